"""What one does with maps that are there: so far, scoring one against another or against people's coding."""
