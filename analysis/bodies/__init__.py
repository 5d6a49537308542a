"""Organisations: name, place, level, and the team that inspected them."""
