"""Web pages as a browser saves them: the notice's lines, with the page's labelled metadata before them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

from lxml import etree, html

from analysis.codebook import rules
from analysis.limits import MAX_ATTRIBUTES, MAX_DEPTH
from analysis.read import plain
from analysis.read.file_format import Decoded, ReadError
from analysis.read.html_headings import number_headings
from analysis.read.html_hidden import check_script, is_escaped, scripted, unescaped
from analysis.read.html_lines import LINKED, Line, lines_of
from analysis.read.html_metadata import find_metadata, find_title
from analysis.read.mixed_encoding import decode_mixed
from analysis.read.too_much import too_much
from analysis.text.folded import fold

# Pages declared as gb2312 also use characters of GBK and GB18030.
_CHINESE = re.compile(r"gb[-_]?(?:2312|k|18030)|x-gbk|cp936|hz", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w\-]{2,20})", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")
# Beyond this share of broken characters the declared encoding is not the one used.
_MAX_DAMAGE = 0.01
_TAG = re.compile(r"<[a-zA-Z!/]")

# A sentence of a notice; captions, labels and menu entries are shorter or end without a mark.
_MIN_PROSE = 25
# Prose that a page prints outside the notice (an address, a digest) stays below this share.
_MAIN_SHARE = 0.97
_REACH = 200  # elements around a line; pages nest some thirty
# Names that web designers use for menus and footers; no prose is searched there.
_FURNITURE = re.compile(r"foot|copyright|bottom|crumb|menu|sidebar|share|related", re.IGNORECASE)


def decode(data: bytes, *, charset: str = "") -> Decoded:
    """The notice of a page, one paragraph a line: labelled metadata, title, text; raises ReadError.

    `charset` is what came with the page, if anything did; it precedes what the page itself declares.
    Lines outside the smallest element with the page's prose are ignored, apart from metadata and title;
    a notice split over several elements is kept whole.
    """
    source, encoding = _characters(data, charset)
    if not _TAG.search(source):
        return Decoded(source, encoding)
    root = _parse(source)
    if is_escaped("".join(root.itertext())):
        root = _parse(unescaped(source))
    return Decoded("\n".join(_notice(*_with_prose(root))), encoding)


def _with_prose(root: html.HtmlElement) -> tuple[html.HtmlElement, list[Line]]:
    """The page and its lines; of one that shows no prose, what it hides or what its scripts hold."""
    lines = lines_of(root)
    if any(map(_is_prose, lines)):
        return root, lines
    hidden = lines_of(root, hidden_too=True)
    if any(map(_is_prose, hidden)):
        return root, hidden
    if source := scripted(root):
        written = _parse(source)
        shown = lines_of(written)
        if any(map(_is_prose, shown)):
            return written, shown
    check_script(root, sum(len(line.text) for line in lines))
    return root, hidden


def _characters(data: bytes, charset: str) -> tuple[str, str]:
    """Characters of the page: decoded strictly where possible, else as declared, with U+FFFD for damage."""
    declared = _CHARSET.search(data[:4096])
    name = charset or (declared.group(1).decode("ascii", "replace") if declared else "")
    chinese = bool(_CHINESE.fullmatch(name))
    if (chinese or name.lower() == "utf-8") and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        for encoding in ("utf-8-sig", "gb18030") if chinese else ("utf-8-sig",):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError:
                continue
        # Counters and scripts leave a broken pair or two; in a wrong encoding most are broken.
        encoding = "gb18030" if chinese else "utf-8"
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") <= _MAX_DAMAGE * len(text):
            return text.removeprefix("\ufeff"), encoding
    mixed = decode_mixed(data)
    damage = mixed.count("\ufffd")
    try:
        decoded = plain.decode(data)
    except ReadError:
        if damage > _MAX_DAMAGE * len(mixed):
            raise
        return mixed, "utf-8"
    if damage < decoded.text.count("\ufffd"):
        return mixed, "utf-8"
    return decoded.text, decoded.encoding


def _parse(source: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    text = _DECLARATION.sub("", source).replace("\0", "")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ReadError("unreadable", "The page contains no text.") from error
    _check_shape(root)
    return root


def _check_shape(root: html.HtmlElement) -> None:
    """Raises ReadError for elements within elements without end, and for one with thousands of attributes."""
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise too_much("MAX_DEPTH")
        if event == "start" and len(element.attrib) > MAX_ATTRIBUTES:
            raise too_much("MAX_ATTRIBUTES", len(element.attrib))


def _notice(root: html.HtmlElement, lines: list[Line]) -> list[str]:
    prose = [i for i, line in enumerate(lines) if _is_prose(line)]
    if not prose:
        return [line.text for line in lines if line.linked < LINKED]
    inside = _inside(root, [lines[i] for i in prose])
    own = [i for i, line in enumerate(lines) if line.element in inside]
    first, last = min(set(prose).intersection(own)), prose[-1]
    kept = [lines[i] for i in own if first <= i <= last or lines[i].linked < LINKED]
    before, after = lines[: own[0]], lines[own[-1] + 1 :]
    title = find_title(root, before)
    metadata = find_metadata(root, before, after, title, kept)
    return [*metadata, *([title.text] if title else []), *number_headings(kept)]


def _is_prose(line: Line) -> bool:
    if len(line.text) < _MIN_PROSE or line.linked >= LINKED or not re.search("[。；;]", line.text):
        return False
    found = rules("layout")
    if found["label"].pattern.search(fold(line.text)) or found["footer"].pattern.match(fold(line.text)):
        return False
    return not any(_is_furniture(e) for e in (line.element, *islice(line.element.iterancestors(), _REACH)))


def _is_furniture(element: html.HtmlElement) -> bool:
    if element.tag in ("nav", "footer", "aside"):
        return True
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag not in ("body", "html") and bool(_FURNITURE.search(named))


def _inside(root: html.HtmlElement, prose: list[Line]) -> set[html.HtmlElement]:
    """Every element of the smallest one with nearly all prose worded like a notice's."""
    own = rules("layout")["own_prose"].pattern
    prose = [line for line in prose if own.search(fold(line.text))] or prose
    weight: dict[html.HtmlElement, int] = defaultdict(int)
    for line in prose:
        weight[line.element] += len(line.text)
    # From the last element to the first: each is added to the one around it once.
    for element in reversed(list(root.iter(etree.Element))):
        if (around := element.getparent()) is not None and element in weight:
            weight[around] += weight[element]
    needed = _MAIN_SHARE * sum(len(line.text) for line in prose)
    # Heavy elements lie in one another, so the last in document order is the smallest.
    main = [e for e in root.iter() if weight.get(e, 0) >= needed][-1]
    return set(main.iter())
