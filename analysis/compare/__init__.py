"""Comparisons over the tables: one question, one module; tables and a selection in, a small frame out.

Frames contain codes and numbers, never labels. All questions are DuckDB queries in process, so that five
notices and a hundred thousand take the same path. Nothing here imports streamlit or plotly.
"""
