"""One text at hand to its facts, before anything is written: what `build` would make of it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.checks import broken_notice
from analysis.compare.one_notice import OneNotice
from analysis.ingest import extract
from analysis.outline import notice
from analysis.read import ReadError
from analysis.read.source import Source
from analysis.schema import TABLES
from analysis.store import make_frame
from analysis.text.terminal import clip

_MAX_DETAIL = 400  # one cell of a table


@dataclass(frozen=True)
class Recognised:
    """What became of one text: `one` where it is a notice, else `reason` (a code of the codebook) and `detail`."""

    name: str
    source: Source | None
    one: OneNotice | None = None
    reason: str = ""
    detail: str = ""


def recognise(name: str, read: Source | ReadError, *, notice_id: str) -> Recognised:
    """The facts of a text under the key `notice_id`, or why it gives none; never raises for what it holds."""
    if isinstance(read, ReadError):
        return Recognised(name, None, reason=read.reason, detail=read.detail)
    try:
        document = notice.read_document(read, notice_id)
        rows = extract.extract_rows(document)
        broken = broken_notice(document, rows)
        tables = {
            table: make_frame(TABLES[table], listed)
            for table, listed in extract.place_rows(document, rows).items()
            if table != "keywords"
        }
    except notice.NotANotice as error:
        return Recognised(name, read, reason="not_a_notice", detail=clip(str(error), _MAX_DETAIL))
    except Exception as error:  # a defect of a rule costs the reader this text, not the page
        return Recognised(
            name, read, reason="error", detail=clip(f"{type(error).__name__}: {error}", _MAX_DETAIL)
        )
    if broken:
        return Recognised(name, read, reason="error", detail=clip(str(broken[0]), _MAX_DETAIL))
    return Recognised(name, read, OneNotice(tables))
