"""The library: drafting, opening and updating maps from Python; what ``import journeydraft`` offers."""
