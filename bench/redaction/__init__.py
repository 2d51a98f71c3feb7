"""``python -m bench.redaction``: what is found of names, addresses and numbers in texts of our own."""
