"""The page `issues`."""
