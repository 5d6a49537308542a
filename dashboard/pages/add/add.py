"""Add notices: what is recognised in the reader's own text, and is it kept?"""

import streamlit as st

from analysis import paths
from dashboard.components.evidence import plain
from dashboard.components.missing_text import show_wanted_text
from dashboard.pages.add.drafts import adding
from dashboard.pages.add.sections import show_file_upload, show_kept, show_news, show_pending, show_text_field
from dashboard.shell import url
from dashboard.shell.data import TABLES_VARIABLE, are_named
from dashboard.shell.page_run import NothingMore, open_page
from dashboard.shell.read_only import is_read_only, show_read_only
from dashboard.shell.texts import format_folder

view = open_page("add", needs_notices=False)
tr = view.tr
if is_read_only():
    show_read_only(tr)
    raise NothingMore
show_wanted_text(view)
if are_named():
    st.info(tr("add.named.text"))
    with st.expander(tr("add.named.title")):
        st.markdown(tr("add.named.how", variable=f"`{TABLES_VARIABLE}`"))
    raise NothingMore
st.markdown(tr("add.private", folder=plain(format_folder(paths.NOTICES))))

state = adding()
how = url.choose(
    "how",
    tr("add.how.label"),
    ["files", "paste"],
    format_func=lambda v: tr(f"add.how.{v}"),
    display_only=True,
)
if how == "files":
    show_file_upload(view, state)
else:
    show_text_field(view, state)
show_news(view, state)
show_pending(view, state)
show_kept(view)
