"""A map for assistants to look things up in, over the Model Context Protocol; read only."""
