"""What the engine gets right, task by task: ``python -m bench.quality`` writes docs/quality.md."""
