"""As many notices as a test wants: the first invented one, again and again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from tests.factories.invented_tables import invented_tables


def many_tables(n: int) -> dict[str, pd.DataFrame]:
    """The invented tables with notice alpha and its issues and totals n times, and no other notice."""
    frames = invented_tables()
    for name in ("notices", "issues", "totals"):
        alpha = frames[name][frames[name]["notice_id"] == "alpha"]
        copies = [alpha.assign(notice_id=f"n{i}", **_own_keys(name, alpha, i)) for i in range(n)]
        frames[name] = pd.concat(copies, ignore_index=True)
    return frames


def many_issues(titles: Sequence[str]) -> dict[str, pd.DataFrame]:
    """The invented tables with an issue for each title, ten to a notice, and no other notice."""
    frames = invented_tables()
    n = np.arange(len(titles))
    issue, notice = (frames[name].iloc[[0]] for name in ("issues", "notices"))
    ids = [f"n{i}" for i in n[::10]]
    owners = np.repeat(ids, 10)[: len(n)]
    keys = {"notice_id": owners, "issue_id": [f"{o}#{i % 10}" for o, i in zip(owners, n, strict=True)]}
    issues = issue.iloc[n * 0].reset_index(drop=True).assign(**keys, title=list(titles), seq=n % 10)
    notices = notice.iloc[n[::10] * 0].reset_index(drop=True).assign(notice_id=ids, sha256=ids)
    return {"notices": notices, "issues": issues}


def with_counts(frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with two counts of measures that have no total."""
    counts = frames["totals"].iloc[[3, 3]].assign(counted="measure", state=["completed", "mostly_completed"])
    return frames | {"totals": pd.concat([frames["totals"], counts])}


def _own_keys(name: str, rows: pd.DataFrame, i: int) -> dict[str, list[str]]:
    if name == "issues":
        return {"issue_id": [f"n{i}#{seq}" for seq in rows["seq"]]}
    return {"sha256": [f"{i:064d}"]} if name == "notices" else {}
