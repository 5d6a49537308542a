"""Scans: one page recognised in four renderings; everything else with words that were recognised before."""

from __future__ import annotations

import json
import time
import zlib
from pathlib import Path

import pandas as pd
import pytest
from fpdf import FPDF

from analysis.ingest.build import build
from analysis.library.keep import keep_text
from analysis.limits import MAX_SCAN_PAGES, MAX_SCAN_PIXELS, SCAN_SECONDS
from analysis.read import ReadError, read_bytes, read_file
from analysis.read.printed_lines import paragraphs
from analysis.read.sandbox.client import Sandbox
from analysis.read.sandbox.kinds import KINDS, SCANS
from analysis.read.scans import recognise as scans
from analysis.read.scans.engine import without_stamp
from analysis.read.scans.page_lines import lines_of, read_lines, write_lines
from analysis.read.scans.progress import pages_reported
from analysis.store import read_tables
from tests.factories.scanned import PARAGRAPHS, RENDERINGS, error_rate, printed_page, saved, stamped

PRINTED = "\n".join(PARAGRAPHS)
MOST_ERRORS = 0.02
# Words and corners that RapidOCR found on the turned page.
FOUND = json.loads((Path(__file__).parent / "fixtures" / "recognised_page.json").read_text(encoding="utf-8"))
PNG = b"\x89PNG\r\n\x1a\n"


def scanned_pdf(pages: int) -> bytes:
    """A PDF of as many pages with one small picture each."""
    pdf, picture = FPDF(), printed_page([]).resize((20, 20))
    for _ in range(pages):
        pdf.add_page()
        pdf.image(picture, 0, 0, 100)
    return bytes(pdf.output())


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Pages asked for; each is answered with the words recognised before."""
    asked: list[int] = []

    def answer(data: bytes, format_: str, page: int) -> bytes:
        asked.append(page)
        return write_lines(lines_of(FOUND))

    monkeypatch.setattr(scans, "_known", {})
    monkeypatch.setattr(scans, "recognise_in_sandbox", answer)
    monkeypatch.setattr(scans, "is_installed", lambda: True)
    return asked


@pytest.mark.slow
def test_a_page_is_recognised_clean_coarse_turned_and_stamped() -> None:
    page = printed_page()
    rates, texts = {}, {}
    for name, render in RENDERINGS.items():
        source = read_bytes(saved(render(page)), name="通报.png")
        assert (source.quality, source.format) == ("recognised", "picture")
        rates[name], texts[name] = error_rate(source.text, PRINTED), source.text
    assert max(rates.values()) <= MOST_ERRORS, (rates, texts)


def test_lines_are_joined_to_paragraphs_though_the_page_is_askew() -> None:
    found = paragraphs(lines_of(FOUND))
    assert len(found) == len(PARAGRAPHS)
    assert all(error_rate(a, b) <= 0.1 for a, b in zip(found, PARAGRAPHS, strict=True))


def test_a_stamp_is_white_and_the_words_under_it_and_a_red_letterhead_stay() -> None:
    page = stamped(printed_page())
    page.paste((215, 40, 45), (300, 20, 400, 60))
    cleaned = without_stamp(page)
    assert cleaned.getpixel((905, 570))[0] == 255
    assert cleaned.getpixel((350, 40))[0] < 150
    assert min(cleaned.crop((160, 380, 1400, 760)).getdata(band=0)) < 60


def test_words_beside_each_other_are_one_line_and_wide_gaps_stay() -> None:
    def box(x: float, y: float, words: str) -> tuple[list[list[float]], str]:
        return [[x, y], [x + 40, y], [x + 40, y + 20], [x, y + 20]], words

    lines = lines_of([box(200, 3, "丙"), box(0, 0, "甲"), box(45, 1, "乙"), box(0, 40, "丁")])
    assert [line.text for line in lines] == ["甲乙 丙", "丁"]
    assert read_lines(write_lines(lines)) == lines


def test_the_quality_survives_keeping_and_building(recognised: list[int], tmp_path: Path) -> None:
    source = read_bytes(PNG + b"picture", name="通报 扫描.png")
    kept = keep_text(source, tmp_path / "notices").path
    assert kept.name == "通报_扫描.recognised.txt"
    assert (read_file(kept).sha256, read_file(kept).quality) == (source.sha256, "recognised")
    report = build([tmp_path / "notices"], tmp_path / "tables", quiet=True)
    assert read_tables(tmp_path / "tables")["notices"]["source_quality"].tolist() == ["recognised"]
    assert "recognised" in set(pd.concat(report.doubts())["doubt"])


def test_each_page_is_reported_before_it_is_read(recognised: list[int]) -> None:
    reported: list[tuple[int, int, int]] = []
    with pages_reported(lambda n, of: reported.append((n, of, len(recognised)))):
        read_bytes(scanned_pdf(3), name="a.pdf")
    assert (recognised, reported) == ([0, 1, 2], [(1, 3, 0), (2, 3, 1), (3, 3, 2)])


def test_a_scan_is_recognised_once(recognised: list[int]) -> None:
    texts = {read_bytes(PNG + b"picture", name=name).text for name in ("a.png", "b.png")}
    assert (len(texts), recognised) == (1, [0])
    read_bytes(PNG + b"another picture", name="a.png")
    assert recognised == [0, 0]


def test_pages_without_words_are_abandoned(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(scans, "_known", {})
    monkeypatch.setattr(scans, "recognise_in_sandbox", lambda *request: asked.append(request[2]) or b"[]")
    with pytest.raises(ReadError, match="without recognisable words"):
        scans.recognise(b"", "pdf", 50)
    assert asked == [0, 1, 2]


def test_too_many_pages_are_refused_before_any_is_read(recognised: list[int]) -> None:
    with pytest.raises(ReadError, match=f"up to {MAX_SCAN_PAGES} are recognised"):
        scans.recognise(b"", "pdf", MAX_SCAN_PAGES + 1)
    assert recognised == []


@pytest.mark.parametrize("name", ["a.pdf", "a.png", "a.jpg"])
def test_without_the_extra_the_refusal_names_the_command(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "find_spec", lambda name: None)
    data = scanned_pdf(1) if name == "a.pdf" else PNG + b"picture"
    with pytest.raises(ReadError, match=r"`make ocr`.*rectification-notices\[ocr\]") as caught:
        read_bytes(data, name=name)
    assert caught.value.reason == "unreadable"


def test_a_hostile_picture_is_one_refusal() -> None:
    side = int(MAX_SCAN_PIXELS**0.5) + 1
    header = b"IHDR" + side.to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    huge = PNG + b"\0\0\0\x0d" + header + zlib.crc32(header).to_bytes(4, "big") + b"\0\0\0\0IDAT"
    began = time.monotonic()
    for data, words in (
        (huge, "pixels, more than"),
        (PNG + bytes(50), "broken"),
        (b"\xff\xd8\xff" + bytes(9), "broken"),
    ):
        with pytest.raises(ReadError, match=words):
            read_bytes(data, name="a.png")
    assert time.monotonic() - began < SCAN_SECONDS / 2


def test_scans_have_bounds_of_their_own() -> None:
    assert SCANS.memory == 1536 * 1024**2 and SCANS.cpu_seconds == 60
    assert SCANS in KINDS.values()
    sandbox = Sandbox(SCANS, seconds=0.01)
    with pytest.raises(ReadError, match="too much memory or time"):
        sandbox.ask(PNG, {"format": "picture", "page": 0})
    sandbox.close()
