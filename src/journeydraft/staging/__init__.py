"""Which stages a study gets, and where each proved finding stands in them."""
