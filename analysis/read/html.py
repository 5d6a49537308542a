"""Web pages as a browser saves them: the notice's lines, with the page's labelled metadata before them."""

from __future__ import annotations

import re

from lxml import etree, html

from analysis.codebook import rules
from analysis.read import plain
from analysis.read.decoded import Decoded, ReadError
from analysis.read.html_lines import Line, lines_of
from analysis.text import fold

# Declared and meant are two things: pages that say gb2312 print characters of GBK and GB18030.
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
_MAX_LABELS = 150
# Prose that a page prints outside the notice (an address, a digest) stays below this share.
_MAIN_SHARE = 0.97
_LINKED = 0.5
# Words that builders of pages name furniture with; they only say where no prose is looked for.
_FURNITURE = re.compile(r"foot|copyright|bottom|crumb|menu|sidebar|share|related", re.IGNORECASE)
_HEADLINE = re.compile(r"h[1-3]")
_DATE = re.compile(r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
# Pages set several labels side by side; each gets its line, or the words of one would end another.
_NEXT_LABEL = re.compile(
    r"(?<=\S)[\s|]{0,20}(?=(?:发布(?:时间|日期|机构|单位|者)|生成日期|来源|信息来源|作者|浏览次数|浏览量|阅读|点击次数|【字体|字体)\s?[:：])"
)
_DATED_LABEL = re.compile(r"(?:时间|日期)\s?[:：]\s?(?:19|20)\d{2}")
_PUBLISHED = ("pubdate", "publishdate", "article:published_time", "publish_time")


def decode(data: bytes, *, charset: str = "") -> Decoded:
    """The notice of a page, one paragraph a line: labelled metadata, title, text; raises ReadError.

    `charset` is what came with the page, where anything did; it goes before what the page says itself.
    What stands before and after the smallest element with the page's prose is dropped, apart from
    metadata and title; a notice split over several elements is kept whole.
    """
    source, encoding = _characters(data, charset)
    if not _TAG.search(source):
        return Decoded(source, encoding)
    root = _parse(source)
    lines = lines_of(root)
    return Decoded("\n".join(_notice(root, lines)), encoding)


def _characters(data: bytes, charset: str) -> tuple[str, str]:
    """Characters of the page: strictly where they can be, else as declared, damage marked in its place."""
    declared = _CHARSET.search(data[:4096])
    name = charset or (declared.group(1).decode("ascii", "replace") if declared else "")
    chinese = bool(_CHINESE.fullmatch(name))
    if (chinese or name.lower() == "utf-8") and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        for encoding in ("utf-8-sig", "gb18030") if chinese else ("utf-8-sig",):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError:
                continue
        # A broken pair, as counters and scripts leave them, costs no notice; another encoding breaks most.
        encoding = "gb18030" if chinese else "utf-8"
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") <= _MAX_DAMAGE * len(text):
            return text.removeprefix("\ufeff"), encoding
    decoded = plain.decode(data)
    return decoded.text, decoded.encoding


def _parse(source: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    text = _DECLARATION.sub("", source).replace("\0", "")
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ReadError("unreadable", "The page holds no text.") from error


def _notice(root: html.HtmlElement, lines: list[Line]) -> list[str]:
    prose = [i for i, line in enumerate(lines) if _is_prose(line)]
    if not prose:
        return [line.text for line in lines if line.linked < _LINKED]
    inside = _inside(root, [lines[i] for i in prose])
    own = [i for i, line in enumerate(lines) if line.element in inside]
    first, last = min(set(prose).intersection(own)), prose[-1]
    kept = [lines[i] for i in own if first <= i <= last or lines[i].linked < _LINKED]
    before, after = lines[: own[0]], lines[own[-1] + 1 :]
    title = _title(root, before)
    metadata = _metadata(root, before, after, title, kept)
    return [*metadata, *([title.text] if title else []), *(line.text for line in kept)]


def _is_prose(line: Line) -> bool:
    if len(line.text) < _MIN_PROSE or line.linked >= _LINKED or not re.search("[。；;]", line.text):
        return False
    found = rules("frame")
    if found["label"].pattern.search(fold(line.text)) or found["footer"].pattern.match(fold(line.text)):
        return False
    return not any(_is_furniture(e) for e in (line.element, *line.element.iterancestors()))


def _is_furniture(element: html.HtmlElement) -> bool:
    if element.tag in ("nav", "footer", "aside"):
        return True
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag not in ("body", "html") and bool(_FURNITURE.search(named))


def _inside(root: html.HtmlElement, prose: list[Line]) -> set[html.HtmlElement]:
    """Every element of the smallest one that holds nearly all prose."""
    weight: dict[html.HtmlElement, int] = {}
    for line in prose:
        for element in (line.element, *line.element.iterancestors()):
            weight[element] = weight.get(element, 0) + len(line.text)
    needed = _MAIN_SHARE * sum(len(line.text) for line in prose)
    # Heavy elements lie in one another, so the last in document order is the smallest.
    main = [e for e in root.iter() if weight.get(e, 0) >= needed][-1]
    return set(main.iter())


def _title(root: html.HtmlElement, before: list[Line]) -> Line | None:
    """The headline before the text: worded like a title of the genre, else the nearest heading."""
    title = rules("frame")["title"].pattern
    free = [line for line in before if line.linked == 0 and not _is_label(line)]
    named = [line for line in free if title.search(fold(line.text))]
    heads = [line for line in free if line.heading]
    return next(iter(named[-1:] or heads[-1:]), None) or _document_title(root)


def _document_title(root: html.HtmlElement) -> Line | None:
    """The title of the window up to the site's name; used where the page prints none."""
    words = "".join(root.xpath("//head/title//text()")).strip()
    words = re.split(r"[_|]|\s[-–—]\s", words)[0].strip()
    return Line(words, 0.0, root) if rules("frame")["title"].pattern.search(fold(words)) else None


def _is_label(line: Line) -> bool:
    if re.search("[>»›]", line.text):
        return False
    found = rules("frame")["label"].pattern.search(fold(line.text))
    return bool(found or (len(line.text) < _MAX_LABELS and _DATED_LABEL.search(line.text)))


def _metadata(
    root: html.HtmlElement, before: list[Line], after: list[Line], title: Line | None, kept: list[Line]
) -> list[str]:
    """Labelled lines and a bare date under the title; the first source that names a date is enough."""
    under = before[before.index(title) + 1 :] if title in before else []
    found = [
        _NEXT_LABEL.sub("\n", x.text)
        for x in before
        if (_is_label(x) and x.linked < _LINKED) or (x in under and _DATE.match(x.text))
    ]
    if any(_DATE.search(text) for text in found) or any(_is_label(x) and _DATE.search(x.text) for x in kept):
        return found
    below = [x.text for x in after if _is_label(x) and _DATE.search(x.text)]
    declared = [m.get("content", "").strip() for m in root.iter("meta") if _name(m) in _PUBLISHED]
    return [*found, *(below[:1] or [f"发布时间：{date}" for date in declared if _DATE.match(date)][:1])]


def _name(meta: html.HtmlElement) -> str:
    return str(meta.get("name") or meta.get("property") or "").lower()
