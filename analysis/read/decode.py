"""Bytes in a known format to text, within the limits of every format."""

from __future__ import annotations

from analysis.read.file_format import Decoded, ReadError
from analysis.read.formats import BY_NAME
from analysis.read.garbled import refuse_garbled
from analysis.read.text_length import refuse_long_text
from analysis.text.printable import describe_defect


def decode(data: bytes, format_: str) -> Decoded:
    """The text of a file whose format has this name, by its parser in this process; raises ReadError."""
    try:
        decoded = BY_NAME[format_].decode(data)
    except ReadError:
        raise
    except Exception as error:  # a defect of a parser costs this file, not the build or the page
        raise ReadError("error", describe_defect(error)) from error
    refuse_long_text(decoded.text)
    refuse_garbled(decoded.text)
    return decoded
