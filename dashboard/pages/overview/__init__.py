"""The page `overview`."""
