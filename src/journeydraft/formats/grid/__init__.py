"""The map as a grid of stages and lanes, which the page, the picture and the report draw."""
