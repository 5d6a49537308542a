"""Ways in which a file gets damaged between the disk it was saved to and the one it is read from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random

# What parsers look for, and what no parser expects.
PIECES = [
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r\n",
    b"<",
    b">",
    b"</p>",
    b"<table><tr><td>",
    b"<ol start=99999999999999>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"&#x0;",
    b"&#99999999;",
    b"&amp",
    b"<meta charset=utf-7>",
    b"<meta charset=hz>",
    b"<frameset>",
    b"<svg><style>",
    b"<pre>",
    b"<?xml encoding='x'?>",
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"word/",
    b"%PDF-9",
    b"endobj",
    b"stream\n",
    b"startxref\n-1",
    b"/Kids [",
    b"/Length 999999999",
    b"w:val=''",
    b"w:val='x'",
    b"w:ilvl w:val='-1'",
    b"</w:p>",
    b"<w:tbl>",
    b"Content-Type: text/html; charset=x\r\n\r\n",
    b"--boundary",
]


def _cut(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[start:] if random.random() < 0.3 else data[: start + 1]


def _flip_bytes(data: bytes, random: Random) -> bytes:
    flipped = bytearray(data)
    for _ in range(random.choice([1, 3, 30, 300])):
        flipped[random.randrange(len(flipped))] = random.randrange(256)
    return bytes(flipped)


def _drop_stretch(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start + random.choice([1, 2, 40, 600]) :]


def _repeat_stretch(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return (
        data[:start] + data[start : start + random.choice([1, 40, 600])] * random.randint(2, 9) + data[start:]
    )


def _blank_stretch(data: bytes, random: Random) -> bytes:
    start, length = random.randrange(len(data)), random.choice([4, 64, 512])
    return data[:start] + bytes(len(data[start : start + length])) + data[start + length :]


def _insert_pieces(data: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 12)):
        place = random.randrange(len(data) + 1)
        data = data[:place] + random.choice(PIECES) + data[place:]
    return data


def _insert_random(data: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    return data[:place] + random.randbytes(random.choice([1, 20, 900])) + data[place:]


BYTE_DAMAGES: list[Callable[[bytes, Random], bytes]] = [
    _cut,
    _flip_bytes,
    _drop_stretch,
    _repeat_stretch,
    _blank_stretch,
    _insert_pieces,
    _insert_random,
]


def damaged_bytes(data: bytes, damages: list[Callable[[bytes, Random], bytes]], random: Random) -> bytes:
    """The bytes after all the damages, one after the other; never none."""
    for damage in damages:
        data = damage(data, random) or b"\x00"
    return data


def damaged_inside(archive: bytes, damages: list[Callable[[bytes, Random], bytes]], random: Random) -> bytes:
    """A sound archive one of whose files is damaged: its parser is reached, not its checksum."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(file, "w") as new:
        names = [name for name in old.namelist() if old.read(name)]
        chosen = random.choice(names)
        for name in names:
            data = old.read(name)
            new.writestr(name, damaged_bytes(data, damages, random) if name == chosen else data)
    return file.getvalue()
