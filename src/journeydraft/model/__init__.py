"""The nouns: what people said, what was found in it, and the map made of it."""
