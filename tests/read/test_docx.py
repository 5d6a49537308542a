import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from analysis.read.docx import decode
from analysis.text.list_numbers import printed_number

LEVELS = (
    "<w:abstractNum {ns} w:abstractNumId='77'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt "
    "w:val='chineseCountingThousand'/><w:lvlText w:val='（%1）'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt "
    "w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl></w:abstractNum>"
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


def test_tables_are_where_they_were() -> None:
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


def test_a_list_that_begins_again_is_numbered_from_the_start() -> None:
    document = numbered((0, "甲"), (0, "乙"), (0, "丙"))
    override = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    again = f"<w:num {nsdecls('w')} w:numId='78'><w:abstractNumId w:val='77'/>{override}</w:num>"
    document.part.numbering_part.element.append(parse_xml(again))
    for paragraph in document.paragraphs[1:]:
        paragraph._p.pPr.numPr.get_or_add_numId().val = 78
    assert text_of(document) == ["（一）甲", "（一）乙", "（二）丙"]


def test_words_moved_away_or_hidden_are_not_read() -> None:
    document = Document()
    document.add_paragraph("共12项")
    moved = f"<w:moveFrom {nsdecls('w')}><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
    hidden = f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    for xml in (moved, hidden):
        document.paragraphs[0]._p.append(parse_xml(xml))
    assert text_of(document) == ["共12项"]


def test_headers_and_footers_are_not_read() -> None:
    document = Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "某局文件"
    document.sections[0].footer.paragraphs[0].text = "第3页"
    assert text_of(document) == ["正文"]


def test_a_text_box_is_read_once_before_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>关于整改情况的通报</w:t></w:r></w:p></w:txbxContent>"
    run = (
        f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = Document()
    document.add_paragraph("正文")._p.append(parse_xml(run))
    assert text_of(document) == ["关于整改情况的通报", "正文"]


def test_a_text_in_a_layout_table_keeps_its_lines() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    lines = ["一、整改情况", "1.关于甲的问题", "2.关于乙的问题", "二、下一步打算"]
    cell.text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
    assert text_of(document) == lines


def test_a_table_in_a_table_is_read_once() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "外"
    cell.add_table(rows=1, cols=1).cell(0, 0).text = "内"
    assert "".join(text_of(document)) == "外内"


def test_a_field_and_a_comment_leave_only_what_is_printed() -> None:
    document = Document()
    field = f"<w:r {nsdecls('w')}><w:instrText>PAGE</w:instrText></w:r>"
    document.add_paragraph("正文")._p.append(parse_xml(field))
    assert text_of(document) == ["正文"]


@pytest.mark.parametrize(
    ("value", "style", "printed"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (3, "decimalEnclosedCircle", "③"),
        (2, "upperLetter", "B"),
        (7, "decimal", "7"),
        (7, "bullet", ""),
    ],
)
def test_numbers_are_printed_in_their_style(value: int, style: str, printed: str) -> None:
    assert printed_number(value, style) == printed
