"""The parts of a Word file, whatever packs them: .docx and its kin, one XML file (2003 or flat), strict
or not.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from analysis.limits import MAX_DOCX_GROWTH, MAX_WORD_PARTS, MAX_XML_ELEMENTS
from analysis.read.archive import inflate
from analysis.read.file_format import ReadError
from analysis.read.too_much import too_much
from analysis.read.word_2003 import modernise

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
# The strict and the old namespaces name the same elements.
_SAME = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://schemas.microsoft.com/office/word/2003/wordml": W,
}
_MAIN = "word/document.xml"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def value(element: etree._Element | None, child: str) -> str | None:
    """The `w:val` of a child; None where there is none."""
    found = element.find(w(child)) if element is not None else None
    return found.get(w("val")) if found is not None else None


def whole(written: str | None, default: int = 0) -> int:
    """A number as written in an attribute; the default where it is none."""
    try:
        return int(written) if written is not None and len(written) < 10 else default
    except ValueError:
        return default


@dataclass(frozen=True)
class WordFile:
    """The main text of a document, with the parts that say how it is printed."""

    body: etree._Element
    styles: etree._Element | None = None
    numbering: etree._Element | None = None
    inserted: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # relation -> name, bytes (altChunk)


def open_word(data: bytes) -> WordFile:
    """The parts of a file; raises ReadError for one that unpacks to too much, others where it is broken."""
    if data.startswith(b"PK"):
        return _assemble(_unpacked(data))
    root = _parse(data)
    if root.tag == w("wordDocument"):
        modernise(root)
        return WordFile(_body(root), root.find(w("styles")), root.find(w("numbering")))
    return _assemble(_flat_parts(root))


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The parts that hold text, by name; all members are counted, pictures too."""
    parts: dict[str, bytes] = {}
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if len(packed.infolist()) > MAX_WORD_PARTS:
            raise too_much("MAX_WORD_PARTS", len(packed.infolist()))
        for entry in packed.infolist():
            pieces = []
            for piece in inflate(packed, entry):
                unpacked += len(piece)
                if unpacked > len(data) + MAX_DOCX_GROWTH:
                    raise too_much("MAX_DOCX_GROWTH", unpacked)
                pieces.append(piece)
            parts[entry.filename.lstrip("/")] = b"".join(pieces)
    return parts


def _flat_parts(root: etree._Element) -> dict[str, bytes]:
    parts = {}
    for part in root.iter(f"{_PACKAGE}part"):
        content = part.find(f"{_PACKAGE}xmlData")
        if content is not None and len(content):
            parts[str(part.get(f"{_PACKAGE}name")).lstrip("/")] = etree.tostring(content[0])
    return parts


def _assemble(parts: dict[str, bytes]) -> WordFile:
    main = next((name for kind, name in _relations(parts, "") if kind == "officeDocument"), _MAIN)
    named: dict[str, str] = {}
    inserted: dict[str, tuple[str, bytes]] = {}
    for relation, kind, name in _all_relations(parts, main):
        named.setdefault(kind, name)
        if kind == "aFChunk" and name in parts:
            inserted[relation] = (name, parts[name])
    styles, numbering = (
        _parse(parts[named[kind]]) if named.get(kind) in parts else None for kind in ("styles", "numbering")
    )
    return WordFile(_body(_parse(parts[main])), styles, numbering, inserted)


def _relations(parts: dict[str, bytes], source: str) -> Iterator[tuple[str, str]]:
    return ((kind, name) for _, kind, name in _all_relations(parts, source))


def _all_relations(parts: dict[str, bytes], source: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and target of what a part refers to inside the file."""
    folder, name = posixpath.split(source)
    data = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in _parse(data) if data else ():
        if isinstance(relation.tag, str) and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = relation.get("Type", "").rpartition("/")[2]
            yield relation.get("Id", ""), kind, posixpath.normpath(path)


def _body(root: etree._Element) -> etree._Element:
    body = root.find(w("body"))
    if body is None:
        raise ReadError("unreadable", "The Word document holds no text.")
    return body


def _parse(data: bytes) -> etree._Element:
    """A part as a tree in the usual namespaces; what it refers to outside is not opened."""
    parser = etree.XMLPullParser(
        ("start",), resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    count = 0
    for begin in range(0, len(data), 1 << 16):
        parser.feed(data[begin : begin + (1 << 16)])
        count += sum(1 for _ in parser.read_events())
        if count > MAX_XML_ELEMENTS:
            raise too_much("MAX_XML_ELEMENTS")
    root = parser.close()
    if any(space.encode() in data for space in _SAME):
        for element in root.iter(etree.Element):
            _rename(element)
    return root


def _rename(element: etree._Element) -> None:
    element.tag = _usual(element.tag)
    named = {_usual(name): written for name, written in element.attrib.items()}
    if named.keys() != set(element.attrib):
        element.attrib.clear()
        element.attrib.update(named)


def _usual(name: str) -> str:
    space, brace, local = name[1:].partition("}")
    return f"{{{_SAME[space]}}}{local}" if brace and space in _SAME else name
