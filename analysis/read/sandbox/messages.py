"""Messages between the program and its sandbox: lengths, a few values as JSON, and bytes.

Neither side trusts the other: nothing is unpickled, and lengths have a limit.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

from analysis.limits import MAX_BYTES, MAX_CHARACTERS

_LENGTHS = struct.Struct(">II")
_MAX_VALUES = 64 * 1024
_MAX_DATA = max(MAX_BYTES, 4 * MAX_CHARACTERS)  # a character has four bytes at most


class Broken(EOFError):
    """The other side is gone, or what it sent is no message."""


def send(stream: IO[bytes], values: dict[str, Any], data: bytes = b"") -> None:
    """Write one message; raises OSError where the other side is gone."""
    head = json.dumps(values).encode()
    stream.write(_LENGTHS.pack(len(head), len(data)) + head)
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Read one message; raises Broken."""
    n_values, n_data = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if n_values > _MAX_VALUES or n_data > _MAX_DATA:
        raise Broken("too long a message")
    values = json.loads(_exactly(stream, n_values))
    if not isinstance(values, dict):
        raise Broken("no message")
    return values, _exactly(stream, n_data)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise Broken("the stream ended")
    return data
