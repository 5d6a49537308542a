"""Rich text (.rtf): its words by striprtf, its numbers and tables by marks that are set before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from analysis.read.file_format import Decoded, ReadError
from analysis.read.quality import NUMBERS_LOST, TEXT
from analysis.read.table_rows import Cells, print_table
from analysis.read.text_length import within_limits

# Characters for private use that mark the beginning and the end of a printed number, ends of cells and of
# rows.
_NUMBER, _PRINTED, _CELL, _ROW = "\ue000", "\ue001", "\ue002", "\ue003"
_MARKS = re.compile(f"[{_NUMBER}{_PRINTED}{_CELL}{_ROW}]")

_BYTE = re.compile(rb"[\x80-\xff]")
_BYTES = re.compile(r"((?:\\'[0-9a-fA-F]{2}[\r\n]*)+)([@-\[\]-z|~]?)")
_ONE = re.compile(r"\\'([0-9a-fA-F]{2})")
_CHINESE = re.compile(r"\\ansicpg(?:936|54936)\b|\\deflang(?:fe)?2052\b")
_WESTERN_FONT = re.compile(r"\\fcharset[01](?!\d)")
# Numbers are printed in a group of their own, in the old form behind \pntext.
_NUMBER_GROUP = re.compile(r"\{(?:\\\*)?\\(?:listtext|pntext)(?![a-z])[ ]?([^{}]*)\}")
_TAB = re.compile(r"\\tab(?![a-z])[ ]?")
# Words that are hidden or struck out in tracked changes have a group of their own.
_GONE = re.compile(
    r"\{(?:\\[a-z]{1,20}-?\d{0,9}[ ]?){0,30}?\\(?:v(?![a-z0-9-])|deleted(?!0))[^{}]*\}"
    r"|\\v(?![a-z0-9-])[^{}\\]*\\v0[ ]?"
)
_END_OF_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])[ ]?")
_END_OF_ROW = re.compile(r"\\(?:nest)?row(?![a-z])[ ]?")
_LISTED = re.compile(r"\\ls[1-9]\d{0,5}(?:\\[a-z]{1,20}-?\d{0,9}[ ]?){0,3}\\ilvl\d|\\ilvl\d\\ls[1-9]")
_TABLES = re.compile(r"\{(?:\\\*)?\\(?:stylesheet|listtable|listoverridetable)(?![a-z])")
_TABLE_OR_BRACE = re.compile(rf"{_TABLES.pattern}|(?<!\\)[{{}}]")
_NUMBERS = re.compile(f"{_NUMBER}([^{_NUMBER}{_PRINTED}\n]*){_PRINTED}")
_BULLETS = set("•·●■◆➢○□\ufffd")


def decode(data: bytes) -> Decoded:
    """The text of a document, one paragraph a line, with the numbers it prints; raises ReadError."""
    written = _BYTE.sub(lambda match: b"\\'%02x" % match[0][0], data).decode("ascii")
    lost = not _NUMBER_GROUP.search(written) and bool(_LISTED.search(_without_tables(written)))
    try:
        text = rtf_to_text(_marked(written), "cp936", errors="replace")
    except (ValueError, LookupError, TypeError, IndexError) as error:
        raise ReadError("unreadable", "It is a broken rich-text document; save it as .docx.") from error
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lines = within_limits(_lines(_NUMBERS.sub(_print_number, text)))
    return Decoded("\n".join(lines), "rtf", NUMBERS_LOST if lost else TEXT)


def _marked(written: str) -> str:
    """The document as striprtf reads it right: whole characters in Chinese fonts, marks, links without
    addresses.
    """
    written = _BYTES.sub(_whole_characters, written)
    if _CHINESE.search(written[:4096]):
        written = _WESTERN_FONT.sub(r"\\fcharset134", written)
    written = _GONE.sub(r"\\plain ", _NUMBER_GROUP.sub(_marked_number, written))
    written = _END_OF_CELL.sub(rf"\\plain {_CELL}", written)
    return _END_OF_ROW.sub(rf"\\plain {_ROW}", written).replace("HYPERLINK", "LINK")


def _marked_number(match: re.Match[str]) -> str:
    return rf"{{\listtext {_NUMBER}{_TAB.sub('', match[1])}\plain {_PRINTED}}}"


def _whole_characters(match: re.Match[str]) -> str:
    """Bytes in a row without line breaks; a second byte that is printed as a letter joins its first."""
    values = [int(value, 16) for value in _ONE.findall(match[1])]
    is_first = False
    for value in values:
        is_first = not is_first and value > 0x80
    joined = "".join(f"\\'{value:02x}" for value in values)
    after = match[2]
    return f"{joined}\\'{ord(after):02x}" if is_first and after else joined + after


def _print_number(match: re.Match[str]) -> str:
    printed = match[1].strip()
    return "" if printed in _BULLETS else printed


def _lines(text: str) -> Iterator[str]:
    """Paragraphs, and the rows of each table together."""
    rows: list[Cells] = []
    for line in _rows_and_lines(text):
        if _CELL in line:
            rows.append([_MARKS.sub("", cell).split("\n") for cell in line.split(_CELL)[:-1]])
            continue
        yield from print_table(rows) if rows else ()
        rows = []
        yield _MARKS.sub("", line)
    yield from print_table(rows) if rows else ()


def _rows_and_lines(text: str) -> Iterator[str]:
    """The text cut at paragraphs and at ends of rows; a row is whole, with the breaks inside its cells."""
    *rows, rest = text.split(_ROW)
    for row in rows:
        before, cell, cells = row.partition(_CELL)
        *lines, first = before.strip("\n").split("\n")
        yield from lines
        yield first + cell + cells
    yield from rest.strip("\n").split("\n")


def _without_tables(written: str) -> str:
    """The document without the styles and lists that it defines, which a paragraph may or may not use."""
    ends = depth = 0
    table = None  # the depth of the outermost table that is open
    for match in _TABLE_OR_BRACE.finditer(written):
        if match[0] == "}":
            ends, table = (match.end(), None) if depth == table else (ends, table)
            depth -= 1
            continue
        depth += 1
        table = depth if table is None and match[0] != "{" else table
    return written[ends:]
