"""The page `notice`."""
