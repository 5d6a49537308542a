"""The page `distinctive`."""
