"""The text of a page that shows none by itself: its markup is escaped once, or a script contains it."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import unquote

from lxml import html

from analysis.read.file_format import ReadError

# Tags and signs that stand in a text as characters; a few may be meant, more are markup that was escaped.
_ESCAPED = re.compile(
    r"</?(?:p|br|div|span|strong|h[1-6]|ol|ul|li|table|tbody|tr|td)\b[^<>]{0,300}>|&(?:nbsp|ldquo|rdquo|mdash|emsp);"
)
_MEANT = 2
_STRING = re.compile(
    r"\"((?:[^\"\\\n]|\\.){80,})\"|'((?:[^'\\\n]|\\.){80,})'|`((?:[^`\\]|\\.){80,})`", re.DOTALL
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_CONTROLS = {"n": "\n", "r": "\n", "t": " "}
_HAN = re.compile("[一-龥]")
_PROSE = 80  # Han of a string that may be a notice
_HOLDER = re.compile(r"app|root|content|article|detail|main|text|body|container|page|news", re.IGNORECASE)
# Pages whose own words are fewer than these show nothing but their frame.
_FRAME = 400
_BY_SCRIPT = (
    "The page loads its text by a script: open it in a browser, and save it from there or copy its text."
)


def is_escaped(words: str) -> bool:
    """Whether the printed words hold markup, which a browser would show as characters."""
    return len(_ESCAPED.findall(words)) > _MEANT


def unescaped(source: str) -> str:
    """The source with its escaped markup as markup."""
    return unescape(source)


def scripted(root: html.HtmlElement) -> str:
    """The longest string with a text in the page's scripts, as a page of its own; empty if there is none."""
    best, most = "", _PROSE
    for script in root.iter("script"):
        for groups in _STRING.findall(script.text or ""):
            words = _plain(next(filter(None, groups)))
            count = len(_HAN.findall(words))
            if count > most:
                best, most = words, count
    title = "".join(root.xpath("//head/title//text()"))
    return (
        f"<html><head><title>{escape(title)}</title></head><body><div>{best}</div></body></html>"
        if best
        else ""
    )


def _plain(literal: str) -> str:
    """What a string of a script means, escapes of scripts, addresses and markup resolved."""
    words = _ESCAPE.sub(_character, literal)
    if words.count("%") * 6 > len(words):
        words = unquote(words)
    return unescape(words) if "&lt;" in words else words


def _character(escape: re.Match[str]) -> str:
    code = escape[1]
    return chr(int(code[1:], 16)) if len(code) == 5 else _CONTROLS.get(code, code)


def check_script(root: html.HtmlElement, words: int) -> None:
    """Raises ReadError for a page without prose in which a script fills an element that is empty here."""
    if next(root.iter("script"), None) is None or words > _FRAME:
        return
    empty = (
        e for e in root.iter("div", "main", "article", "section") if not len(e) and not (e.text or "").strip()
    )
    named = (_HOLDER.search(f"{e.get('id') or ''} {e.get('class') or ''}"[:200]) for e in empty)
    if not words or any(named):
        raise ReadError("unreadable", _BY_SCRIPT)
