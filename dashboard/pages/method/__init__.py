"""The page `method`."""
