"""Method and data: what the numbers mean, how accurate they are, and all of them to download."""

from dashboard.pages.method import sections as reference
from dashboard.pages.method.accuracy import show_accuracy
from dashboard.pages.method.corrections import show_corrections
from dashboard.pages.method.query import show_query
from dashboard.shell import url
from dashboard.shell.page_run import open_page

SECTIONS = {
    "definitions": reference.show_definitions,
    "codes": reference.show_codes,
    "accuracy": show_accuracy,
    "tables": reference.show_tables,
    "query": show_query,
    "corrections": show_corrections,
    "words": reference.show_word_lists,
    "cite": reference.show_citation,
}

view = open_page("method", needs_notices=False)
tr = view.tr
section = url.choose(
    "section",
    tr("method.section"),
    list(SECTIONS),
    format_func=lambda name: tr(f"method.{name}.title"),
    display_only=True,
)
SECTIONS[section](view)
