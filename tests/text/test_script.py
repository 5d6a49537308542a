"""Traditional characters are read like simplified ones; simplified texts pass as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.text.folded import Text, fold
from analysis.text.script import simplified_characters
from tests.factories.cases import assert_no_offenders

TRADITIONAL = {Path("zhongshan_chengguan.txt"), Path("chaozhou_minzong.txt"), Path("jiangmen_waishi.txt")}
SIMPLIFIED = [
    path
    for folder in (
        "corpus",
        "corpus_b",
        "corpus_c",
        "corpus_d",
        "corpus_e",
        "corpus_f",
        "corpus_g",
        "corpus_h",
        "negatives",
        "negatives_b",
        "negatives_d",
        "negatives_f",
        "negatives_g",
    )
    for path in sorted((Path(__file__).parent.parent / folder).glob("*.txt"))
    if Path(path.name) not in TRADITIONAL
]


def changed(text: str) -> set[str]:
    return {character for character in text if ord(character) in simplified_characters()}


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("關於落實巡察反饋意見整改進展情況的通報", "关于落实巡察反馈意见整改进展情况的通报"),
        ("發佈時間：後續徵求意見", "发布时间:后续征求意见"),
        ("「三重一大」", "“三重一大”"),
        ("臺賬、羣眾、裡面、裏面", "台账、群众、里面、里面"),
    ],
)
def test_traditional_script_is_folded(traditional: str, simplified: str) -> None:
    assert fold(traditional) == simplified


@pytest.mark.parametrize(
    "both", ["乾县", "显著", "慰藉", "覆盖", "瞭望", "蒜薹", "折叠", "干部", "后里", "台发面"]
)
def test_what_simplified_texts_write_too_stays(both: str) -> None:
    assert fold(both) == both


def test_simplified_texts_keep_every_character() -> None:
    found = {path.stem: changed(path.read_text(encoding="utf-8")) for path in SIMPLIFIED}
    assert len(found) > 50
    assert_no_offenders(f"{name}: {characters}" for name, characters in found.items() if characters)


def test_the_shipped_samples_keep_every_character(sample_notices: list[Path]) -> None:
    assert changed("".join(path.read_text(encoding="utf-8") for path in sample_notices)) == set()


def test_the_five_notices_keep_every_character(five_notices: list[Path]) -> None:
    assert changed("".join(path.read_text(encoding="utf-8") for path in five_notices)) == set()


def test_folding_keeps_every_offset() -> None:
    raw = "　１．關於「學習」問題\r\n𠀀後"
    assert len(Text(raw).folded) == len(raw)


def test_digits_of_other_scripts_are_digits() -> None:
    assert fold("٣個問題，𝟗項") == "3个问题,9项"
