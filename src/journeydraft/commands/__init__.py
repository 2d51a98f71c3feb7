"""The commands, one a file: thin shells over library calls."""
