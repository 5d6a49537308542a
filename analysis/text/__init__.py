"""Texts: spans, folding, numerals, dates, names and quantities."""
