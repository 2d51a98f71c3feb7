"""Where the lines of a map's pictures run: figures that the page and the images share."""
