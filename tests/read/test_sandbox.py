"""Files parsed by a process of their own: what they take has a bound, and what they do ends no other file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from analysis.limits import MIB, READER_MEMORY
from analysis.paths import PROJECT
from analysis.read import ReadError
from analysis.read.sandbox import client
from analysis.read.sandbox.client import Sandbox
from tests.factories.files import TITLE, rich_text, short_pdf
from tests.factories.strangers import pdf_of_forms, pdf_of_zeros


@pytest.fixture
def reader():
    made = Sandbox()
    yield made
    made.close()


def wait_until(holds) -> bool:
    """Whether it becomes true within some seconds."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def ended_with(code: str) -> tuple[int, str]:
    """Exit code and output of a program that confines itself."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60
    )
    return done.returncode, done.stdout


# Reads the files behind a title: a refusal, or whether each has the title; then the most memory of a reader.
_READ_ALL = """
import resource, sys
from pathlib import Path
from analysis.read import ReadError, read_bytes
for path in map(Path, sys.argv[2:]):
    try:
        print(sys.argv[1] in read_bytes(path.read_bytes(), name=path.name).text)
    except ReadError as error:
        print(error.reason, "too much memory or time" in str(error))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


def test_a_pdf_that_takes_all_memory_is_one_refusal_and_the_next_is_read(tmp_path: Path) -> None:
    files = {"page.html": pdf_of_forms(), "a.pdf": pdf_of_zeros(2**30), "good.pdf": short_pdf()}
    for name, data in files.items():
        assert len(data) < 10_000 or name == "good.pdf"
        (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", _READ_ALL, TITLE, *(str(tmp_path / name) for name in files)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    *answers, most = done.stdout.splitlines()
    assert answers == ["unreadable True", "unreadable True", "True"]
    assert int(most) < 1.2 * READER_MEMORY or sys.platform == "darwin"


def test_no_file_is_parsed_in_this_process(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(short_pdf())
    code = (
        "import sys; from pathlib import Path; from analysis.read import ReadError, read_bytes\n"
        f"for data, name in ((Path({str(tmp_path / 'a.pdf')!r}).read_bytes(), 'a.pdf'), (b'<p>x', "
        "'a.html'), (b'PK\\3\\4word/', 'a.docx'), (b'x', 'a.txt')):\n"
        "    try: read_bytes(data, name=name)\n"
        "    except ReadError: pass\n"
        "parsers = {'pypdfium2', 'analysis.read.html', 'analysis.read.plain', 'analysis.read.docx'};"
        "print(*(parsers & {*sys.modules}))"
    )
    assert ended_with(code) == (0, "\n")


def test_a_file_that_is_worked_on_too_long_is_refused_at_once(
    reader: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.decode(short_pdf(), "pdf")
    process = reader._process
    assert process is not None
    process.send_signal(signal.SIGXCPU)
    process.wait()
    monkeypatch.setattr(reader, "_running", lambda: process)
    with pytest.raises(ReadError, match="too much memory or time"):
        reader.decode(short_pdf(), "pdf")


def test_the_process_stays_for_the_next_file_and_is_replaced_when_killed(reader: Sandbox) -> None:
    reader.decode(short_pdf(), "pdf")
    first = reader._process
    reader.decode(short_pdf(), "pdf")
    assert first is not None and reader._process is first
    first.kill()
    assert TITLE in reader.decode(short_pdf(), "pdf").text
    assert reader._process is not first


def test_a_refusal_is_the_one_of_the_parser(reader: Sandbox) -> None:
    with pytest.raises(ReadError, match="The PDF is broken") as caught:
        reader.decode(b"%PDF-1.7 nothing", "pdf")
    assert caught.value.reason == "unreadable"
    with pytest.raises(ReadError, match="KeyError") as caught:
        reader.decode(b"", "no format")
    assert caught.value.reason == "error"


def test_a_reader_that_waits_for_ever_is_ended_by_the_clock() -> None:
    reader = Sandbox()
    reader.decode(short_pdf(), "pdf")
    process = reader._process
    assert process is not None
    reader._seconds = 0.5
    process.send_signal(signal.SIGSTOP)
    with pytest.raises(ReadError, match="too much memory or time"):
        reader.decode(short_pdf(), "pdf")
    assert TITLE in Sandbox().decode(short_pdf(), "pdf").text
    assert process.poll() is not None


def test_threads_get_each_its_own_answer(reader: Sandbox) -> None:
    titles = [f"第{n}号通报的标题是这个" for n in range(12)]
    with ThreadPoolExecutor(6) as pool:
        texts = list(pool.map(lambda title: reader.decode(rich_text(title, []), "rtf").text, titles))
    assert [text.splitlines()[0] for text in texts] == titles


def test_the_process_outlives_the_thread_that_started_it(reader: Sandbox) -> None:
    thread = threading.Thread(target=reader.decode, args=(short_pdf(), "pdf"))
    thread.start()
    thread.join()
    time.sleep(0.3)
    assert reader._process is not None and reader._process.poll() is None


@pytest.mark.parametrize("held", [False, True], ids=["idle", "its stream held open"])
def test_the_process_ends_with_its_parent(held: bool) -> None:
    """A parent that is killed; while another process has its stream open, there is no end of file."""
    code = (
        "import os, subprocess; from analysis.read.sandbox import client;"
        "client.decode_in_sandbox(b'x', 'txt'); p = client._sandbox._process; print(p.pid);"
        "quiet = dict.fromkeys(('stdout', 'stderr'), subprocess.DEVNULL);"
        "held = subprocess.Popen(['sleep', '60'], pass_fds=[p.stdin.fileno()] * HELD, **quiet);"
        "print(held.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    code_, out = ended_with(code.replace("HELD", str(int(held))))
    assert code_ == -signal.SIGKILL
    process, holder = map(int, out.split())
    try:
        assert wait_until(lambda: is_gone(process))
    finally:
        os.kill(holder, signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
def test_a_process_that_uses_more_than_it_may_ends_itself() -> None:
    watched = (
        "from analysis.read.sandbox import bounds; import os, time;"
        "bounds.watch(memory={}, parent=os.getppid());"
    )
    assert ended_with(watched.format(200 << 20) + "x = b'a' * (300 << 20); time.sleep(20)")[0] == 70
    assert ended_with(watched.format(900 << 20) + "x = b'a' * (300 << 20); time.sleep(1); print(1)") == (
        0,
        "1\n",
    )
    busy = (
        "from analysis.read.sandbox import bounds; bounds.confine(memory=1 << 30); bounds.allow_work(1)\n"
        "while 1: pass"
    )
    assert ended_with(busy)[0] == -signal.SIGXCPU


def test_a_forked_process_starts_a_reader_of_its_own() -> None:
    before = client._sandbox
    client._restart()
    assert client._sandbox is not before
    client._sandbox = before


def test_a_parent_of_much_memory_costs_its_sandbox_nothing() -> None:
    program = (
        "from analysis.read import read_bytes\n"
        f"held = bytearray({READER_MEMORY + 64 * MIB})\n"
        "held[::4096] = b'x' * len(held[::4096])\n"
        "print(read_bytes('整改'.encode(), name='a.txt').text)\n"
    )
    read = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True)
    assert (read.stdout.strip(), read.stderr) == ("整改", "")
