"""corrections.csv: neither a kill nor a second session, a damaged file or a read-only folder loses one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from analysis.library.corrections import CannotCorrect, Correction, read_corrections
from analysis.library.corrections import file as corrections_file
from analysis.library.corrections.correction import is_sound
from analysis.library.corrections.file import (
    add_corrections,
    can_write,
    format_corrections,
    parse_corrections,
    undo_correction,
)

ONE = Correction(
    "a" * 64, "", "issues", "change", "100", "190", "", "title", "事项1", '别名,"二"', "甲", "2025-01-01"
)
WRITER = """
import sys
from itertools import count
from pathlib import Path
from dataclasses import replace
from analysis.library.corrections import Correction
from analysis.library.corrections.file import add_corrections
one = Correction(*sys.argv[2].split("|"))
for n in count():
    add_corrections(Path(sys.argv[1]), [replace(one, note=str(n))])
    print(n, flush=True)
"""


def _add_many(path: Path, by: str) -> None:
    for n in range(15):
        add_corrections(path, [replace(ONE, by=by, note=str(n))])


def test_it_is_read_as_written_also_after_a_spreadsheet_saved_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "corrections.csv"
    lines = [ONE, replace(ONE, note="两行\n备注"), replace(ONE, by="=1+1")]
    assert add_corrections(path, lines) == 3 and add_corrections(path, lines) == 0
    assert read_corrections(path) == lines
    saved = path.read_bytes().decode().replace("\n", "\r\n").encode("utf-8-sig")
    assert parse_corrections(saved)[0] == ONE
    assert undo_correction(path, lines[1]) and not undo_correction(path, lines[1])
    assert read_corrections(path) == [lines[0], lines[2]]


def test_two_sessions_never_lose_one(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    processes = [get_context("spawn").Process(target=_add_many, args=(path, by)) for by in "甲乙"]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    written = [(c.by, c.note) for c in read_corrections(path)]
    assert sorted(written) == sorted((by, str(n)) for by in "甲乙" for n in range(15))


def test_a_kill_at_any_moment_loses_none_that_was_written(tmp_path: Path) -> None:
    path, line = tmp_path / "corrections.csv", "|".join(ONE.__dict__.values())
    for _ in range(3):
        before = len(read_corrections(path))
        command = [sys.executable, "-c", WRITER, str(path), line]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            seen = [process.stdout.readline() for _ in range(before + 4)]
            process.send_signal(signal.SIGKILL)
            seen += process.stdout.readlines()
        there = [int(c.note) for c in read_corrections(path)]
        assert there == list(range(len(there))) and len(there) >= len(seen) > before


def test_a_kill_between_writing_and_renaming_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "corrections.csv"
    add_corrections(path, [ONE])

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Path, "replace", killed)
        add_corrections(path, [replace(ONE, note="2")])
    assert read_corrections(path) == [ONE]
    assert add_corrections(path, [replace(ONE, note="3")]) == 1 and len(read_corrections(path)) == 2


def test_a_folder_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "corrections.csv"
    add_corrections(path, [ONE])
    if os.geteuid():
        tmp_path.chmod(0o500)
    else:  # root may write everywhere
        monkeypatch.setattr(corrections_file.os, "access", lambda *_: False)
    try:
        assert not can_write(path)
        with pytest.raises(CannotCorrect, match="cannot be written"):
            add_corrections(path, [replace(ONE, note="2")])
        assert read_corrections(path) == [ONE]
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"a,b\n1,2\n", b'sha256,"x\n', format_corrections([ONE]) + b"x\n"]
)
def test_a_damaged_file_is_refused_and_never_overwritten(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes(data)
    with pytest.raises(CannotCorrect):
        add_corrections(path, [ONE])
    assert path.read_bytes() == data


def test_what_does_not_fit_its_table_is_refused(tmp_path: Path) -> None:
    event = replace(ONE, table="events", column="date", value_given="2024-02")
    added = replace(
        ONE, table="documents", operation="add", column="", value_given='{"name": "办法", "role": "issued"}'
    )
    assert is_sound(ONE) and is_sound(event) and is_sound(added)
    unfit = [
        replace(ONE, table="rejected"),
        replace(ONE, operation="delete"),
        replace(ONE, column="issue_id"),
        replace(ONE, column="issue_type", value_given="no_type"),
        replace(ONE, value_given=""),
        replace(ONE, start="190"),
        replace(ONE, end=""),
        replace(ONE, start="x"),
        replace(ONE, table="notices", operation="strike", column="title"),
        replace(event, value_given="2024-02-30"),
        replace(event, value_given="2024年"),
        replace(ONE, table="totals", column="value", value_given="many"),
        replace(added, value_given='{"role": "issued"}'),
        replace(added, value_given='{"name": "办法", "notice_id": "x"}'),
        replace(added, value_given="办法"),
    ]
    assert [c for c in unfit if is_sound(c)] == []
    with pytest.raises(CannotCorrect):
        add_corrections(tmp_path / "corrections.csv", [ONE, unfit[0]])
    assert not (tmp_path / "corrections.csv").exists()
