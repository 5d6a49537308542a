"""Files whose shape a reader may take too long over: a name, a size that takes some tenths of a second,
a maker.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.factories.archives import packed
from tests.factories.files import printed_pdf
from tests.factories.old_word import old_word
from tests.factories.word_files import defined, item, level, numbered, paragraph, style, styled, word_file

_PROSE = "局党组召开专题会议研究整改，逐条明确责任人和完成时限，已经完成整改。"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _page(body: str, *, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><p>{_PROSE}</p>{body}</body></html>".encode()


def _word(body: str, **parts: str) -> bytes:
    return word_file(body, **parts)


def _nested(tag: str, n: int, words: str = "") -> str:
    return f"<{tag}>{words}" * n + f"</{tag}>" * n


def _attributes(n: int) -> str:
    return " ".join(f"a{i}='1'" for i in range(n))


def _styles_on_each_other(n: int) -> bytes:
    chain = [style(f"s{i}", based_on=f"s{i + 1}") for i in range(n)]
    return _word("".join(styled("整改", f"s{i}") for i in range(n)), styles="".join(chain))


def _lists(n: int) -> bytes:
    numbers = "".join(defined(i, level(0, "decimal", "%1、")) for i in range(n))
    numbers += "".join(numbered(i, i) for i in range(n))
    return _word("".join(item("整改", key=i) for i in range(n)), numbering=numbers)


def _message(n: int) -> bytes:
    part = b"--B\nContent-Type: text/html; charset=utf-8\n\n<p>x</p>\n"
    return b'Content-Type: multipart/related; boundary="B"\n\n' + part * n + b"--B--\n"


HTML: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "paragraphs": (3000, lambda n: _page(f"<p>{_PROSE}</p>" * n)),
    "one paragraph": (60_000, lambda n: _page(f"<p>{'整改，' * n}</p>")),
    "attributes of an element": (450, lambda n: _page(f"<p {_attributes(n)}>整改</p>")),
    "many attributes of many elements": (400, lambda n: _page(f"<p {_attributes(50)}>整改</p>" * n)),
    "prose inside prose": (400, lambda n: _page(_nested("div", n, _PROSE))),
    "spans inside spans": (400, lambda n: _page(_nested("span", n, "整"))),
    "lists inside lists": (
        200,
        lambda n: _page(_nested("ol><li", n, "整").replace("</ol><li>", "</li></ol>")),
    ),
    "tables inside tables": (80, lambda n: _page(_nested("table><tr><td", n, "整"))),
    "rows": (3000, lambda n: _page(f"<table>{'<tr><td>整</td><td>改</td></tr>' * n}</table>")),
    "cells of a row": (10_000, lambda n: _page(f"<table><tr>{'<td>整</td>' * n}</tr></table>")),
    "cells over many columns": (
        3000,
        lambda n: _page(f"<table><tr>{'<td colspan=64>整</td>' * n}</tr></table>"),
    ),
    "items": (8000, lambda n: _page(f"<ol>{'<li>整</li>' * n}</ol>")),
    "styles": (2000, lambda n: _page("<p>整</p>" * n, head=f"<style>{'p{counter-increment:a}' * n}</style>")),
    "selectors": (
        2000,
        lambda n: _page("<p>整</p>" * n, head=f"<style>{'a p,' * n}p{{content:counter(a)}}</style>"),
    ),
    "counters": (
        2000,
        lambda n: _page("<p>整</p>" * n, head=f"<style>p:before{{content:{'counter(a)' * n}}}</style>"),
    ),
    "own styles": (6000, lambda n: _page("<p style='counter-reset:a 1 b 2'>整</p>" * n)),
    "escaped markup": (20_000, lambda n: _page("&lt;p&gt;整&lt;/p&gt;" * n)),
    "quotes in a script": (40_000, lambda n: _page("", head=f"<script>{chr(34)}{'a' * 9}'`{chr(92)}" * n)),
    "headings": (5000, lambda n: _page("<h2>整</h2><h3>改</h3>" * n)),
    "labels": (10_000, lambda n: _page("<p>" + "来源：" * n + "</p>")),
    "spaces": (60_000, lambda n: _page("<p>整" + "\u3000 \n" * n + "</p>")),
    "open brackets": (100_000, lambda n: _page("<" * n)),
    "open tags": (20_000, lambda n: _page("<b" * n)),
}  # fmt: off
WORD: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "paragraphs": (3000, lambda n: _word(paragraph(_PROSE) * n)),
    "runs": (10_000, lambda n: _word(f"<w:p>{'<w:r><w:t>整</w:t></w:r>' * n}</w:p>")),
    "texts of a run": (10_000, lambda n: _word(f"<w:p><w:r>{'<w:t>整</w:t>' * n}</w:r></w:p>")),
    "attributes of an element": (
        6000,
        lambda n: _word(f"<w:p {_attributes(n)}><w:r><w:t>整</w:t></w:r></w:p>"),
    ),
    "styles on each other": (2000, _styles_on_each_other),
    "lists": (1000, _lists),
    "overrides": (
        3000,
        lambda n: _word(
            item("整改"),
            numbering=defined(0, level(0, "decimal", "%1、"))
            + numbered(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1、")}</w:lvlOverride>' * n),
        ),
    ),
    "properties": (
        20_000,
        lambda n: _word(f"<w:p><w:pPr>{'<w:ind/>' * n}</w:pPr><w:r><w:t>整</w:t></w:r></w:p>"),
    ),
    "cells": (5000, lambda n: _word(f"<w:tbl>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * n}</w:tbl>")),
    "cells over many columns": (
        2000,
        lambda n: _word(
            "<w:tbl><w:tr>"
            + '<w:tc><w:tcPr><w:gridSpan w:val="64"/></w:tcPr><w:p/></w:tc>' * n
            + "</w:tr></w:tbl>"
        ),
    ),
    "fields": (8000, lambda n: _word(f"<w:p>{'<w:r><w:instrText>eq </w:instrText></w:r>' * n}</w:p>")),
}
RICH: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "paragraphs": (2000, lambda n: b"{\\rtf1\\ansi " + b"a\\par\n" * n + b"}"),
    "groups inside groups": (20_000, lambda n: b"{\\rtf1" + b"{" * n + b"a" + b"}" * n + b"}"),
    "bytes": (20_000, lambda n: b"{\\rtf1\\ansicpg936 " + b"\\'d5\\'fb" * n + b"}"),
    "open tables of styles": (2000, lambda n: b"{\\rtf1\\ls1\\ilvl0 " + b"{\\stylesheet " * n),
    "hidden words": (5000, lambda n: b"{\\rtf1 " + b"{\\b\\v " * n),
    "control words": (20_000, lambda n: b"{\\rtf1 {" + b"\\b\\i0" * n),
}
OLD_WORD: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "paragraphs": (2000, lambda n: old_word([f"{_PROSE}\r" * n])),
    "pieces, every other word hidden": (8000, lambda n: old_word(["整改通报"] * n, hidden=2 * n)),
    "styles on each other": (3000, lambda n: old_word(["整改\r"], styles=n)),
    "fields": (5000, lambda n: old_word(["\x13eq \x14整\x15" * n])),
    "cells": (5000, lambda n: old_word(["整\x07" * n])),
}
SHAPES = {
    "txt": {
        "one line": (300_000, lambda n: "整改，".encode() * n),
        "lines": (100_000, lambda n: "整改\n".encode() * n),
        "broken bytes": (100_000, lambda n: b"\xe6\x95\xb4\xff" * n),
        "zeros": (300_000, lambda n: b"\0" * n),
    },
    "html": HTML,
    "mht": {
        "parts": (1000, _message),
        "a long head": (20_000, lambda n: b"Content-Type: text/html" + b"; a=b" * n + b"\n\n<p>x"),
        "heads": (5000, lambda n: b"Content-Type: text/html\n" + b"A: b\n" * n + b"\n<p>x"),
        "lines": (40_000, lambda n: b"Content-Type: text/html\n\n" + b"x\n" * n),
    },
    "docx": WORD,
    "doc": OLD_WORD,
    "rtf": RICH,
    "pdf": {"pages": (30, lambda n: printed_pdf("关于整改的通报", [_PROSE] * 20 * n))},
    "zip": {"files of one name": (1000, lambda n: packed({f"{i}/通报.txt": b"x" for i in range(n)}))},
}
