"""Pictures of a printed page, and how far a text is from the one that was printed."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import __file__ as fonts

_FONT = fonts.replace("__init__.py", "NotoSerifSC-Regular.otf")
_SIZE, _PITCH, _EDGE = 36, 60, 160  # pixels: 16 points at 200 dpi
_RED = (215, 40, 45)

PARAGRAPHS = [
    "关于县委第三巡察组反馈意见整改情况的通报",
    "根据县委统一部署，2023年3月6日至5月12日，县委第三巡察组对县档案馆党支部开展了巡察，"
    "6月20日反馈了巡察意见。现将整改情况公布如下。",
    "一、强化理论学习",
    "1.关于学习不深入的问题。制定学习计划，集中学习12次，该问题已完成整改。",
    "2.关于库房管理不严的问题。修订《档案库房管理办法》，清理积压案卷368件，追缴借阅逾期费用2.4万元。",
]


def printed_page(paragraphs: list[str] = PARAGRAPHS) -> Image.Image:
    """The upper part of an A4 page at 200 dpi: indented paragraphs, lines as full as their characters
    allow."""
    page = Image.new("RGB", (1654, 1000), "white")
    draw, font, y = ImageDraw.Draw(page), ImageFont.truetype(_FONT, _SIZE), _EDGE
    for paragraph in paragraphs:
        line = "　　"
        for character in paragraph:
            fits = font.getlength(line + character) <= page.width - 2 * _EDGE
            if not fits and character not in "，。、；）》":
                draw.text((_EDGE, y), line, "black", font)
                line, y = "", y + _PITCH
            line += character
        draw.text((_EDGE, y), line, "black", font)
        y += _PITCH
    return page


def at_150_dpi(page: Image.Image) -> Image.Image:
    return page.resize((page.width * 3 // 4, page.height * 3 // 4))


def turned(page: Image.Image) -> Image.Image:
    return page.rotate(2, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)


def stamped(page: Image.Image) -> Image.Image:
    """A round red stamp over the words."""
    stamp = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(stamp)
    draw.ellipse((900, 380, 1280, 760), outline=_RED, width=10)
    draw.text((1015, 490), "★", _RED, ImageFont.truetype(_FONT, 150))
    draw.text((960, 660), "县档案馆专用章", _RED, ImageFont.truetype(_FONT, 36))
    return ImageChops.multiply(page, stamp)


RENDERINGS = {"clean": lambda page: page, "150 dpi": at_150_dpi, "turned": turned, "stamp": stamped}


def saved(page: Image.Image, format_: str = "PNG") -> bytes:
    file = io.BytesIO()
    page.save(file, format_)
    return file.getvalue()


def error_rate(text: str, printed: str) -> float:
    """Characters to change, add or leave out, as a share of those printed; blanks aside."""
    one, other = "".join(text.split()), "".join(printed.split())
    above = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b)))
        above = row
    return above[-1] / len(other)
