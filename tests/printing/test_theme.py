"""Colours of the paper."""

from __future__ import annotations

import pytest

from vifdesk.printing.theme import ALARM, GREY, INK, SEVERITIES, TINT, TONES, WHITE, Colour, Style, Theme

READ = {
    "ink": INK,
    "grey": GREY,
    "alarm": ALARM,
    **TONES,
    **{f"warning {key}": one for key, one in SEVERITIES.items()},
}


def luminance(colour: Colour) -> float:
    """As WCAG 2 defines it; it is also what a grey printer keeps."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red, colour.green, colour.blue)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", [WHITE, TINT])
@pytest.mark.parametrize("name", READ)
def test_every_text_is_legible_in_grey(name: str, ground: Colour) -> None:
    """Contrast of at least 4.5 to 1, on white and on the tinted ground."""
    assert (luminance(ground) + 0.05) / (luminance(READ[name]) + 0.05) >= 4.5


def test_no_letter_gets_too_small_to_read() -> None:
    """Whatever the scale."""
    smallest: Style = Theme(0.1).source
    assert smallest.size == 6.6
