"""A finding as a short heading, and what does not fit into it as a sentence below."""

from __future__ import annotations

import re

_LONGEST = 12  # words that a heading may have without being split
# A sentence or a part of it ends, with no bracket open behind it. Where parts are too long, what follows a
# colon may go below, and a bracket at their end, without its brackets, unless it is the second of a pair.
_PARTS = re.compile(r"(?<=[。；])|(?<=[.;])\s+(?![^()]*\))")
_LESSER = re.compile(r"(?<=：)|(?<=:)\s+|\s(?=\([^()]*\)(?:[.;]|$))|(?=（[^（）]*）(?:[。；]|$))")
_CLOSING = re.compile(r"[)）]")
_BRACKETED = re.compile(r"^[(（]([^()（）]*)[)）](?=[.;。；]|$)")
_SYMBOL = re.compile(r"\w\s*=")  # "n = 12" is no word that begins a sentence
_ENDS = "。.；;：:"  # a heading has none of these at its end


def split_finding(finding: str) -> tuple[str, str]:
    """The first part of a long finding as its heading, and the rest as a sentence below."""
    finding = _begin_sentence(finding)
    end = None if _words(finding) <= _LONGEST else _find_end(finding)
    if end is None:
        return finding.rstrip(_ENDS), ""
    rest = _BRACKETED.sub(r"\1", finding[end.end() :])
    return finding[: end.start()].rstrip().rstrip(_ENDS), _begin_sentence(rest)


def _find_end(finding: str) -> re.Match[str] | None:
    """Where the heading ends: after the first part, or within it where that is too long."""
    first = next((end for end in _PARTS.finditer(finding) if end.end() < len(finding)), None)
    lesser = [
        end
        for end in _LESSER.finditer(finding)
        if _words(finding[: end.start()]) <= _LONGEST
        and not (finding[end.end() :][:1] in "(（" and _CLOSING.search(finding[: end.start()]))
    ]
    is_long = first is None or _words(finding[: first.start()]) > _LONGEST
    return lesser[-1] if lesser and is_long else first


def _begin_sentence(text: str) -> str:
    return text if _SYMBOL.match(text) else text[:1].upper() + text[1:]


def _words(text: str) -> float:
    """Words of a heading; in Chinese two characters are about one. The Chinese name beside an English one is
    read with it."""
    han = sum(map(_is_han, text))
    if 2 * han > len(text):
        return 0.5 * han
    return sum(not _is_han(word.lstrip("(")[:1] or " ") for word in text.split())


def _is_han(character: str) -> bool:
    return ord(character) > 0x2E7F
