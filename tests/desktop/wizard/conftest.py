"""A wizard over the fictional measure of `visit.py`, in a window that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desktop.wizard.visit import write_visit
from tests.helpers.desk import make_desk
from tests.helpers.keys import press, type_text
from vifdesk.actions.desk import Desk
from vifdesk.actions.ports import RuleBook
from vifdesk.desktop.examination import Examination
from vifdesk.domain.dossier.dossier import Dossier

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from vifdesk.desktop.wizard.page import WizardPage

PAGE = (1170, 740)
"""What the rail and the footer leave of 1366×768."""


@pytest.fixture(scope="session")
def visit_resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_visit(tmp_path_factory.mktemp("visite") / "resources")


@pytest.fixture(scope="session")
def visit_rules(visit_resources: Path) -> RuleBook:
    """Read and compiled once."""
    return make_desk(resources=visit_resources).rulebook


@pytest.fixture
def visit_desk(visit_resources: Path, visit_rules: RuleBook) -> Desk:
    """The fictional measure on 22 November 2026 at 7 h 40."""
    return replace(make_desk(resources=visit_resources), rulebook=visit_rules)


@pytest.fixture
def examination(dressed: QApplication, visit_desk: Desk) -> Examination:
    """A visit of which nothing is known yet."""
    return Examination(visit_desk, Dossier("visite"))


@dataclass
class Call:
    """A magistrate in front of the wizard."""

    application: QApplication
    page: WizardPage

    @property
    def examination(self) -> Examination:
        return self.page.examination

    @property
    def asked(self) -> str:
        """The id of the question on the screen; empty at the end."""
        fact = self.examination.current_fact
        return fact.id if fact else ""

    @property
    def focused(self) -> QWidget:
        widget = self.application.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    def settle(self) -> None:
        for _ in range(4):
            self.application.processEvents()

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard stands."""
        from PySide6.QtCore import Qt as QtNames

        held = QtNames.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        press(self.focused, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Type letters where the keyboard stands."""
        type_text(self.focused, text)
        self.settle()

    def click(self, widget: QWidget) -> None:
        """Press a widget with the mouse, in its middle."""
        from PySide6.QtCore import Qt as QtNames
        from PySide6.QtTest import QTest

        assert widget.isVisible(), f"not in sight: {widget.accessibleName()}"
        QTest.mouseClick(widget, QtNames.MouseButton.LeftButton)
        self.settle()

    def value(self, fact_id: str) -> object:
        """The value answered."""
        answer = self.examination.answer_to(fact_id)
        assert answer is not None, f"{fact_id} is not answered"
        return answer.value


@pytest.fixture
def show(dressed: QApplication, qtbot: QtBot) -> Callable[[Examination], Call]:
    """Shows a wizard over an examination."""
    from vifdesk.desktop.wizard.page import WizardPage

    def shown(examination: Examination) -> Call:
        page = WizardPage(examination)
        qtbot.addWidget(page)
        page.resize(*PAGE)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        call = Call(dressed, page)
        call.settle()
        first = page.first_focus()
        if first is not None:
            first.setFocus()
        return call

    return shown


@pytest.fixture
def call(show: Callable[[Examination], Call], examination: Examination) -> Call:
    """A wizard at its first question."""
    return show(examination)
