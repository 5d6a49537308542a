"""Numbers that Word prints before paragraphs, and in which form a text without levels gets them."""

from __future__ import annotations

import pytest

from analysis.read.docx import decode
from analysis.text.list_numbers import printed_number
from tests.factories.word_files import (
    STRICT,
    defined,
    item,
    level,
    numbered,
    paragraph,
    style,
    styled,
    table,
    word_file,
)

USUAL = (
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
)


def lines_of(*body: str, numbering: str = "", styles: str = "", **more: str) -> list[str]:
    return decode(word_file(*body, numbering=numbering, styles=styles, **more)).text.splitlines()


@pytest.mark.parametrize(
    ("style", "printed"),
    {
        "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"},
        "decimalEnclosedParen": {2: "⑵", 21: "21"},
        "decimalEnclosedFullstop": {3: "⒊"},
        "chineseCounting": {10: "十", 11: "十一", 20: "二十", 105: "一百零五", 110: "一百一十"},
        "chineseCountingThousand": {1001: "一千零一", 2030: "二千零三十", 12345: "12345"},
        "japaneseCounting": {12: "十二"},
        "taiwaneseCounting": {30: "三十"},
        "ideographDigital": {10: "一〇", 23: "二三"},
        "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
        "ideographZodiac": {12: "亥"},
        "ideographEnclosedCircle": {2: "㊁"},
        "chineseLegalSimplified": {3: "叁", 12: "壹拾贰"},
        "ideographLegalTraditional": {3: "參"},
        "upperRoman": {1: "I", 4: "IV", 19: "XIX"},
        "lowerRoman": {9: "ix"},
        "upperLetter": {1: "A", 26: "Z", 27: "AA", 28: "BB"},
        "upperAlpha": {28: "AB"},
        "lowerLetter": {2: "b"},
        "ordinal": {1: "1st", 12: "12th", 23: "23rd"},
        "decimalFullWidth": {12: "１２"},
        "decimalZero": {3: "03", 12: "12"},
        "numberInDash": {3: "- 3 -"},
        "none": {3: ""},
        "bullet": {3: ""},
        "of no standard": {3: "3"},
    }.items(),
)
def test_numbers_are_printed_in_their_format(style: str, printed: dict[int, str]) -> None:
    assert {value: printed_number(value, style) for value in printed} == printed


def test_levels_that_a_list_overrides_are_its_own() -> None:
    numbering = defined(7, level(0, "decimal", "%1."), level(1, "decimal", "%2)"))
    own = f"<w:lvlOverride w:ilvl='0'>{level(0, 'chineseCounting', '%1、')}</w:lvlOverride>"
    body = (item("甲"), item("乙", 1), item("丙", 1))
    assert lines_of(*body, numbering=numbering + numbered(1, 7, own)) == ["一、甲", "1)乙", "2)丙"]


def test_a_list_may_begin_with_another_number() -> None:
    own = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"
    assert lines_of(item("甲"), item("乙"), numbering=defined(7, USUAL[0]) + numbered(1, 7, own)) == [
        "五、甲",
        "六、乙",
    ]


def test_a_list_has_the_levels_of_the_style_it_names() -> None:
    numbering = (
        defined(7, *USUAL, more="<w:styleLink w:val='L'/>")
        + defined(8, more="<w:numStyleLink w:val='L'/>")
        + numbered(1, 8)
    )
    assert lines_of(item("甲"), item("乙", 1), numbering=numbering) == ["一、甲", "（一）乙"]


def test_styles_bring_lists_and_levels_along_what_they_are_based_on() -> None:
    numbering = defined(7, *USUAL) + numbered(1, 7)
    styles = (
        style("A", "<w:numPr><w:numId w:val='1'/></w:numPr>")
        + style("B", "<w:numPr><w:ilvl w:val='1'/></w:numPr>", based_on="A")
        + style("C", based_on="B")
        + style("None", "<w:numPr><w:numId w:val='0'/></w:numPr>", based_on="A")
    )
    body = (styled("甲", "A"), styled("乙", "B"), styled("丙", "C"), styled("丁", "None"))
    assert lines_of(*body, numbering=numbering, styles=styles) == ["一、甲", "（一）乙", "（二）丙", "丁"]


def test_a_level_that_names_a_style_numbers_its_paragraphs() -> None:
    numbering = defined(
        7, USUAL[0], level(1, "chineseCounting", "（%2）", more="<w:pStyle w:val='B'/>")
    ) + numbered(1, 7)
    styles = style("B", "<w:numPr><w:numId w:val='1'/></w:numPr>")
    body = (item("甲"), styled("乙", "B"))
    assert lines_of(*body, numbering=numbering, styles=styles) == ["一、甲", "（一）乙"]


