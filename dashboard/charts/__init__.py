"""Figures: a small frame and labels in, a plotly Figure out. No streamlit, no counting, no SQL here."""
