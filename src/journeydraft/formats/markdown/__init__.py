"""The map as Markdown, which people edit: written and read back without loss."""
