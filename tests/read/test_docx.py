import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from analysis.read.docx import decode
from analysis.read.numerals_printed import printed_number

LEVELS = (
    "<w:abstractNum {ns} w:abstractNumId='77'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='（%1）'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl></w:abstractNum>"
)


def text_of(document: Document) -> list[str]:
    file = io.BytesIO()
    document.save(file)
    return decode(file.getvalue()).text.splitlines()


def numbered(*paragraphs: tuple[int, str]) -> Document:
    document = Document()
    definitions = document.part.numbering_part.element
    definitions.insert(0, parse_xml(LEVELS.format(ns=nsdecls("w"))))
    definitions.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    for level, text in paragraphs:
        properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = 77
    return document


def test_numbers_that_word_prints_are_printed() -> None:
    document = numbered((0, "甲"), (1, "乙"), (1, "丙"), (0, "丁"), (1, "戊"))
    assert text_of(document) == ["（一）甲", "1.乙", "2.丙", "（二）丁", "1.戊"]


def test_tables_stand_where_they_stood() -> None:
    document = Document()
    document.add_paragraph("前")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "问题", "进展"
    document.add_paragraph("后")
    assert text_of(document) == ["前", "问题\t进展", "后"]


def test_insertions_count_and_deletions_do_not() -> None:
    document = Document()
    document.add_paragraph("共")._p.append(
        parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>12项</w:t></w:r></w:ins>")
    )
    document.paragraphs[0]._p.append(
        parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>13项</w:delText></w:r></w:del>")
    )
    assert text_of(document) == ["共12项"]


@pytest.mark.parametrize(
    ("value", "style", "printed"),
    [(10, "chineseCounting", "十"), (21, "chineseCountingThousand", "二十一"), (3, "decimalEnclosedCircle", "③"),
     (2, "upperLetter", "B"), (7, "decimal", "7"), (7, "bullet", "")],
)  # fmt: skip
def test_numbers_are_printed_in_their_style(value: int, style: str, printed: str) -> None:
    assert printed_number(value, style) == printed
