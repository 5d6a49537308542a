"""The same notice as a Word document, as a PDF and as rich text, made anew for every test."""

from __future__ import annotations

import io
from functools import cache

from docx import Document
from fpdf import FPDF
from pylopdf_fonts_zh_cn import __file__ as fonts

from tests.factories import pages
from tests.factories.sites import SITES


def word_document(title: str, lines: list[str]) -> bytes:
    document = Document()
    document.add_heading(title, level=1)
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def printed_pdf(
    title: str, lines: list[str], *, number: str = "— {} —", header: str = "", blank: int = 0
) -> bytes:
    """An A4 print with a centred title, indented paragraphs, page numbers, a line over every page, and blank
    pages."""
    pdf = _PrintedPage(format="A4")
    pdf.number, pdf.over = number, header
    pdf.add_font("han", fname=fonts.replace("__init__.py", "NotoSerifSC-Regular.otf"))
    pdf.set_font("han", size=14)
    pdf.add_page()
    pdf.multi_cell(0, 9, title, align="C", wrapmode="CHAR", new_x="LMARGIN", new_y="NEXT")
    for line in lines:
        pdf.multi_cell(0, 9, f"　　{line}", align="L", wrapmode="CHAR", new_x="LMARGIN", new_y="NEXT")
    for _ in range(blank):
        pdf.add_page()
    return bytes(pdf.output())


def rich_text(title: str, lines: list[str]) -> bytes:
    """As older programs write it: bytes of GBK in a western font; what GBK lacks as numbers of units."""
    paragraphs = "\\par\n".join("".join(map(_rich_character, line)) for line in (title, *lines))
    fonts = r"{\fonttbl{\f0\fnil\fcharset0 SimSun;}}"
    return rf"{{\rtf1\ansi\ansicpg936\deff0\uc1{fonts}\f0 {paragraphs}\par}}".encode("ascii")


def _rich_character(character: str) -> str:
    if character.isascii():
        return f"\\{character}" if character in "\\{}" else character
    try:
        return "".join(f"\\'{byte:02x}" for byte in character.encode("gbk"))
    except UnicodeEncodeError:
        units = character.encode("utf-16-be")
        signed = [int.from_bytes(units[i : i + 2], "big", signed=True) for i in range(0, len(units), 2)]
        return "".join(rf"\u{unit}?" for unit in signed)


def pdf_of_table(rows: list[list[str]], *, borders: str = "ALL", align: str = "MIDDLE") -> bytes:
    """A page with a line of text, a table and a line of text."""
    pdf = _text_pdf()
    pdf.write(8, "二、整改落实情况\n")
    with pdf.table(
        rows,
        col_widths=(10, 40, 60, 20),
        borders_layout=borders,
        v_align=align,
        line_height=7,
        text_align="LEFT",
        first_row_as_headings=False,
    ):
        pass
    pdf.write(8, "三、下一步工作打算\n局党组将继续努力。")
    return bytes(pdf.output())


def pdf_of_columns(title: str, left: list[str], right: list[str], *, in_turns: bool) -> bytes:
    """A page in two columns under a title; `in_turns`: the file contains a line of the left, one of the
    right."""
    pdf = _text_pdf()
    pdf.cell(0, 9, title, align="C")
    places = [(15.0, 40.0 + 7 * i, line) for i, line in enumerate(left)]
    places += [(112.0, 40.0 + 7 * i, line) for i, line in enumerate(right)]
    for x, y, line in sorted(places, key=lambda place: place[1]) if in_turns else places:
        pdf.text(x, y, line)
    return bytes(pdf.output())


def _text_pdf() -> FPDF:
    pdf = FPDF(format="A4")
    pdf.add_font("han", fname=fonts.replace("__init__.py", "NotoSerifSC-Regular.otf"))
    pdf.set_font("han", size=12)
    pdf.add_page()
    return pdf


class _PrintedPage(FPDF):
    number = over = ""

    def header(self) -> None:
        if self.over:
            self.cell(0, 8, self.over, align="C", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("han", size=10)
        self.cell(0, 8, self.number.format(self.page_no()), align="C")


MAKES = {**pages.MAKES, **SITES}
SUFFIXES = {**dict.fromkeys(MAKES, ".html"), "word": ".docx", "pdf": ".pdf", "rtf": ".rtf"}
FILES = {**MAKES, "word": word_document, "pdf": printed_pdf, "rtf": rich_text}

TITLE = "关于巡察整改进展情况的通报"


@cache
def short_pdf() -> bytes:
    """A PDF of a title and three sentences."""
    return printed_pdf(TITLE, ["县委第一巡察组对县水务局党组开展了巡察。"] * 3)
