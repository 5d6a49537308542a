"""Method and data: what the numbers mean, how good they are, and all of them to take away."""

from dashboard import reference, url
from dashboard.view import open_page

SECTIONS = {
    "definitions": reference.show_definitions,
    "codes": reference.show_codes,
    "accuracy": reference.show_accuracy,
    "tables": reference.show_tables,
    "words": reference.show_word_lists,
    "cite": reference.show_citation,
}

view = open_page("method", needs_notices=False)
words = view.words
section = url.choose(
    "section",
    words("method.section"),
    list(SECTIONS),
    format_func=lambda name: words(f"method.{name}.title"),
)
SECTIONS[section](view)
