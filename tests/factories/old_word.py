"""Binary Word documents made by hand ([MS-CFB], [MS-DOC]): as much of the format as a reader looks at."""

from __future__ import annotations

import struct

_SECTOR = 512
_END, _TABLE_OF_SECTORS, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_LEAST = 4096  # smaller streams are stored in another way
_HEADER = 1024  # of the main stream: the places of all tables
_MAIN_TEXT, _PIECES, _OF_CHARACTERS, _STYLES = 0x4C, 0x01A2, 0xFA, 0xA2
_HIDDEN = struct.pack("<HB", 0x083C, 1)


def old_word(pieces: list[str], *, hidden: int = 0, styles: int = 0) -> bytes:
    """A document whose text is stored in these pieces, with so many runs of characters (every second one
    hidden) and so many styles.
    """
    stored = [piece.encode("utf-16-le") for piece in pieces]
    main = bytearray(_HEADER) + b"".join(stored)
    tables = {_PIECES: _piece_table(pieces, stored), _STYLES: _styles(styles)}
    if hidden:
        tables[_OF_CHARACTERS] = _hidden(main, hidden)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<I", main, _MAIN_TEXT, sum(map(len, pieces)))
    table = b""
    for place, written in tables.items():
        struct.pack_into("<II", main, place, len(table), len(written))
        table += written
    return compound({"WordDocument": bytes(main), "0Table": table})


def _piece_table(pieces: list[str], stored: list[bytes]) -> bytes:
    ends, places = [0], []
    place = _HEADER
    for piece, written in zip(pieces, stored, strict=True):
        ends.append(ends[-1] + len(piece))
        places.append(struct.pack("<HIH", 0, place, 0))
        place += len(written)
    body = struct.pack(f"<{len(ends)}I", *ends) + b"".join(places)
    return struct.pack("<BI", 2, len(body)) + body


def _hidden(main: bytearray, runs: int) -> bytes:
    """Pages behind the text that hide every other pair of characters, and the table of these pages."""
    a_page, first = 100, []
    for start in range(0, runs, a_page):
        main.extend(bytes(-len(main) % _SECTOR))
        first.append(len(main) // _SECTOR)
        count = min(a_page, runs - start)
        places = [_HEADER + 4 * (start + i) for i in range(count + 1)]
        page = struct.pack(f"<{count + 1}I", *places)
        page += bytes(252 if i % 2 else 0 for i in range(count))
        written = page.ljust(2 * 252, b"\0") + bytes([len(_HIDDEN)]) + _HIDDEN
        main.extend(written.ljust(_SECTOR - 1, b"\0") + bytes([count]))
    return bytes(4 * (len(first) + 1)) + struct.pack(f"<{len(first)}I", *first)


def _styles(count: int) -> bytes:
    """Styles, each based on the one after it."""
    name = struct.pack("<HH", 0, 0)
    written = b""
    for i in range(count):
        style = struct.pack("<HHHHH", 0, min(i + 1, 0xFFF) << 4 | 1, 0, 0, 0) + name
        written += struct.pack("<H", len(style)) + style
    return struct.pack("<HHH", 4, count, 10) + written if count else b""


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of these streams, each filled up to the least size."""
    sectors: list[bytes] = []
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, content) in enumerate(streams.items(), start=1):
        content = content.ljust(_LEAST, b"\0")
        is_last = number == len(streams)
        entries.append(_entry(name, 2, len(sectors), len(content), after=None if is_last else number + 1))
        _store(content, sectors, chains)
    directory = len(sectors)
    _store(b"".join(entries), sectors, chains)
    return _header(directory, chains) + b"".join(sectors) + _allocation(chains)


def _store(content: bytes, sectors: list[bytes], chains: list[int]) -> None:
    count = -(-len(content) // _SECTOR)
    first = len(sectors)
    content = content.ljust(count * _SECTOR, b"\0")
    sectors.extend(content[i * _SECTOR : (i + 1) * _SECTOR] for i in range(count))
    chains.extend([*range(first + 1, first + count), _END])


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int | None = None, after: int | None = None
) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    links = (_FREE, _FREE if after is None else after, _FREE if child is None else child)
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(written), kind, 1, *links)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def _tables_of_sectors(chains: list[int]) -> int:
    """Sectors that the table of sectors itself takes; the header has room for 109."""
    own = 1
    while own * (_SECTOR // 4) < len(chains) + own:
        own += 1
    assert own <= 109, "larger files need a further table"
    return own


def _allocation(chains: list[int]) -> bytes:
    own = _tables_of_sectors(chains)
    numbers = [*chains, *[_TABLE_OF_SECTORS] * own]
    numbers += [_FREE] * (own * (_SECTOR // 4) - len(numbers))
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _header(directory: int, chains: list[int]) -> bytes:
    own = _tables_of_sectors(chains)
    places = [len(chains) + i for i in range(own)] + [_FREE] * (109 - own)
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<IIIIIIIII", 0, own, directory, 0, _LEAST, _END, 0, _END, 0)
        + struct.pack("<109I", *places)
    )
