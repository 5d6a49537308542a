"""Files under any name: read, shown in one printable line, found again, and one row each in every CSV."""

from __future__ import annotations

import csv
import os
from pathlib import Path

from analysis.ingest.build import build
from analysis.read.uploads import read_upload
from analysis.store import read_tables
from analysis.text.printable import original_name
from tests.factories.archives import packed, packed_as

NAMES = [
    "通报.txt".encode(),
    "通报.txt".encode("gbk"),
    b"\x01\x1b[31m.txt",
    b"a\rb\n=1.txt",
    b"-rf.txt",
    b"=1+1.txt",
    "‮txt.通报".encode(),
    b"\\x41.txt",
    b"n" * 251 + b".txt",
    ("字" * 83).encode() + b".txt",
]


def test_files_of_any_name_are_read_and_found_again(tmp_path: Path, sample_notices: list[Path]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n, name in enumerate(NAMES):
        text = sample_notices[0].read_text(encoding="utf-8") + f"\n附：第{n}号材料。\n"
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(text, encoding="utf-8")
    report = build([folder], tmp_path / "t")
    found = {outcome.found.name: outcome for outcome in report.outcomes}
    assert {os.fsencode(original_name(name)) for name in found} == set(NAMES)
    assert all(name.isprintable() for name in found)
    with (tmp_path / "t" / "notices.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["source"] for row in rows) == sorted(found)
    assert len({row["notice_id"] for row in rows}) == len(NAMES)
    assert sorted(read_tables(tmp_path / "t")["notices"]["source"]) == sorted(found)
    assert build([folder], tmp_path / "t").reused == len(NAMES)


def test_names_in_an_archive_are_shown_harmlessly() -> None:
    for name in (b"\x1b[31m\r.txt", "‮txt.通报.txt".encode(), b"../../=1.txt"):
        [shown] = dict(read_upload(packed_as(name, "整改".encode()), name="a.zip"))
        assert shown.isprintable() and ".." not in shown.split("/")


def test_a_name_that_is_not_the_utf_8_it_claims_costs_nothing() -> None:
    data = packed({"通报.txt": "整改".encode(), "其他.txt": b"x"})
    broken = data.replace("通报".encode(), b"\xff\xfe\xfd\xff\xfe\xfd")
    read = dict(read_upload(broken, name="a.zip"))
    assert len(read) == 2 and "a.zip/其他.txt" in read
    assert [getattr(source, "text", "") for source in read.values()] == ["整改", "x"]
