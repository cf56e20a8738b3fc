"""The colours can be read, and every theme has them all."""

from __future__ import annotations

import pytest

from vifdesk.desktop.tokens import LARGEST_TEXT, SMALLEST_TEXT, TEXT_SCALE, THEMES, Colours, Role
from vifdesk.domain.law.measure import Severity, Tone

READABLE = 4.5
"""The least contrast of a text on its ground (WCAG 2, level AA)."""
VISIBLE = 3.0
"""The least contrast of what is not text but must be seen: the edge of a field, the focus."""


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    """Black on white is 21 to 1; a colour on itself 1 to 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_text_can_be_read_on_its_ground(theme: Colours) -> None:
    """Texts, muted texts, links, tones, the rail, the buttons: 4.5 to 1 at least."""
    pairs = [
        (ink, ground)
        for ink in (theme.text, theme.muted, theme.link)
        for ground in (theme.ground, theme.card)
    ]
    pairs += [(theme.text, theme.card_raised), (theme.muted, theme.card_raised)]
    pairs += [
        (theme.on_accent, ground) for ground in (theme.accent, theme.accent_hover, theme.accent_pressed)
    ]
    pairs += [(ink, theme.rail) for ink in (theme.rail_text, theme.rail_muted)]
    pairs += [(theme.rail_text, theme.rail_raised), (theme.rail_text, theme.rail_active)]
    for tone in ("favorable", "alerte", "attente", "defavorable", "neutre", "accent"):
        shade = theme.shade(tone)
        pairs += [(shade.ink, shade.ground), (shade.ink, theme.card)]
    poor = [
        (ink, ground, round(contrast(ink, ground), 2))
        for ink, ground in pairs
        if contrast(ink, ground) < READABLE
    ]
    assert poor == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_fields_and_focus_can_be_seen(theme: Colours) -> None:
    """The edge of a field and the focus ring stand out from the card: 3 to 1 at least."""
    for colour in (theme.edge_strong, theme.focus):
        assert contrast(colour, theme.card) >= VISIBLE


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_tone_and_severity_of_the_law_has_its_colours(theme: Colours) -> None:
    """What the rules may say, the window can colour; what no rule says is neutral."""
    for word in (*Tone, *Severity):
        assert theme.shade(word).ink.startswith("#")
    assert theme.shade(Tone.ALERTE) == theme.shade(Severity.ALERTE)
    assert theme.shade("inconnue") == theme.neutre


def test_every_role_of_text_has_a_size() -> None:
    """A role without a size would stop the window while it paints."""
    assert set(TEXT_SCALE) == set(Role)
    assert SMALLEST_TEXT < 100 < LARGEST_TEXT == 200
