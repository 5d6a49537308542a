"""Texts, labels and meanings in the chosen language."""
