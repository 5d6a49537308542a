"""The page `keywords`."""
