"""The cloud: the same words in the same places, nothing drawn where letters would be boxes."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from dashboard.charts.word_cloud import SIDE, CharactersMissing, FontMissing, place_words
from dashboard.shell.fonts import provide_font

WORDS = tuple((f"{c}督检查", 40 - n, "#0072b2") for n, c in enumerate("甲乙丙丁戊己庚辛壬癸"))


def test_the_order_of_the_input_makes_no_difference() -> None:
    first, second = place_words(WORDS, provide_font()), place_words(WORDS[::-1], provide_font())
    assert first == second


def test_every_word_is_placed_and_a_more_frequent_one_is_not_smaller() -> None:
    placed = {word.term: word for word in place_words(WORDS, provide_font()).words}
    sizes = [placed[term].size for term, _, _ in WORDS]
    assert sizes == sorted(sizes, reverse=True)
    assert all(word.left >= 0 and word.left + word.size * 4 <= SIDE + word.size for word in placed.values())


def test_a_hundred_and_fifty_words_find_room() -> None:
    many = tuple((f"监督{chr(0x4E00 + n)}查", 200 - n, "#0072b2") for n in range(150))
    assert len(place_words(many, provide_font()).words) == 150


def test_a_word_has_its_colour_on_a_transparent_ground() -> None:
    picture = Image.open(io.BytesIO(place_words((("监督", 3, "#d55e00"),), provide_font()).png)).convert(
        "RGBA"
    )
    colours = {pixel for _, pixel in picture.getcolors(1 << 20) or [] if pixel[3] > 250}
    assert picture.getpixel((0, 0))[3] == 0
    assert min(abs(r - 0xD5) + abs(g - 0x5E) + abs(b - 0x00) for r, g, b, _ in colours) < 12


def test_without_a_font_nothing_is_drawn() -> None:
    with pytest.raises(FontMissing):
        place_words(WORDS, None)


def test_characters_that_the_font_lacks_are_named() -> None:
    with pytest.raises(CharactersMissing) as raised:
        place_words((("监督\U00020bb7", 2, "#0072b2"),), provide_font())
    assert raised.value.characters == ("\U00020bb7",)
