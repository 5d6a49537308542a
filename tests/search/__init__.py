"""Tests of analysis/search."""
