"""Benchmarks: ``python -m bench`` prints one table; nothing here is a test."""
