"""Add notices: what does a text of one's own say, and shall it join the others?"""

import streamlit as st

from analysis import paths
from dashboard.components.evidence import plain
from dashboard.pages.add.drafts import adding
from dashboard.pages.add.sections import put_in_files, put_in_text, show_news, show_pending, show_yours
from dashboard.shell import url
from dashboard.shell.data import TABLES_VARIABLE, are_named, folder_in_words
from dashboard.shell.page_run import NothingMore, open_page

view = open_page("add", needs_notices=False)
tr = view.tr
st.markdown(tr("add.private", folder=plain(folder_in_words(paths.NOTICES))))
if are_named():
    st.warning(tr("add.named", variable=f"`{TABLES_VARIABLE}`"))
    raise NothingMore

state = adding()
how = url.choose(
    "how",
    tr("add.how.label"),
    ["files", "paste"],
    format_func=lambda v: tr(f"add.how.{v}"),
    display_only=True,
)
if how == "files":
    put_in_files(view, state)
else:
    put_in_text(view, state)
show_news(view, state)
show_pending(view, state)
show_yours(view)
