"""Word files made part by part, so that every element of their numbering is in the test that is about it."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def level(at: int, format: str, pattern: str, *, more: str = "") -> str:
    """One level of a list."""
    numbers = f"<w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{pattern}'/>"
    return f"<w:lvl w:ilvl='{at}'>{numbers}</w:lvl>"


def defined(key: int, *levels: str, more: str = "") -> str:
    """The definition of lists."""
    return f"<w:abstractNum w:abstractNumId='{key}'>{more}{''.join(levels)}</w:abstractNum>"


def numbered(key: int, definition: int, more: str = "") -> str:
    """A list of a definition."""
    return f"<w:num w:numId='{key}'><w:abstractNumId w:val='{definition}'/>{more}</w:num>"


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def item(words: str, at: int = 0, key: int = 1, *, more: str = "") -> str:
    """A paragraph in a list."""
    place = f"<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{key}'/></w:numPr>"
    return paragraph(words, place + more)


def styled(words: str, style: str) -> str:
    return paragraph(words, f"<w:pStyle w:val='{style}'/>")


def style(name: str, properties: str = "", *, based_on: str = "") -> str:
    above = f"<w:basedOn w:val='{based_on}'/>" if based_on else ""
    return f"<w:style w:type='paragraph' w:styleId='{name}'>{above}<w:pPr>{properties}</w:pPr></w:style>"


def table(*rows: list[str]) -> str:
    """Rows of cells; a cell may contain several paragraphs, set apart by line breaks."""
    return f"<w:tbl>{''.join(f'<w:tr>{_cells(row)}</w:tr>' for row in rows)}</w:tbl>"


def _cells(row: list[str]) -> str:
    return "".join(f"<w:tc>{''.join(map(paragraph, cell.splitlines() or ['']))}</w:tc>" for cell in row)


def word_file(
    *body: str,
    numbering: str = "",
    styles: str = "",
    namespace: str = W,
    inserted: tuple[str, str] = ("", ""),
) -> bytes:
    """A document of these paragraphs; `inserted` is the name and the text of a file that altChunk can name as
    rId9."""
    parts = {"word/document.xml": _part("document", f"<w:body>{''.join(body)}</w:body>", namespace)}
    relations = []
    for name, content in (("numbering", numbering), ("styles", styles)):
        if content:
            parts[f"word/{name}.xml"] = _part(name, content, namespace)
            relations.append((f"r{name}", name, f"{name}.xml"))
    if inserted[0]:
        parts[f"word/{inserted[0]}"] = inserted[1]
        relations.append(("rId9", "aFChunk", inserted[0]))
    parts["word/_rels/document.xml.rels"] = _relations(relations)
    parts["_rels/.rels"] = _relations([("r1", "officeDocument", "word/document.xml")])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def _part(name: str, content: str, namespace: str) -> str:
    return f"<w:{name} xmlns:w='{namespace}' xmlns:r='{_OFFICE}'>{content}</w:{name}>"


def _relations(relations: list[tuple[str, str, str]]) -> str:
    listed = "".join(
        f"<Relationship Id='{key}' Type='{_OFFICE}/{kind}' Target='{target}'/>"
        for key, kind, target in relations
    )
    return f"<Relationships xmlns='{_RELATIONS}'>{listed}</Relationships>"
