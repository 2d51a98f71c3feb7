"""Findings of all participants become the items of one map: pure, with stable order and ids."""
