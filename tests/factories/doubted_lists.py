"""How many right and wrong lists of issues carry a grave doubt: `python -m tests.factories.doubted_lists`
writes `data/doubts.csv`.

The coded texts are read as they are and damaged (tests.factories.misread); a list is right if it is the one
coded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from random import Random

import pandas as pd

from analysis.codebook import domain
from analysis.doubts import find_list_doubts
from analysis.doubts.doubt import Doubted
from analysis.evaluate.accuracy import DOUBTED, INVENTED, TESTS
from analysis.evaluate.gold import read_gold
from analysis.facts import extract_totals
from analysis.outline.notice import NotANotice, read_document
from analysis.read import read_file
from analysis.read.source import Source
from tests.factories.misread import TRIED, UNSEEN, Copy, Damage, Issue, coded_copy, is_list_right

COLUMNS = ["damage", "right", "right_doubted", "wrong", "wrong_doubted"]
KINDS: dict[str, Mapping[str, Damage]] = {
    "none": {"none": lambda copy, random: copy},
    "tried": TRIED,
    "unseen": UNSEEN,
}
_EACH = 3  # kinds of damage that one text suffers; all of them together take too long


def coded_copies() -> Iterator[tuple[str, Copy]]:
    """The invented texts with their coded issues, by notice."""
    for coded in (one for one in INVENTED.values() if not one.by_content):
        gold = read_gold(TESTS / "gold" / coded.codings)
        issues = gold.tables.get("issues")
        for notice_id, rows in issues.groupby("notice_id", sort=True) if issues is not None else ():
            text = read_file(coded.texts / f"{notice_id}.txt").text
            records = rows.to_dict("records")
            yield str(notice_id), coded_copy(text, [_issue(r) for r in records])


def _issue(row: Mapping[str, object]) -> Issue:
    return Issue(int(str(row["start"])), str(row["number"]), str(row["title"]))


def is_right_and_doubted(copy: Copy) -> tuple[bool, bool] | None:
    """Whether the list read from the copy is right, and whether it carries a grave doubt; None if refused."""
    try:
        document = read_document(Source("a.txt", copy.text, "", "txt", "utf-8"), "a")
    except NotANotice:
        return None
    places = document.places or range(len(copy.text) + 1)
    headings = (item.heading for item in document.outline.items)
    right = is_list_right(copy, [(places[h.start], places[h.end - 1] + 1) for h in headings])
    codes = domain("doubt").codes
    found = find_list_doubts(Doubted(document, {"totals": extract_totals(document)}))
    return right, any(codes[doubt.code].sets["grade"] == "grave" for doubt in found)


def measure(damage: str, copies: Iterable[tuple[str, Copy]]) -> dict[str, object]:
    """One row: of the lists read from these texts, how many are right or wrong, and doubted."""
    counted: Counter[str] = Counter()
    for notice_id, copy in copies:
        kinds = sorted(KINDS[damage])
        for kind in Random(notice_id).sample(kinds, min(_EACH, len(kinds))):
            damaged = KINDS[damage][kind](copy, Random(notice_id + kind))
            found = is_right_and_doubted(damaged) if damage == "none" or damaged != copy else None
            if found is not None:
                side = "right" if found[0] else "wrong"
                counted.update([side, f"{side}_doubted"] if found[1] else [side])
    return {"damage": damage, **{column: counted[column] for column in COLUMNS[1:]}}


def measure_all() -> pd.DataFrame:
    """One row per kind of damage. Columns: damage (none, tried, unseen), right, right_doubted, wrong,
    wrong_doubted (numbers of lists).
    """
    copies = list(coded_copies())
    return pd.DataFrame([measure(damage, copies) for damage in KINDS], columns=COLUMNS)


if __name__ == "__main__":
    measure_all().to_csv(DOUBTED, index=False, lineterminator="\n")