def test_styles_based_on_each_other_in_a_circle_end() -> None:
    styles = style("A", based_on="B") + style("B", based_on="A")
    assert lines_of(styled("甲", "A"), styles=styles) == ["甲"]


@pytest.mark.parametrize(
    ("restart", "printed"),
    [
        ("", ["一、甲", "（一）乙", "1.丙", "（二）丁", "1.戊", "二、己", "1.庚"]),
        ("<w:lvlRestart w:val='0'/>", ["一、甲", "（一）乙", "1.丙", "（二）丁", "2.戊", "二、己", "3.庚"]),
        ("<w:lvlRestart w:val='1'/>", ["一、甲", "（一）乙", "1.丙", "（二）丁", "2.戊", "二、己", "1.庚"]),
    ],
)
def test_counts_begin_again_after_the_level_that_restarts_them(restart: str, printed: list[str]) -> None:
    numbering = defined(7, *USUAL[:2], level(2, "decimal", "%3.", more=restart)) + numbered(1, 7)
    places = zip("甲乙丙丁戊己庚", (0, 1, 2, 1, 2, 0, 2), strict=True)
    assert lines_of(*(item(words, at) for words, at in places), numbering=numbering) == printed


def test_a_legal_level_prints_all_counts_in_digits() -> None:
    numbering = defined(
        7, USUAL[0], level(1, "decimal", "（%2）", more="<w:isLgl/>"), level(2, "decimal", "%1.%3、")
    ) + numbered(1, 7)
    assert lines_of(item("甲"), item("乙", 1), numbering=numbering) == ["一、甲", "（1）乙"]


@pytest.mark.parametrize(
    "levels",
    [
        [level(at, "decimal", f"%{at + 1}.") for at in range(3)],
        [level(0, "upperLetter", "%1"), level(1, "upperRoman", "%1.%2"), level(2, "decimal", "%1.%2.%3")],
        [level(0, "upperLetter", "%1"), level(1, "chineseCounting", "%2"), level(2, "decimal", "%3")],
        [
            level(0, "upperLetter", "*%1*"),
            level(1, "chineseCounting", "%2、"),
            level(2, "decimalEnclosedCircle", "%3"),
        ],
    ],
    ids=["alike", "of several counts", "bare", "no room above"],
)
def test_levels_that_their_numbers_do_not_distinguish_get_numbers_that_do(levels: list[str]) -> None:
    body = (item("甲"), item("乙", 1), item("丙", 2), item("丁", 2), item("戊", 1), item("己"))
    assert lines_of(*body, numbering=defined(7, *levels) + numbered(1, 7)) == [
        "一、甲",
        "（一）乙",
        "1.丙",
        "2.丁",
        "（二）戊",
        "二、己",
    ]


def test_numbers_of_several_counts_are_printed_where_they_show_the_level() -> None:
    legal = "<w:isLgl/>"
    levels = (USUAL[0], level(1, "decimal", "%1.%2", more=legal), level(2, "decimal", "%1.%2.%3", more=legal))
    body = (item("甲"), item("乙", 1), item("丙", 2), item("丁", 2))
    assert lines_of(*body, numbering=defined(7, *levels) + numbered(1, 7)) == [
        "一、甲",
        "1.1 乙",
        "1.1.1 丙",
        "1.1.2 丁",
    ]


def test_numbers_that_are_in_the_text_are_not_used_again() -> None:
    body = (paragraph("一、情况"), paragraph("（一）方面"), item("甲"), item("乙"))
    numbering = defined(7, level(0, "decimal", "%1*")) + numbered(1, 7)
    assert lines_of(*body, numbering=numbering)[2:] == ["1.甲", "2.乙"]


def test_bullets_and_empty_paragraphs_have_no_number() -> None:
    numbering = defined(7, level(0, "bullet", "•"), level(1, "decimal", "%2.")) + numbered(1, 7)
    body = (item("甲"), item("", 1), item("乙", 1))
    assert lines_of(*body, numbering=numbering) == ["甲", "", "1.乙"]


