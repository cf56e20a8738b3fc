"""What of a text the font can show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.printing.faces import faces_in, shipped_fonts
from vifdesk.printing.glyphs import REPLACEMENT, printable

GLYPHS = faces_in(shipped_fonts()).glyphs


def test_the_font_has_every_french_letter_and_the_replacement() -> None:
    """A replacement that the font lacks would itself be lost."""
    for letter in "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»’–—…€°²³·" + REPLACEMENT:
        assert ord(letter) in GLYPHS


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Mme A. & <b>fils</b>", "Mme A. & <b>fils</b>"),
        ("Zoé 👩‍⚖️", "Zoé □□"),
        ("محمد", "□□□□"),
        ("שלום", "□□□□"),
        ("e\u0301", "é"),
        ("a\u202fb", "a\u00a0b"),
        ("a\tb\u2009c", "a b c"),
        ("a\r\nb\u2028c\rd", "a\nb\nc\nd"),
        ("a\x00b", "a□b"),
        ("a\ud800b", "a□b"),
        ("a\u202eb\u200dc\ufeff", "abc"),
        ("王", "□"),
        ("Łukasz Дмитрий Γιώργος", "Łukasz Дмитрий Γιώργος"),
    ],
)
def test_what_the_font_lacks_is_a_visible_box(typed: str, shown: str) -> None:
    """One box a character. What has no form (a joiner, a direction) is left out: left in, it could reverse a name."""
    assert printable(typed, GLYPHS) == shown


def test_an_hour_and_an_article_are_not_broken() -> None:
    """Where a line may not end."""
    assert printable("le 7 septembre à 17 h 40, art. 12, C. civ.", GLYPHS) == (
        "le 7\u00a0septembre à\u00a017\u00a0h\u00a040, art.\u00a012, C.\u00a0civ."
    )


@given(st.text())
def test_whatever_is_typed_can_be_shown(typed: str) -> None:
    """No crash, and only letters of the font."""
    assert all(ord(letter) in GLYPHS or letter == "\n" for letter in printable(typed, GLYPHS))
