"""One notice's facts as lines for a terminal, each with its passage; uncertain ones are marked ?."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from analysis.columns import Row, Rows
from analysis.schema import TABLES
from analysis.text.terminal import clip, columns, styled
from locales import NOTICES, bilingual, texts

_PASSAGE_CELLS = 48
_HIDDEN = {"notice_id", "sha256", "source", "title"}


def show(text: str, rows: Rows) -> Iterator[str]:
    """The notice, its stated totals, issues with measures, and every other fact in the order of the text."""
    notice = rows["notices"][0]
    yield _heading(notice["title"] or notice["organisation"] or notice["notice_id"])
    described = [
        (_text(f"tables.notices.columns.{c.name}.label"), _label(c.domain, notice[c.name]))
        for c in TABLES["notices"].columns
        if c.name not in _HIDDEN
    ]
    yield from columns(described)
    yield from _section("totals", [_total(row, text) for row in rows["totals"]], right=(4,))
    yield from _section("issues", [_issue(row) for row in rows["issues"]], right=(0, 5, 6))
    for name, line in (
        ("actions", _act),
        ("events", _event),
        ("documents", _document),
        ("outcomes", _amount),
        ("figures", _amount),
    ):
        yield from _section(name, [line(row, text) for row in rows[name]])
    yield from _section("doubts", [_doubt(row, text) for row in rows["doubts"]])


def _heading(text: str) -> str:
    return styled(text, "bold", sys.stdout)


def _section(name: str, lines: list[tuple[str, ...]], *, right: tuple[int, ...] = ()) -> Iterator[str]:
    yield ""
    yield _heading(f"{bilingual(f'tables.{name}.label')}: {len(lines)}")
    for line in columns(lines, right=right):
        yield styled(line, "yellow", sys.stdout) if line.startswith("?") else line


def _total(row: Row, text: str) -> tuple[str, ...]:
    coded = (
        _label("counted", row["counted"]),
        _label("state", row["state"]),
        _label("statistic", row["statistic"]),
    )
    doubt = "?" if row["scope"] != "own" else " "
    return (doubt, *coded, f"{row['value']:g}", _label("scope", row["scope"]), *_passage(row, text))


def _issue(row: Row) -> tuple[str, ...]:
    focus = _label("focus", row["focus"])
    status = _label("status", row["status"])
    if row["status_basis"] != "none":
        status += f" ({_label('status_basis', row['status_basis'])})"
    return (
        str(row["seq"]),
        row["number"] or "",
        clip(row["title"], _PASSAGE_CELLS),
        _label("issue_type", row["issue_type"]),
        status,
        str(row["n_measures"]),
        f"@{row['start']}",
        focus,
    )


def _event(row: Row, text: str) -> tuple[str, ...]:
    doubt = "?" if row["year_inferred"] else " "
    return doubt, row["date"], _label("event", row["event"]), _issue_number(row), *_passage(row, text)


def _act(row: Row, text: str) -> tuple[str, ...]:
    return (
        " ",
        _label("action", row["action"]),
        "#" + row["measure_id"].rsplit("#", 1)[-1],
        *_passage(row, text),
    )


def _document(row: Row, text: str) -> tuple[str, ...]:
    doubt = "?" if row["role"] == "unclear" else " "
    return doubt, _label("role", row["role"]), _issue_number(row), *_passage(row, text)


def _doubt(row: Row, text: str) -> tuple[str, ...]:
    sign = "?" if row["grade"] == "grave" else " "
    passage = ("", "") if row["start"] is None else _passage(row, text)
    return (sign, _label("grade", row["grade"]), _label("doubt", row["doubt"]), row["detail"], *passage)


def _amount(row: Row, text: str) -> tuple[str, ...]:
    what = _label("outcome", row["outcome"]) if "outcome" in row else ""
    return " ", what, f"{row['value']:,.10g} {row['unit']}", _issue_number(row), *_passage(row, text)


def _passage(row: Row, text: str) -> tuple[str, str]:
    return f"@{row['start']}", clip(text[row["start"] : row["end"]], _PASSAGE_CELLS)


def _issue_number(row: Row) -> str:
    return "#" + row["issue_id"].rsplit("#", 1)[-1] if row["issue_id"] else ""


def _label(domain: str, value: Any) -> str:
    if value is None or value == "":
        return "–"
    return _text(f"domains.{domain}.codes.{value}.label", str(value)) if domain else str(value)


def _text(key: str, unknown: str = "") -> str:
    return str(texts(NOTICES).get(key, unknown))