def test_a_deleted_paragraph_is_not_counted_and_one_with_words_left_runs_on() -> None:
    numbering = defined(7, level(0, "decimal", "%1.")) + numbered(1, 7)
    mark = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"
    gone = item("旧", more=mark).replace("w:t>", "w:delText>").replace("<w:r>", "<w:del><w:r>", 1)
    gone = gone.replace("</w:r></w:p>", "</w:r></w:del></w:p>")
    assert lines_of(item("甲"), gone, item("乙"), numbering=numbering) == ["1.甲", "2.乙"]
    assert lines_of(item("甲", more=mark), item("乙"), numbering=numbering) == ["1.甲乙"]


def test_headings_without_numbers_get_those_of_their_level() -> None:
    styles = "".join(style(f"H{n}", f"<w:outlineLvl w:val='{n}'/>") for n in range(3))
    styles += style("Own", based_on="H2")
    body = (
        styled("关于巡察整改进展情况的通报", "H0"),
        styled("甲", "H1"),
        paragraph("正文。"),
        styled("乙", "Own"),
        styled("丙", "H2"),
        styled("丁", "H1"),
    )
    printed = ["关于巡察整改进展情况的通报", "一、甲", "正文。", "（一）乙", "（二）丙", "二、丁"]
    assert lines_of(*body, styles=styles) == printed


def test_headings_of_a_text_that_numbers_any_stay_as_they_are() -> None:
    styles = style("H1", "<w:outlineLvl w:val='0'/>")
    assert lines_of(styled("一、甲", "H1"), styled("乙", "H1"), styles=styles) == ["一、甲", "乙"]


@pytest.mark.parametrize(
    ("code", "printed"),
    [(r" eq \o\ac(○,3)", "③"), (r"EQ \o\ac(○，12)", "⑫"), (r" eq \o(甲,乙)", "乙"), ("PAGE", "")],
)
def test_overstruck_characters_are_read_as_they_are_seen(code: str, printed: str) -> None:
    run = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    field = f"{run.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{run.format('end')}"
    assert lines_of(paragraph("甲").replace("<w:r>", f"{field}<w:r>", 1)) == [f"{printed}甲"]


def test_what_a_field_prints_is_read() -> None:
    run = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    field = f"{run.format('begin')}<w:r><w:instrText>REF a</w:instrText></w:r>{run.format('separate')}"
    body = (
        paragraph("甲").replace("<w:r>", f"{field}<w:r>", 1).replace("</w:p>", f"{run.format('end')}</w:p>")
    )
    assert lines_of(body) == ["甲"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<html><body><p>甲</p><p>乙</p></body></html>"),
        ("a.txt", "甲\n乙"),
    ],
)
def test_files_that_word_shows_in_the_text_are_read(name: str, text: str) -> None:
    body = (paragraph("前"), "<w:altChunk r:id='rId9'/>", paragraph("后"))
    assert lines_of(*body, inserted=(name, text)) == ["前", "甲", "乙", "后"]


def test_a_strict_document_is_read_as_any() -> None:
    numbering = defined(7, *USUAL) + numbered(1, 7)
    assert lines_of(item("甲"), item("乙", 1), numbering=numbering, namespace=STRICT) == [
        "一、甲",
        "（一）乙",
    ]


def test_a_document_of_word_2003_is_read_with_its_lists() -> None:
    level = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:nfc w:val='39'/><w:lvlText w:val='%1、'/></w:lvl>"
    one = "<w:list w:ilfo='1'><w:ilst w:val='0'/></w:list>"
    lists = f"<w:lists><w:listDef w:listDefId='0'>{level}</w:listDef>{one}</w:lists>"
    paragraphs = "".join(
        "<w:p><w:pPr><w:listPr><w:ilvl w:val='0'/><w:ilfo w:val='1'/></w:listPr></w:pPr>"
        f"<w:r><w:t>{words}</w:t></w:r></w:p>"
        for words in "甲乙"
    )
    file = f"<w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'>{lists}<w:body>{paragraphs}</w:body></w:wordDocument>"
    assert decode(file.encode()).text.splitlines() == ["一、甲", "二、乙"]


def test_a_table_of_problems_is_read_as_the_text_it_is() -> None:
    rows = (
        ["序号", "反馈问题", "整改措施", "完成情况", "责任人"],
        ["1", "学习不够深入", "一是研讨。\n二是补学。", "已完成", "张某"],
        ["2", "管理松散", "建立台账。", "正在整改", ""],
    )
    assert lines_of(paragraph("前"), table(*rows)) == [
        "前",
        "问题1：学习不够深入",
        "整改措施：一是研讨。",
        "二是补学。",
        "完成情况：已完成",
        "责任人：张某",
        "问题2：管理松散",
        "整改措施：建立台账。",
        "完成情况：正在整改",
    ]
