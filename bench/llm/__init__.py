"""``python -m bench.llm``: calls, tokens and time of the llm engine, with a server of known latency."""
