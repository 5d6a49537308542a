"""The invented notices of the benchmarks: read as they were written, and as varied as they claim to be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from analysis.ingest.extract import Extracted, extract
from analysis.read import read_bytes
from benchmarks.notices import WORDING, make_notice, write_notices


def test_every_notice_is_read_as_it_was_written() -> None:
    misread = []
    for number in range(30):
        notice = make_notice(number, seed=7)
        found = extract(read_bytes(notice.text.encode(), name=notice.name), "invented")
        read = (
            (len(found.rows["issues"]), found.rows["notices"][0]["level"])
            if isinstance(found, Extracted)
            else found
        )
        if read != (notice.issues, notice.level):
            misread.append((number, notice.form, notice.issues, notice.level, read))
    assert misread == []


def test_levels_and_forms_have_their_stated_shares_and_no_two_texts_are_alike() -> None:
    notices = [make_notice(number) for number in range(600)]
    assert len({notice.text for notice in notices}) == 600
    for table, counted in (
        ("levels", Counter(n.level for n in notices)),
        ("forms", Counter(n.form for n in notices)),
    ):
        for name, row in WORDING[table].items():
            assert abs(counted[name] / 6 - row["share"]) < 7, name
    lengths = sorted(len(notice.text) for notice in notices)
    assert lengths[0] > 1500 and 4000 < lengths[300] < 8000 and 9000 < lengths[-1] < 16000


def test_a_folder_has_the_issues_it_claims_and_is_the_same_every_time(tmp_path: Path) -> None:
    once, again = (write_notices(tmp_path / name, 5, seed=3, first=998) for name in ("a", "b"))
    files = {path.relative_to(tmp_path / "a"): path.read_bytes() for path in (tmp_path / "a").rglob("*.txt")}
    assert once == again == sum(make_notice(number, seed=3).issues for number in range(998, 1003))
    assert len(files) == 5 and all(
        (tmp_path / "b" / name).read_bytes() == data for name, data in files.items()
    )
