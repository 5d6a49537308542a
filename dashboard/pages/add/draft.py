"""One text that was read but not yet kept: its facts, or why it was refused."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.compare.one_notice import FACT_KINDS, OneNotice
from analysis.ingest.extract import Refusal, refusal_of
from analysis.ingest.tables import extract_tables
from analysis.read import ReadError
from analysis.read.source import Source


@dataclass(frozen=True)
class Draft:
    """A text as a build would read it: `one` for a notice, else `reason` (a code of the codebook) and
    `detail`."""

    name: str
    source: Source | None
    one: OneNotice | None = None
    reason: str = ""
    detail: str = ""


def make_draft(name: str, read: Source | ReadError, *, notice_id: str) -> Draft:
    """The draft of a file called `name`; its notice, if it is one, has the key `notice_id`."""
    source = read if isinstance(read, Source) else None
    found = extract_tables(read, notice_id) if isinstance(read, Source) else refusal_of(read)
    if isinstance(found, Refusal):
        return Draft(name, source, reason=found.reason, detail=found.detail)
    return Draft(name, source, OneNotice({table: found[table] for table in ("notices", *FACT_KINDS)}))
