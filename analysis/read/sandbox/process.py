"""The sandbox process, which parses files for its parent: `python -m analysis.read.sandbox.process
PARENT KIND`.

A message has the bytes of a file and the name of their format; the answer has its text and encoding, or
reason and detail of a refusal. With the number of a page it has the lines recognised on it. The process
ends with its standard input, and when it would exceed its bounds.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any, BinaryIO

from analysis.read.decode import decode
from analysis.read.file_format import IsScan, ReadError
from analysis.read.sandbox.bounds import allow_work, confine, watch
from analysis.read.sandbox.kinds import KINDS, Kind
from analysis.read.sandbox.messages import Broken, receive, send


def main(parent: int, kind: Kind) -> None:
    """Answer messages until there are no more."""
    requests, answers = sys.stdin.buffer, _own_stdout()
    # Ctrl-C is for the parent, which then closes the stream.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    confine(memory=kind.addresses)
    watch(memory=kind.memory, parent=parent)
    while True:
        try:
            values, data = receive(requests)
        except Broken:
            return
        allow_work(kind.cpu_seconds)
        send(answers, *_answer(values, data))


def _answer(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    format_ = str(request["format"])
    try:
        if "page" in request:
            from analysis.read.scans.engine import recognise_page

            return {}, recognise_page(data, format_, int(request["page"]))
        decoded = decode(data, format_)
    except IsScan as scan:
        return {"pages": scan.pages}, b""
    except ReadError as error:
        if isinstance(error.__cause__, MemoryError):
            # The state of this process is unknown now; a new one has a known state.
            os._exit(1)
        return {"reason": error.reason, "detail": error.detail}, b""
    values = {"encoding": decoded.encoding, "quality": decoded.quality}
    return values, decoded.text.encode("utf-8", "surrogatepass")


def _own_stdout() -> BinaryIO:
    """The stream for answers; anything that a parser prints goes to stderr."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


if __name__ == "__main__":
    main(int(sys.argv[1]), KINDS[sys.argv[2]])
