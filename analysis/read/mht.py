"""Pages saved as one file with their pictures (.mht, .mhtml)."""

from __future__ import annotations

import email
import re
from email.message import Message

from analysis.limits import MAX_MESSAGE_HEAD
from analysis.read import html
from analysis.read.file_format import Decoded, ReadError

_LONG_HEAD = re.compile(
    rb"^content-[a-z-]+:(?:[^\n]|\n[ \t]){%d}" % MAX_MESSAGE_HEAD, re.IGNORECASE | re.MULTILINE
)


def decode(data: bytes) -> Decoded:
    """The notice of the page with the longest text (frames are parts of their own); raises ReadError."""
    if _LONG_HEAD.search(data):
        raise ReadError(
            "unreadable", "The saved page (.mht) is broken: a line of its head has no end; save it as .html."
        )
    try:
        message = email.message_from_bytes(data.lstrip())
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    except RecursionError as error:
        raise ReadError(
            "unreadable", "The saved page (.mht) is broken: parts within parts without end; save it as .html."
        ) from error
    pages = [_page(part) for part in parts]
    if not pages:
        raise ReadError(
            "unreadable", "The saved page (.mht) is broken: it contains no page; save it as .html."
        )
    return max(pages, key=lambda page: len(page.text))


def _page(part: Message) -> Decoded:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return Decoded("", "utf-8")
    return html.decode(content, charset=part.get_content_charset() or "")
