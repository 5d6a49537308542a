"""The limits on files as a page: value and reason from `analysis/limits.py`, the sentence for users from
`too_much`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

from analysis import limits
from analysis.read.too_much import SENTENCES

_CONSTANT = re.compile(r"^([A-Z][A-Z_]+) = [^#]*(?:# (.*))?$")
_UNITS = ("KIB", "MIB", "GIB")


def limits_page() -> str:
    """One row per limit, in the order of the module, as Markdown."""
    lines = [
        "# Limits",
        "",
        "Made from `analysis/limits.py`. Where no sentence is listed, what passes the limit is "
        "ignored or cut.",
        "",
        "| limit | value | why | what the user reads |",
        "| --- | --- | --- | --- |",
    ]
    return "\n".join([*lines, *_rows()]) + "\n"


def _rows() -> Iterator[str]:
    for name, reason in reasons():
        value = getattr(limits, name)
        sentence = SENTENCES[name][1].format(n=value + 1, most=value) if name in SENTENCES else ""
        yield f"| `{name}` | {value:,} | {reason} | {sentence} |"


def reasons() -> Iterator[tuple[str, str]]:
    """Every limit and why it is there: the comment behind it, else the one over its block."""
    above: list[str] = []
    before = ""
    for line in inspect.getsource(limits).splitlines():
        if line.startswith("# "):
            above = [*above, line[2:]] if before.startswith("# ") else [line[2:]]
        elif (match := _CONSTANT.match(line)) and match[1] not in _UNITS:
            yield match[1], match[2] or " ".join(above)
        before = line
