"""One text that was read but not yet kept: its facts, or why it was refused."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.compare.one_notice import NOTICE_TABLES, OneNotice
from analysis.ingest.extract import Refusal, refusal_of
from analysis.ingest.tables import extract_tables
from analysis.read import ReadError
from analysis.read.source import Source


@dataclass(frozen=True)
class Draft:
    """A text as a build would read it: `one` for a notice, else `reason` (a code of the codebook) and
    `detail`."""

    name: str
    source: Source | None = None  # not kept of a refused text
    one: OneNotice | None = None
    reason: str = ""
    detail: str = ""


def make_draft(name: str, read: Source | ReadError, *, notice_id: str) -> Draft:
    """The draft of a file called `name`; its notice, if it is one, has the key `notice_id`."""
    found = extract_tables(read, notice_id) if isinstance(read, Source) else refusal_of(read)
    if isinstance(found, Refusal):
        return Draft(name, reason=found.reason, detail=found.detail)
    assert isinstance(read, Source)
    return Draft(name, read, OneNotice({table: found[table] for table in NOTICE_TABLES}))
