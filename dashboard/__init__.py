"""The pages: the only code, with app.py, that imports streamlit.

Data come from analysis, figures from charts.
"""
