"""Inspection-rectification notices as tidy tables, and comparisons over them.

    files -> text (read) -> outline -> facts -> tables (store) -> comparisons (compare)

Data flows one way. Nothing here imports streamlit or plotly.
"""

__version__ = "0.1.0"
