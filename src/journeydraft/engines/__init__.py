"""Engines: what finds the points of the codebook in a chunk of speech."""
