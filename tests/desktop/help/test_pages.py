"""Keys, licences, the print of the rules."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from tests.helpers.desk import RESOURCES
from tests.helpers.keys import point
from tests.helpers.windows import button, settle, shown, texts
from vifdesk import __version__
from vifdesk.desktop.help.licences import PARTS, Part, licence_text
from vifdesk.desktop.help.page_keys import PAGE_KEYS
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.messages import MessageDialog
from vifdesk.desktop.widgets.key_cap import KeyCap


def test_the_keys_of_the_pages_are_shown(window: MainWindow) -> None:
    """Each with its key, page by page."""
    window.go("raccourcis")
    settle()
    written = texts(window.place.page)
    caps = {cap.accessibleName() for cap in shown(window.place.page, KeyCap)}
    for group in PAGE_KEYS:
        assert group.title in written
        for keys, does in group.lines:
            assert does in written
            assert set(keys) <= caps


def test_the_version_and_the_print_of_the_rules_are_told(window: MainWindow) -> None:
    """What a sheet prints can be compared with what is installed."""
    window.go("a_propos")
    settle()
    written = " ".join(texts(window.place.page))
    assert __version__ in written
    law = window._desk.rulebook.law_print(window.headings[0].id)
    assert law.digest.split(":")[-1] in written.replace(" ", "")
    for part in PARTS:
        assert part.name in written
        assert part.licence in written


@pytest.mark.parametrize("part", [part for part in PARTS if part.file], ids=lambda part: part.name)
def test_a_licence_can_be_read(window: MainWindow, part: Part) -> None:
    """Whole, in the window, without a network."""
    window.go("a_propos")
    settle()
    point(button(window, f"Lire la licence de {part.name}"))
    settle()
    (dialog,) = shown(window, MessageDialog)
    (reading,) = shown(dialog, QPlainTextEdit)
    expected = (RESOURCES / part.file).read_text(encoding="utf-8")
    assert (
        reading.toPlainText().strip() == expected.replace("\f", "\n").strip()
        or reading.toPlainText() == expected
    )
    assert reading.isReadOnly()
    dialog.close()


def test_the_licence_of_qt_travels_with_the_program() -> None:
    """The LGPL asks for its text and for that of the GPL that it completes."""
    files = {part.file for part in PARTS}
    assert {"licences/LGPL-3.0.txt", "licences/GPL-3.0.txt", "polices/OFL.txt"} <= files
    assert licence_text("nulle-part.txt") == ""
