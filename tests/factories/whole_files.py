"""One notice as a file of every format."""

from __future__ import annotations

from functools import cache

from analysis import paths
from analysis.read import read_file
from tests.factories.files import FILES, SUFFIXES
from tests.factories.saved_pages import saved_page

TITLE, *LINES = [
    line.strip() for line in read_file(paths.SAMPLE / "qingshi_zhen.txt").text.split("\n") if line.strip()
]
MAKES = (*FILES, "mht", "text")


@cache
def whole(make: str) -> tuple[str, bytes]:
    """Name and bytes of the notice in one format."""
    if make == "mht":
        return "a.mht", saved_page(("utf-8", "".join(f"<p>{line}</p>" for line in [TITLE, *LINES])))
    if make == "text":
        return "a.txt", "\n".join([TITLE, *LINES]).encode("gb18030")
    return f"a{SUFFIXES[make]}", FILES[make](TITLE, LINES)
