"""Colours, spaces and sizes: the only place where the look of the window has numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
"""The only gaps and margins, in device-independent pixels."""

RADIUS_CARD, RADIUS_FIELD = 8, 6

FONT_FAMILY = "Liberation Sans"
BASE_POINTS = 10.5
"""Body text at 100 %: 14 pixels on a 96 dpi screen."""

LINE_GAP = 0.2
"""Air between two lines of one text, as a part of the line's height."""

SMALLEST_TEXT, LARGEST_TEXT, TEXT_STEP = 80, 200, 10
"""Bounds and step of the text size, in per cent."""


class Role(StrEnum):
    """What a piece of text is; the value is the `role` property that the stylesheet reads."""

    PAGE_TITLE = "page_title"
    QUESTION = "question"
    CARD_TITLE = "card_title"
    BIG_DATE = "big_date"
    DATE = "date"
    STRONG = "strong"
    BODY = "body"
    LEAD = "lead"
    MUTED = "muted"
    CAPTION = "caption"


TEXT_SCALE = {
    Role.PAGE_TITLE: (1.25, True),
    Role.QUESTION: (1.8, True),
    Role.CARD_TITLE: (1.07, True),
    Role.BIG_DATE: (2.0, True),
    Role.DATE: (1.5, True),
    Role.STRONG: (1.0, True),
    Role.BODY: (1.0, False),
    Role.LEAD: (1.1, False),
    Role.MUTED: (1.0, False),
    Role.CAPTION: (0.86, False),
}
"""For each role: size against the body text, and whether it is bold."""


@dataclass(frozen=True, slots=True)
class Shade:
    """One meaning in colour: text or sign, its pale ground, and the edge of that ground."""

    ink: str
    ground: str
    edge: str


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of one theme. Text on its ground has a contrast of 4.5 at least (held by a test)."""

    name: str
    dark: bool
    ground: str
    card: str
    card_raised: str
    edge: str
    edge_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    link: str
    focus: str
    rail: str
    rail_raised: str
    rail_active: str
    rail_text: str
    rail_muted: str
    favorable: Shade
    alerte: Shade
    attente: Shade
    defavorable: Shade
    neutre: Shade
    accented: Shade

    def shade(self, tone: str) -> Shade:
        """The colours of a tone or severity, by its identifier; neutral for one that is not known."""
        return getattr(self, _SHADES.get(tone, "neutre"))  # type: ignore[no-any-return]


_SHADES = {
    "favorable": "favorable",
    "alerte": "alerte",
    "attente": "attente",
    "defavorable": "defavorable",
    "neutre": "neutre",
    "accent": "accented",
    # severities of a warning
    "vigilance": "attente",
    "rappel": "defavorable",
}

LIGHT = Colours(
    name="light",
    dark=False,
    ground="#f2f4f7",
    card="#ffffff",
    card_raised="#f7f9fb",
    edge="#dce1e8",
    edge_strong="#8a95a5",
    text="#17202e",
    muted="#566274",
    disabled="#8b95a4",
    accent="#1f57b0",
    accent_hover="#194a98",
    accent_pressed="#143d80",
    on_accent="#ffffff",
    link="#1f57b0",
    focus="#0b61e0",
    rail="#14233a",
    rail_raised="#1d3150",
    rail_active="#28436a",
    rail_text="#e3eaf4",
    rail_muted="#a3b2c8",
    favorable=Shade("#126640", "#e2f4ea", "#a9d9bf"),
    alerte=Shade("#a3191c", "#fce8e7", "#efb9b6"),
    attente=Shade("#7d4a00", "#fdf0d9", "#ecd09a"),
    defavorable=Shade("#2c4f86", "#e8eef8", "#bccbe4"),
    neutre=Shade("#4b5666", "#edf0f4", "#d0d7e0"),
    accented=Shade("#1f57b0", "#e7effb", "#a9c4ee"),
)

DARK = Colours(
    name="dark",
    dark=True,
    ground="#10151d",
    card="#19202b",
    card_raised="#202936",
    edge="#2c3747",
    edge_strong="#6d7d93",
    text="#e8ecf2",
    muted="#a2afc0",
    disabled="#6f7c8e",
    accent="#2f6bd0",
    accent_hover="#3872d8",
    accent_pressed="#2459b3",
    on_accent="#ffffff",
    link="#8cb8ff",
    focus="#7db2ff",
    rail="#0b1018",
    rail_raised="#151d29",
    rail_active="#213149",
    rail_text="#e3eaf4",
    rail_muted="#95a4b9",
    favorable=Shade("#7fd8ab", "#143126", "#2b5a46"),
    alerte=Shade("#ffa39d", "#3d1b1d", "#713437"),
    attente=Shade("#f3c677", "#382a12", "#665028"),
    defavorable=Shade("#a9c6f5", "#1b2a42", "#35507a"),
    neutre=Shade("#c0cad7", "#262f3c", "#414d5d"),
    accented=Shade("#8cb8ff", "#1a2c4a", "#345a94"),
)

_BLACK_ON_WHITE = Shade("#000000", "#ffffff", "#000000")
_WHITE_ON_BLACK = Shade("#ffffff", "#000000", "#ffffff")

CONTRAST_LIGHT = Colours(
    name="contrast_light",
    dark=False,
    ground="#ffffff",
    card="#ffffff",
    card_raised="#ffffff",
    edge="#000000",
    edge_strong="#000000",
    text="#000000",
    muted="#000000",
    disabled="#595959",
    accent="#00378a",
    accent_hover="#002a6b",
    accent_pressed="#001d4a",
    on_accent="#ffffff",
    link="#00378a",
    focus="#b3006b",
    rail="#000000",
    rail_raised="#1f1f1f",
    rail_active="#00378a",
    rail_text="#ffffff",
    rail_muted="#ffffff",
    favorable=Shade("#004d26", "#ffffff", "#004d26"),
    alerte=Shade("#8f0000", "#ffffff", "#8f0000"),
    attente=Shade("#5c3500", "#ffffff", "#5c3500"),
    defavorable=_BLACK_ON_WHITE,
    neutre=_BLACK_ON_WHITE,
    accented=Shade("#00378a", "#ffffff", "#00378a"),
)

CONTRAST_DARK = Colours(
    name="contrast_dark",
    dark=True,
    ground="#000000",
    card="#000000",
    card_raised="#000000",
    edge="#ffffff",
    edge_strong="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    disabled="#a6a6a6",
    accent="#ffe100",
    accent_hover="#fff27a",
    accent_pressed="#d6bd00",
    on_accent="#000000",
    link="#ffe100",
    focus="#00e5ff",
    rail="#000000",
    rail_raised="#262626",
    rail_active="#4d4400",
    rail_text="#ffffff",
    rail_muted="#ffffff",
    favorable=Shade("#7dffb8", "#000000", "#7dffb8"),
    alerte=Shade("#ffb0ab", "#000000", "#ffb0ab"),
    attente=Shade("#ffe08a", "#000000", "#ffe08a"),
    defavorable=_WHITE_ON_BLACK,
    neutre=_WHITE_ON_BLACK,
    accented=Shade("#ffe100", "#000000", "#ffe100"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)}
