"""The page `measures`."""
