"""Word 2003 XML (WordprocessingML) made like the later format: its lists and tracked changes under
today's names.
"""

from __future__ import annotations

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_CONTENT = "{http://schemas.microsoft.com/aml/2001/core}content"
_SECTION = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_CHANGES = {"Word.Deletion": "del", "Word.Insertion": "ins"}

_RENAMED = {
    "listPr": "numPr",
    "ilfo": "numId",
    "lists": "numbering",
    "listDef": "abstractNum",
    "list": "num",
    "ilst": "abstractNumId",
    "nfc": "numFmt",
    "listStyleLink": "numStyleLink",
}
_ATTRIBUTES = {"listDefId": "abstractNumId", "ilfo": "numId"}
# Numbers of formats (MSONFC of [MS-OSHARED]) -> names of formats (ECMA-376, 17.18.59).
FORMATS = dict(
    enumerate(
        [
            "decimal",
            "upperRoman",
            "lowerRoman",
            "upperLetter",
            "lowerLetter",
            "ordinal",
            "cardinalText",
            "ordinalText",
            "hex",
            "chicago",
            "ideographDigital",
            "japaneseCounting",
            "aiueo",
            "iroha",
            "decimalFullWidth",
            "decimalHalfWidth",
            "japaneseLegal",
            "japaneseDigitalTenThousand",
            "decimalEnclosedCircle",
            "decimalFullWidth2",
            "aiueoFullWidth",
            "irohaFullWidth",
            "decimalZero",
            "bullet",
            "ganada",
            "chosung",
            "decimalEnclosedFullstop",
            "decimalEnclosedParen",
            "decimalEnclosedCircleChinese",
            "ideographEnclosedCircle",
            "ideographTraditional",
            "ideographZodiac",
            "ideographZodiacTraditional",
            "taiwaneseCounting",
            "ideographLegalTraditional",
            "taiwaneseCountingThousand",
            "taiwaneseDigital",
            "chineseCounting",
            "chineseLegalSimplified",
            "chineseCountingThousand",
        ]
    )
) | {255: "none"}


def modernise(root: etree._Element) -> None:
    """Rename the lists of a document in place, and wrap what was deleted or inserted under tracking."""
    for element in root.iter(etree.Element):
        local = element.tag.removeprefix(_W)
        if local != element.tag and local in _RENAMED:
            _rename(element, _RENAMED[local])
        elif element.tag == _ANNOTATION:
            change = _CHANGES.get(element.get(f"{_W}type", ""))
            # The change of a paragraph's mark has no content.
            element.tag = f"{_W}{change or 'customXml'}"
        elif element.tag == _CONTENT or element.tag.startswith(_SECTION):
            element.tag = f"{_W}customXml"


def _rename(element: etree._Element, name: str) -> None:
    element.tag = f"{_W}{name}"
    for old, new in _ATTRIBUTES.items():
        if (written := element.get(f"{_W}{old}")) is not None:
            element.set(f"{_W}{new}", written)
    if name == "numFmt":
        written = element.get(f"{_W}val", "")
        known = FORMATS.get(int(written)) if written.isdecimal() and len(written) < 4 else None
        element.set(f"{_W}val", known or "decimal")
