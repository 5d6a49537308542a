"""Tables of words for the tests of comparisons: invented letters, and the shipped notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.compare.tables import Tables
from analysis.schema import TABLES
from analysis.store.frames import make_frame

# The corpus in five parts with which Gries (2008, 2020) explains measures of dispersion, 50 words.
GRIES = {
    "p1": "b a m n i b e u p",
    "p2": "b a s a t b e w q n",
    "p3": "b c a g a b e s t a",
    "p4": "b a g h a b e a a t",
    "p5": "b a h a a b e a x a t",
}


def tables_of(texts: Mapping[str, str], **columns: Mapping[str, str]) -> Tables:
    """Tables of notices that contain these words outside issues; `columns`: level={notice: code} and the
    like."""
    rows = [
        {"notice_id": notice, "issue_id": None, "part": "other", "term": term, "pos": "n", "count": count}
        for notice, text in texts.items()
        for term, count in Counter(text.split()).items()
    ]
    notices = [_notice(id_, {name: codes.get(id_) for name, codes in columns.items()}) for id_ in texts]
    return _tables(notices=notices, keywords=rows)


def tables_of_issues(issues: Mapping[str, tuple[str, str]]) -> Tables:
    """Tables of issues, issue_id -> (type, words); the notice is what comes before the #."""
    listed = [
        _row(
            "issues",
            notice_id=id_.split("#")[0],
            issue_id=id_,
            seq=n,
            title="t",
            issue_type=type_,
            status="not_stated",
            status_basis="none",
            n_measures=1,
            n_chars=1,
            start=n,
            end=n + 1,
        )
        for n, (id_, (type_, _)) in enumerate(issues.items(), start=1)
    ]
    rows = [
        {
            "notice_id": id_.split("#")[0],
            "issue_id": id_,
            "part": "rectification",
            "term": term,
            "pos": "n",
            "count": count,
        }
        for id_, (_, text) in issues.items()
        for term, count in Counter(text.split()).items()
    ]
    notices = [_notice(id_, {}) for id_ in dict.fromkeys(id_.split("#")[0] for id_ in issues)]
    return _tables(notices=notices, issues=listed, keywords=rows)


def _notice(notice_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    base = {
        "notice_id": notice_id,
        "n_chars": 1,
        "sha256": notice_id,
        "source": "x",
        "rectification_chars": 1,
        "source_quality": "text",
    }
    return _row("notices", **base, **values)


def _row(table: str, **values: Any) -> dict[str, Any]:
    return dict.fromkeys(TABLES[table].names) | values


def _tables(**rows: list[dict[str, Any]]) -> Tables:
    frames: dict[str, pd.DataFrame] = {name: make_frame(TABLES[name], given) for name, given in rows.items()}
    return Tables.from_frames(frames)
