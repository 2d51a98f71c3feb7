"""The whole way from files to a map. ``pipeline`` composes what its neighbours do."""
