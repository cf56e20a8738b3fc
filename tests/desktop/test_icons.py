"""The program's own drawings."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from tests.helpers.desk import RESOURCES, ROOT, make_desk
from vifdesk.desktop.widgets.icons import icon_pixmap

DRAWINGS = sorted(path.stem for path in (RESOURCES / "icones").glob("*.svg"))


@pytest.mark.parametrize("name", DRAWINGS)
def test_an_icon_is_drawn_in_the_colour_asked_for(dressed: QApplication, name: str) -> None:
    """Something is drawn, and all of it in that one colour: the theme decides, not the file."""
    image = icon_pixmap(name, "#1f57b0", 48).toImage()
    inked = [
        image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 200
    ]
    assert len(inked) > 20
    asked = QColor("#1f57b0")
    assert all(abs(c.red() - asked.red()) + abs(c.blue() - asked.blue()) < 12 for c in inked)


def test_an_icon_that_is_missing_draws_nothing(dressed: QApplication) -> None:
    """A rule file may name a drawing that nobody has made: the window works without it."""
    assert icon_pixmap("nulle-part", "#000000", 16).toImage().pixelColor(8, 8).alpha() == 0


def test_every_measure_has_its_drawing() -> None:
    """Today's measures all have theirs."""
    for heading in make_desk().rulebook.headings():
        assert heading.icon in DRAWINGS


def test_every_icon_named_in_the_code_exists() -> None:
    """A misspelt name would leave a hole that no other test sees."""
    named = re.compile(r'icon="([a-z-]+)"|Icon\("([a-z-]+)"|add_line\(\w+, "[^"]+", "([a-z-]+)"')
    for path in (ROOT / "vifdesk" / "desktop").rglob("*.py"):
        for match in named.finditer(path.read_text(encoding="utf-8")):
            name = next(group for group in match.groups() if group)
            assert name in DRAWINGS, f"{path.name}: {name}"
