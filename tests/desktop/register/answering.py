"""Run by test_killed_window.py in a process of its own: a real window whose examination is answered by keys until it is killed.

    python answering.py VAULT SEED

Prints one line of JSON when the vault is open, then one after each key that changed something: what is answered then, and
which question stands. What a line says was on the disk before the line was written.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.helpers.desk import RESOURCES
from tests.helpers.vault_desk import vault_desk
from tests.helpers.vaults import PHRASE
from vifdesk.desktop.main_window import MainWindow
from vifdesk.domain.dossier.dossier import Dossier

REFERENCE = "26/04512"
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_O, Qt.Key.Key_N, Qt.Key.Key_Return)


def answers_of(dossier: Dossier) -> dict[str, str]:
    """What is answered, in words that two processes can compare."""
    return {fact: str(answer.value) for fact, answer in sorted(dossier.answers.items())}


class Answering:
    """Opens the vault, takes up the draft or begins one, and presses keys for ever."""

    def __init__(self, path: Path, seed: int) -> None:
        self._draws = random.Random(seed)
        self._window = MainWindow(vault_desk())
        self._window.show()
        self._window.activateWindow()
        self._window.furnish()
        keeper = self._window.side.keeper
        keeper.choose(str(path))
        keeper.opened.connect(lambda _vault: QTimer.singleShot(0, self._begin))
        keeper.open(PHRASE, lambda problem: sys.exit(str(problem)))
        self._said: dict[str, object] = {}

    def _begin(self) -> None:
        if not self._window.examinations.open:
            self._window.examinations.start("tgd", REFERENCE)
        self._say()
        self._timer = QTimer(self._window)
        self._timer.timeout.connect(self._press)
        self._timer.start(0)

    def _press(self) -> None:
        place = self._window.examinations.open[0]
        if self._window.place is not place or len(place.pages) > 1:
            place.show_questions()
            self._window.examinations.show(place)
        if QApplication.focusWidget() is None:
            self._window.activateWindow()
            place.page.first_focus().setFocus()  # type: ignore[attr-defined]
        widget = QApplication.focusWidget() or self._window
        if place.examination.current_fact is None:
            place.examination.go_to(self._draws.choice(list(place.examination.dossier.answers)))
        elif self._draws.random() < 0.1:
            QTest.keyClick(self._window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        elif isinstance(widget, QLineEdit):
            widget.selectAll()
            QTest.keyClicks(widget, f"{self._draws.randint(1, 20)}/11/26")
            QTest.keyClick(widget, Qt.Key.Key_Return)
        else:
            QTest.keyClick(widget, self._draws.choice(KEYS))
        self._say()

    def _say(self) -> None:
        examination = self._window.examinations.open[0].examination
        fact = examination.current_fact
        said: dict[str, object] = {
            "answers": answers_of(examination.dossier),
            "stands": fact.id if fact else "",
        }
        if said != self._said:
            self._said = said
            sys.stdout.write(json.dumps(said) + "\n")
            sys.stdout.flush()


def fail(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """Qt would go on after an error in one of its calls, and whoever waits for a line would wait for ever."""
    sys.__excepthook__(kind, problem, trace)
    os._exit(1)


def main(path: Path, seed: int) -> int:
    from vifdesk.desktop.theme import dress

    sys.excepthook = fail
    application = QApplication(["vifdesk", "-style", "fusion"])
    dress(application, RESOURCES)
    kept = Answering(path, seed)
    code = application.exec()
    del kept
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
