"""journeydraft: from interview transcripts and reviews to a first-draft customer journey map."""

__version__ = "0.1.0"
