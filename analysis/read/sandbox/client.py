"""Files parsed in the sandbox: a hostile file may end that process without ending this one.

The process stays for the next file. It is a plain child process, because a worker of a cluster may not start
one of `multiprocessing`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from analysis.paths import CODE
from analysis.read.file_format import Decoded, IsScan, ReadError
from analysis.read.sandbox.kinds import PARSER, SCANS, Kind
from analysis.read.sandbox.messages import Broken, receive, send
from analysis.read.too_much import too_much


class Sandbox:
    """One sandbox process, started when first needed and again after it ended; safe for threads."""

    def __init__(self, kind: Kind = PARSER, *, seconds: float | None = None) -> None:
        self._kind = kind
        self._seconds = kind.seconds if seconds is None else seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._answered = 0  # files that the current process has read

    def decode(self, data: bytes, format_: str) -> Decoded:
        """The text of a file in the format of this name.

        Raises:
            ReadError: the parser refused the file, or the process ended or took too long.
        """
        values, text = self.ask(data, {"format": format_})
        return Decoded(text.decode("utf-8", "surrogatepass"), str(values["encoding"]), str(values["quality"]))

    def ask(self, data: bytes, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The answer to a request about a file; raises ReadError, as `decode` does."""
        with self._lock:
            values, content = self._ask(data, request)
        if "pages" in values:
            raise IsScan(int(values["pages"]))
        if "reason" in values:
            raise ReadError(str(values["reason"]), str(values["detail"]))
        return values, content

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._end()

    def _ask(self, data: bytes, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The answer for one file; if an earlier file may have ended the process, a new one tries again."""
        while True:
            process = self._running()
            before = self._answered
            try:
                with self._in_time(process) as late:
                    assert process.stdin is not None and process.stdout is not None
                    send(process.stdin, request, data)
                    answer = receive(process.stdout)
            except (Broken, OSError, ValueError) as error:
                self._end()
                if late.is_set() or not before or _worked_too_long(process):
                    raise too_much(self._kind.limit) from error
                continue
            except BaseException:  # stopped in the middle of a message
                self._end()
                raise
            self._answered += 1
            if late.is_set():
                self._end()
            return answer

    @contextmanager
    def _in_time(self, process: subprocess.Popen[bytes]) -> Iterator[threading.Event]:
        """Kills the process if the block takes longer than the limit; the event is set if that happened."""
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, end)
        timer.daemon = True
        timer.start()
        try:
            yield late
        finally:
            timer.cancel()
            timer.join()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = _start(self._kind)
        return self._process

    def _end(self) -> None:
        process, self._process, self._answered = self._process, None, 0
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            try:
                stream.close()  # type: ignore[union-attr]
            except OSError:  # unread bytes are of no use any more
                continue


def _worked_too_long(process: subprocess.Popen[bytes]) -> bool:
    """Whether the system ended it for its work on this file; earlier files do not count."""
    return sys.platform != "win32" and process.returncode == -signal.SIGXCPU


def _start(kind: Kind) -> subprocess.Popen[bytes]:
    # The child imports the package that runs here, not one from the folder it was started in.
    path = os.pathsep.join(filter(None, (str(CODE), os.environ.get("PYTHONPATH"))))
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "analysis.read.sandbox.process", str(os.getpid()), kind.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
        )
    except OSError as error:
        raise ReadError("unreadable", "The process that reads such files cannot be started.") from error


_sandbox, _scans = Sandbox(), Sandbox(SCANS)


def decode_in_sandbox(data: bytes, format_: str) -> Decoded:
    """The text of a file in the format of this name, parsed in the sandbox; raises ReadError."""
    return _sandbox.decode(data, format_)


def recognise_in_sandbox(data: bytes, format_: str, page: int) -> bytes:
    """The printed lines of a scan's page, as `analysis.read.scans.page_lines` writes them; raises
    ReadError.
    """
    return _scans.ask(data, {"format": format_, "page": page})[1]


def _restart() -> None:
    """A forked process must not use the pipes of its parent; it starts sandboxes of its own."""
    global _sandbox, _scans
    _sandbox, _scans = Sandbox(), Sandbox(SCANS)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_restart)
