"""The page `completion`."""
