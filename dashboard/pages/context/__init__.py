"""The page `context`."""
