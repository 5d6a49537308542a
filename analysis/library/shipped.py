"""The shipped tables and the user's own as one: the user's rows of a shipped notice replace the shipped."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.ingest.build import Report, build
from analysis.library.joining import (
    Reproduction,
    Tables,
    compare_notice,
    find_matches,
    merge_rows,
    new_ids,
    reject_copies,
    rename_rows,
)
from analysis.read.folders import find_files
from analysis.schema import TABLES
from analysis.store import fingerprint


def merge_shipped(shipped: Tables, own: Tables) -> tuple[dict[str, pd.DataFrame], list[Reproduction]]:
    """All tables, every notice once: the user's rows replace the shipped rows of the same notice.

    A second copy of a shipped notice goes to `rejected`; another notice with a shipped notice's key
    gets a new key (-2, -3, ...).
    """
    matches = dict(find_matches(shipped["notices"], own["notices"]))
    ids, surplus = new_ids(shipped["notices"], own["notices"], matches)
    renamed = {name: rename_rows(own[name], ids) for name in TABLES}
    merged = {name: merge_rows(shipped[name], renamed[name]) for name in TABLES}
    merged["rejected"] = reject_copies(merged["rejected"], own["notices"], surplus)
    kept = own["notices"][own["notices"]["notice_id"].isin(ids)]
    reproduced = [
        compare_notice(shipped, renamed, matches[own_id], source)
        for own_id, source in zip(kept["notice_id"], kept["source"], strict=True)
        if own_id in matches
    ]
    return merged, reproduced


def refresh(notices: str | Path, store: str | Path) -> Report | None:
    """Build the user's notices into `store` if something changed; None where there is nothing to build.

    Unchanged files are not read again and unchanged tables not written.

    Raises:
        StoreError: another build is writing there.
    """
    notices = Path(notices)
    if not notices.is_dir() or not (find_files([notices]) or fingerprint(store)):
        return None
    return build([notices], store, format="parquet", quiet=True, own=True)
