"""Figures of accuracy of two kinds: of a set when the program first read it, and now.

`data/first_reading.csv` has what was measured before any rule was mended with the set (one row per set and
measure, added by hand, never changed); `data/accuracy.csv` what is measured now, where the sets serve as
floors and most of them served to mend the rules.
"""

from __future__ import annotations

import pandas as pd

from analysis import paths

FIRST = paths.DATA / "first_reading.csv"
NOW = paths.DATA / "accuracy.csv"  # written by analysis.evaluate.accuracy
ACTS = paths.DATA / "accuracy_acts.csv"  # written by analysis.evaluate.acts
COLUMNS = ["coding_set", "measure", "reading", "n", "value"]


def read_readings() -> pd.DataFrame:
    """One row per set of codings, measure and reading (first, now), first readings first, latest set first.

    Columns: coding_set, measure, reading, n (facts coded by hand), value (F1, or the share right where every
    fact has a partner; 0 to 1).
    """
    first = pd.read_csv(FIRST).assign(reading="first")
    now = pd.read_csv(NOW).assign(reading="now").rename(columns={"gold": "n", "f1": "value"})
    now = pd.concat([now[COLUMNS], _acts_now()])
    sets = list(dict.fromkeys(first["coding_set"]))
    latest = first.sort_values("coding_set", key=lambda s: -s.map(sets.index), kind="stable")
    return pd.concat([latest[COLUMNS], now[COLUMNS]], ignore_index=True)


def read_act_agreement() -> pd.DataFrame:
    """One row per part of the codings of acts and comparison (analysis.evaluate.acts.Agreement)."""
    return pd.read_csv(ACTS)


def _acts_now() -> pd.DataFrame:
    acts = read_act_agreement().query("compared == 'program'")
    named = acts.assign(coding_set="acts_" + acts["half"], reading="now")
    every = named.assign(measure="actions", n=named["gold"], value=named["f1"])
    first = named.assign(
        measure="measures.action",
        n=named["measures"],
        value=(named["first_same"] / named["measures"]).round(4),
    )
    return pd.concat([every, first])[COLUMNS]


def measures_in_order(readings: pd.DataFrame) -> list[str]:
    """The measures as the figures of now list them, then those measured at the first reading only."""
    now = readings.loc[readings["reading"] == "now", "measure"]
    return list(dict.fromkeys([*now, *readings["measure"]]))


def latest_first_readings() -> pd.DataFrame:
    """One row per measure: its figure when the latest set that has one was first read.

    Columns as read_readings. What to expect of a notice that nobody has seen: no rule was mended with
    these texts before.
    """
    readings = read_readings()
    first = readings[readings["reading"] == "first"]
    return first.drop_duplicates("measure").reset_index(drop=True)
