"""The commands as a user runs them: exit codes, messages, files."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis import paths
from analysis.__main__ import main
from analysis.store import locked, read_tables
from tests.factories.fuzzing import rounds

TESTS = Path(__file__).parent.parent
NOVEL = TESTS / "negatives" / "novel_page.txt"


@pytest.fixture
def notice_file(sample_notices: list[Path]) -> Path:
    return sample_notices[0]


def run(*arguments: object) -> int:
    """Exit code of the command in this process."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as exit_:
        return int(exit_.code or 0)


def test_build_of_notices_alone_exits_0(notice_file: Path, tmp_path: Path) -> None:
    assert run("build", notice_file, "--out", tmp_path / "t") == 0
    assert len(read_tables(tmp_path / "t")["notices"]) == 1


def test_build_with_a_rejected_file_exits_1_and_names_it(
    notice_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", notice_file, NOVEL, "--out", tmp_path / "t", "--format", "parquet") == 1
    captured = capsys.readouterr()
    assert [
        line
        for line in captured.err.splitlines()
        if line.startswith(f"rejected {NOVEL.name}: not_a_notice: ")
    ]
    assert captured.out == ""
    assert len(list((tmp_path / "t" / "notices").glob("*.parquet"))) == 1


def test_a_grave_doubt_is_a_line_each_time_and_a_light_one_is_none(
    notice_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = notice_file.read_text(encoding="utf-8")
    cut = cut[: cut.index("三、")].rstrip()[:-3]  # ends inside a sentence, without plans and signature
    file = tmp_path / "cut.txt"
    file.write_text(cut, encoding="utf-8")
    for _ in range(2):  # the second build does not read the file again
        assert run("build", file, notice_file, "--out", tmp_path / "t") == 0
        lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("doubtful ")]
        assert [line.split(": ")[:2] for line in lines] == [["doubtful cut.txt", "cut_off"]]
    assert len(read_tables(tmp_path / "t")["doubts"]) > len(lines)


WRONG = [
    (),
    ("build",),
    ("build", "gone.txt"),
    ("build", "{notice}", "--format", "xlsx"),
    ("build", "{notice}", "--workers", "0"),
    ("build", "{notice}", "--out", "{notice}"),
    ("build", "{notice}", "--out", "{tests}"),
    ("build", "{empty}", "--out", "{out}"),
    ("build", "{notice}", "--out", "{out}", "--scheduler", "tcp://127.0.0.1:1"),
    ("show", "gone.txt"),
    ("show", "{tests}"),
    ("evaluate", "{empty}", "{notice}"),
    ("evaluate", "{gold}", "gone.txt"),
    ("evaluate", "{gold}", "{notice}", "--floors", "gone.yaml"),
    ("export", "{out}/gone/x.zip"),
    ("export", "{out}.zip", "--tables", "{tests}"),
    ("summarise",),
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_exits_2_with_one_line_and_writes_nothing(
    arguments: tuple[str, ...],
    notice_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("analysis.ingest.cluster.TIMEOUT", 1)
    (tmp_path / "empty").mkdir()
    names = {
        "notice": notice_file,
        "tests": TESTS,
        "empty": tmp_path / "empty",
        "out": tmp_path / "t",
        "gold": TESTS / "gold" / "sample",
    }
    assert run(*(argument.format(**names) for argument in arguments)) == 2
    captured = capsys.readouterr()
    assert captured.err.strip()
    assert "Traceback" not in captured.err
    assert captured.out == ""
    assert {p.name for p in tmp_path.iterdir()} <= {"empty", ".t.lock"}


def test_a_second_build_into_one_folder_exits_2_in_one_sentence(
    notice_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with locked(tmp_path / "t"):
        assert run("build", notice_file, "--out", tmp_path / "t") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_show_prints_the_facts_with_their_passages(
    notice_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("show", notice_file) == 0
    shown = capsys.readouterr().out
    assert "问题 issues" in shown
    assert "\033[" not in shown
    assert run("show", NOVEL) == 1


def test_evaluate_reports_every_measure_and_fails_below_a_floor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = TESTS / "gold" / "sample"
    (tmp_path / "floors.yaml").write_text("sample: {issues: 1.1}\n", encoding="utf-8")
    assert run("evaluate", gold, paths.SAMPLE) == 0
    assert "issues.status_basis" in capsys.readouterr().out
    assert run("evaluate", gold, paths.SAMPLE, "--floors", tmp_path / "floors.yaml") == 1
    assert "below its floor" in capsys.readouterr().err


def test_export_writes_the_tables_of_a_folder(notice_file: Path, tmp_path: Path) -> None:
    run("build", notice_file, "--out", tmp_path / "t")
    assert run("export", tmp_path / "x.zip", "--tables", tmp_path / "t") == 0
    assert (tmp_path / "x.zip").stat().st_size > 1000


@pytest.mark.parametrize("before", [True, False])
def test_a_failure_of_the_program_exits_3_in_one_line_and_shows_its_place_when_asked(
    notice_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    before: bool,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no\nsuch \x1b thing")

    monkeypatch.setattr("analysis.cli.commands.build_tables", fail)
    build = ["build", notice_file, "--out", tmp_path / "t"]
    assert run(*build) == 3
    message = capsys.readouterr().err
    assert message.startswith("analysis build: failed: ZeroDivisionError in test_command_line.py:")
    assert message.endswith(r": no such \u001b thing" + "\n") and message.count("\n") == 1
    assert run(*(["--debug", *build] if before else [*build, "--debug"])) == 3
    assert "Traceback" in capsys.readouterr().err
    assert not (tmp_path / "t").exists()


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "analysis", *map(str, arguments)]


@pytest.mark.slow
def test_messages_go_to_stderr_and_the_exit_code_reaches_the_shell(notice_file: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        command("build", notice_file, NOVEL, "--out", tmp_path / "t"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=paths.PROJECT,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.soak
@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_build_killed_at_any_moment_leaves_the_previous_tables_whole(
    tmp_path: Path, sample_notices: list[Path], workers: int
) -> None:
    source, out, chance = tmp_path / "in", tmp_path / "t", random.Random(workers)
    source.mkdir()
    shutil.copy(sample_notices[0], source)
    run("build", source, "--out", out)
    for path in sample_notices[1:]:
        shutil.copy(path, source)
    for _ in rounds(2):
        started = command("build", source, "--out", out, "--workers", workers)
        with subprocess.Popen(started, cwd=paths.PROJECT, stderr=subprocess.DEVNULL) as build:
            time.sleep(chance.uniform(0.5, 4))
            build.send_signal(signal.SIGKILL)
        tables = read_tables(out)
        known = set(tables["notices"]["notice_id"])
        assert len(known) in (1, len(sample_notices))
        assert set(tables["issues"]["notice_id"]) == known
    assert run("build", source, "--out", out) == 0
    assert {p.name for p in tmp_path.iterdir()} == {"in", "t", ".t.lock"}


def test_the_manifest_contains_no_path_of_this_machine(notice_file: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(notice_file, tmp_path / "in")
    run("build", tmp_path / "in", "--out", tmp_path / "t")
    files = json.loads((tmp_path / "t" / "build.json").read_text(encoding="utf-8"))["files"]
    assert [entry["path"] for entry in files.values()] == [f"../in/{notice_file.name}"]
