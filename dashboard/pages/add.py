"""Add notices: what does a text of one's own say, and shall it join the others?"""

import streamlit as st

from analysis import paths
from dashboard import url
from dashboard.adding import adding
from dashboard.adding_blocks import put_in_files, put_in_text, show_news, show_pending, show_yours
from dashboard.evidence import plain
from dashboard.sources import TABLES_VARIABLE, are_named, folder_in_words
from dashboard.view import NothingMore, open_page

view = open_page("add", needs_notices=False)
words = view.words
st.markdown(words("add.private", folder=plain(folder_in_words(paths.NOTICES))))
if are_named():
    st.warning(words("add.named", variable=f"`{TABLES_VARIABLE}`"))
    raise NothingMore

state = adding()
how = url.choose(
    "how", words("add.how.label"), ["files", "paste"], format_func=lambda v: words(f"add.how.{v}")
)
if how == "files":
    put_in_files(view, state)
else:
    put_in_text(view, state)
show_news(view, state)
show_pending(view, state)
show_yours(view)
