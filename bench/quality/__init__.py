"""What the engine gets right, task by task: ``python -m bench.quality`` writes docs/quality.md."""

from __future__ import annotations

import sys
from pathlib import Path

# Which rows are held back is said there, once.
sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
