"""The engine that asks a language model: prompts, the seam to providers, and what its replies become."""
