"""What is searched of all issues, written to files once: numbers and texts. Of large tables they are kept."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.bodies.body_kind import kind_of_body, kinds_of_bodies
from analysis.compare.tables import Tables
from analysis.compare.word_rows.columns import Column, Place, columns_in, smallest
from analysis.search.issues import OF_ISSUE, Issues, number_codes
from analysis.search.parts import Parts, write_part
from analysis.search.query import plain_all
from analysis.search.strings import Numbers, Texts
from analysis.search.terms import Terms, write_terms

NAME = "searched"  # of the folder
_BATCH = 4_000  # notices whose issues are read at once
_FILE, _NOTICES_FILE = "codes.json", "searched-notices.parquet"


@dataclass(frozen=True)
class Made:
    """columns: of all issues, in the order of the tables. codes: what numbers in them mean. hold: what the
    files are removed with, where they are not kept."""

    folder: Path
    columns: dict[str, Column]
    codes: dict[str, list[str]]
    hold: object

    @classmethod
    def of(cls, tables: Tables) -> Made:
        """That of the tables, written now where it is not kept."""
        if folder := tables.kept_once(NAME, partial(_write, tables)):
            return cls._read(folder, None)
        temporary = tempfile.TemporaryDirectory(prefix="notices-", ignore_cleanup_errors=True)
        _write(tables, Path(temporary.name))
        return cls._read(Path(temporary.name), temporary)

    @classmethod
    def _read(cls, folder: Path, hold: object) -> Made:
        codes = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(folder, columns_in(folder), codes, hold)

    def issues(self) -> Issues:
        notices = pd.read_parquet(self.folder / _NOTICES_FILE)
        notices["body_kind"] = pd.Categorical(notices["body_kind"], categories=kinds_of_bodies())
        codes = {name: (self.columns[name][:], self.codes[name]) for name in OF_ISSUE}
        row, seq, acts = (self.columns[name][:] for name in ("notice", "seq", "acts"))
        return Issues(notices, row.astype(np.int32), seq, acts, codes)

    def terms(self, tables: Tables, left_out: Numbers) -> Terms:
        """The words of all issues but those at these places."""
        return Terms.read(tables, self.folder, self.columns, left_out)

    def texts(self, name: str) -> Parts:
        """Titles, or names of documents."""
        return Parts(name, self.columns, self.hold)


def _read_notices(tables: Tables) -> pd.DataFrame:
    notices = tables.query(_NOTICES)
    kinds = [kind_of_body(name) for name in notices.pop("organisation")]
    return notices.assign(body_kind=pd.Series(kinds, dtype="str"))


def _write(tables: Tables, folder: Path) -> None:
    place, notices = Place(folder), _read_notices(tables)
    notices.to_parquet(folder / _NOTICES_FILE)
    numbers: dict[str, list[Any]] = {name: [] for name in (*_NUMBERS, *OF_ISSUE)}
    for number, batch in enumerate(_batches(tables, notices["notice_id"].tolist())):
        for name in _TEXTS:
            texts = plain_all([text or "" for text in batch.column(name).to_pylist()])
            write_part(place, name, number, Texts.of(texts))
        for name in _NUMBERS:
            numbers[name].append(batch.column(name).to_numpy())
        for name in OF_ISSUE:
            numbers[name].append(batch.column(name).combine_chunks().dictionary_encode())
    nr, seq, acts = (np.concatenate([np.zeros(0, np.uint32), *numbers[name]]) for name in _NUMBERS)
    order = np.argsort(notices["nr"].to_numpy())
    rows = order[np.searchsorted(notices["nr"].to_numpy()[order], nr)]
    codes = {name: number_codes(numbers[name]) for name in OF_ISSUE}
    place.write("acts", acts.astype(np.uint32))
    for name, values in (("notice", rows), ("seq", seq), *((name, of) for name, (of, _) in codes.items())):
        place.write(name, smallest(values))
    (folder / _FILE).write_text(json.dumps({n: named for n, (_, named) in codes.items()}), encoding="utf-8")
    write_terms(tables, Issues(notices, rows, seq, acts, codes), folder)


def _batches(tables: Tables, notice_ids: list[str]) -> Iterator[pa.Table]:
    for first in range(0, len(notice_ids), _BATCH):
        ids = notice_ids[first : first + _BATCH]
        yield tables.arrow(_ISSUES, {"first": ids[0], "last": ids[-1]})


_TEXTS = ("title", "names")
_NUMBERS = ("nr", "seq", "acts")
_NOTICES = """
SELECT notice_id, nr, level, city, year, organisation
FROM notice_keys JOIN (SELECT notice_id, organisation FROM notices) USING (notice_id) ORDER BY notice_id
"""
_ISSUES = f"""
SELECT nr, seq, acts, {", ".join(OF_ISSUE)}, title, names
FROM searched_issues JOIN notice_keys USING (nr) WHERE notice_id BETWEEN $first AND $last
ORDER BY notice_id, seq
"""
