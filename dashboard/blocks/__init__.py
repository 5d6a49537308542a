"""The blocks of each page: a view and small frames in, what a chart says and holds out. No streamlit here."""
