"""Tables of one issue, a label and its words in each row (问题 | …, 整改措施 | …), read as the text that they
are: 问题1：…, 整改措施：….
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from analysis.text.edits import Edit
from analysis.text.table_columns import column_role

_PAIR = re.compile(
    r"(?m)^[ \t|]*(?P<label>(?=[^\t|\n]*[一-鿿])[^\t|\n]{1,14}?)[ *]*[\t|]"
    r"[ \t|*]*(?P<words>[^\t|\n]+?)(?P<end>[ \t|*]*)$"
)
_TOLD = {"measure", "status"}


@dataclass(frozen=True)
class _Row:
    """A label and its content."""

    match: re.Match[str]
    role: str

    @property
    def label(self) -> str:
        return self.match["label"].strip("* ")


def find_pairs(text: str) -> list[Edit]:
    """Edits that print every table of one issue row by row; none where no row names a problem."""
    if "\t" not in text and "|" not in text:
        return []
    edits: list[Edit] = []
    for number, issue in enumerate(_issues(text), 1):
        edits += [edit for row in issue for edit in _printed(row, number)]
        edits += [Edit(a.match.end(), b.match.start(), "\n") for a, b in pairwise(issue)]
    return sorted(edits)


def _issues(text: str) -> Iterator[list[_Row]]:
    """The rows of each issue: from the one that names the problem to the last of its table."""
    issue: list[_Row] = []
    for row in _rows(text):
        gap = text[issue[-1].match.end() : row.match.start()] if issue else ""
        if row.role == "problem" or gap.strip("-:| \t\n"):
            if _is_issue(issue):
                yield issue
            issue = [row] if row.role == "problem" else []
        elif issue:
            issue.append(row)
    if _is_issue(issue):
        yield issue


def _rows(text: str) -> Iterator[_Row]:
    for match in _PAIR.finditer(text):
        if not column_role(match["words"]):  # a heading of columns is no label with its words
            yield _Row(match, column_role(match["label"]))


def _is_issue(rows: list[_Row]) -> bool:
    return bool(_TOLD & {row.role for row in rows})


def _printed(row: _Row, number: int) -> Iterator[Edit]:
    label = f"问题{number}" if row.role == "problem" else row.label
    yield Edit(row.match.start(), row.match.start("words"), f"{label}：")
    yield Edit(*row.match.span("end"))
