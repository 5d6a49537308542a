"""The reader on a page: facts in a list, the text beside it, one chosen passage in both and in the
address."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from analysis.compare.one_notice import FACT_KINDS, OneNotice
from analysis.text.pieces import cut_pieces, printed_heading
from dashboard.charts.colours import FACT
from dashboard.i18n.translator import Translator
from dashboard.passage_view.lines import Line, list_fact_lines

Passage = tuple[int, int]
_FOLDER = Path(__file__).parent
_TARGET = "passage"  # key of a passage in the address that is no fact's

_reader = st.components.v2.component(
    "rectification_notices.reader",
    html='<div class="reader"></div>',
    css=(_FOLDER / "passage_view.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "passage_view.js").read_text(encoding="utf-8"),
)


def show_reader(
    data: dict[str, Any],
    *,
    key: str,
    visit: int = 0,
    link: str = "",
    on_passage: Callable[[Passage], None] | None = None,
    off: Sequence[str] = (),
    on_off: Callable[[list[str]], None] | None = None,
) -> None:
    """The facts and the text of `data` (see reader_data).

    visit: a higher one opens the target again. link: address of the notice, to which the place of a passage
    is added. on_passage: called with every passage the reader opens. off: kinds of facts hidden at first.
    on_off: called with the kinds that are hidden now.
    """

    def on_at_change() -> None:
        opened = _passage(st.session_state[key].get("at"))
        if on_passage and opened:
            on_passage(opened)

    def on_off_change() -> None:
        if on_off:
            on_off([code for code in str(st.session_state[key].get("off") or "").split(",") if code])

    shown = {**data, "visit": visit, "link": link, "off": list(off)}
    _reader(key=key, data=shown, on_at_change=on_at_change, on_off_change=on_off_change)


def reader_data(
    one: OneNotice, tr: Translator, *, text: str | None, target: Passage | None = None
) -> dict[str, Any]:
    """What the component shows: lines (facts in words), pieces of the text with the facts over them, kinds,
    words.

    Without `text` the facts are listed with their places. target: the passage to open.
    """
    lines = list_fact_lines(one, tr)
    marked = [(line["id"], *_mark(line, one, text)) for line in lines if line["id"]]
    chosen = _key_of(target, marked, lines)
    if target and not chosen:
        marked.append((_TARGET, *target))
        chosen = _TARGET
    pieces = None if text is None else [[_printable(p), list(ids)] for p, ids in cut_pieces(text, marked)]
    data = {
        "lines": lines,
        "pieces": pieces,
        "kinds": _kinds(lines, tr),
        "target": chosen,
        "place": list(target) if target else None,
        "text_id": str(one.notice["sha256"]),
        "words": {
            name: tr(f"notice.reader.{name}") for name in ("facts", "text", "keys", "place", "link", "kinds")
        },
    }
    return {**data, "stamp": hashlib.sha256(json.dumps(data).encode()).hexdigest()[:16]}


def _mark(line: Line, one: OneNotice, text: str | None) -> Passage:
    """Where the fact is marked: an issue at its heading, everything else as a whole."""
    if line["kind"] != "issue" or text is None:
        return line["start"], line["end"]
    row = one.tables["issues"].iloc[int(line["id"].rsplit("-", 1)[1]) - 1]
    heading = printed_heading(text, start=line["start"], end=line["end"], title=str(row["title"]))
    return heading.start, heading.end


def _key_of(target: Passage | None, marked: list[tuple[str, int, int]], lines: list[Line]) -> str:
    """The fact whose passage, whole or as marked, is the target."""
    if target is None:
        return ""
    whole = [line["id"] for line in lines if line["id"] and (line["start"], line["end"]) == target]
    return next(iter(whole), "") or next((id_ for id_, *span in marked if tuple(span) == target), "")


def _kinds(lines: list[Line], tr: Translator) -> list[dict[str, Any]]:
    return [
        {
            "code": kind,
            "label": tr(f"notice.kind.{kind}"),
            "colour": FACT[kind],
            "n": sum(line["kind"] == kind for line in lines),
        }
        for kind in FACT_KINDS.values()
    ]


def _printable(text: str) -> str:
    """Half a character (broken files contain them) cannot be sent to a browser."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _passage(at: Any) -> Passage | None:
    return parse_passage(at.partition("#")[0]) if isinstance(at, str) else None


def parse_passage(at: str) -> Passage | None:
    """`120-180` as offsets; None for anything else."""
    start, _, end = at.partition("-")
    if not (start.isascii() and end.isascii() and start.isdigit() and end.isdigit()):
        return None
    found = int(start[:9]), int(end[:9])
    return found if found[0] < found[1] else None
