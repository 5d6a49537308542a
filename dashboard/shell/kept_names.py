"""Names of notices that pages show, kept like other answers about large tables: to make them takes long."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from analysis.compare.options import notice_options
from analysis.compare.tables import Tables
from dashboard.i18n.labels import short_names
from dashboard.i18n.names import translate_bodies
from locales import FOLDER, names_of

_MADE_BY = Path(__file__).parent.parent / "i18n"


def names_of_notices(tables: Tables) -> dict[str, str]:
    """notice_id -> short name."""
    return _once(tables, "", lambda: short_names(notice_options(tables)))


def names_in_language(tables: Tables, names: dict[str, str], language: str) -> dict[str, str]:
    """notice_id -> its name in the language, in the order of `names`."""
    if not names_of(language):
        return names
    made = _once(tables, language, lambda: translate_bodies(names, notice_options(tables), language))
    return {notice_id: made[notice_id] for notice_id in names}


def _once(tables: Tables, language: str, make: Callable[[], Mapping[str, str]]) -> dict[str, str]:
    """What `make` returns, kept with the tables for the same program."""

    def frame() -> pd.DataFrame:
        names = make()
        return pd.DataFrame({"notice_id": [*names], "name": [*names.values()]}, dtype="str")

    found = tables.remember(frame, "names", language, _version())
    return dict(zip(found["notice_id"].tolist(), found["name"].tolist(), strict=True))


@cache
def _version() -> str:
    """Checksum of what names are made by and is no part of the analysis."""
    files = [*sorted(_MADE_BY.glob("*.*")), *sorted(FOLDER.glob("*/_names.yaml"))]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
