"""Slow work off the screen's thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from vifdesk.actions.problems import NotWritten, UserProblem
from vifdesk.desktop.background import Background


def never(_value: object) -> None:
    raise AssertionError("must not be called")


def test_work_runs_aside_and_answers_in_the_screen_s_thread(qapp: QApplication, qtbot: QtBot) -> None:
    """The window stays free while it lasts, and may be touched when the answer comes."""
    owner = QObject()
    background = Background(owner)
    where: list[int] = []
    answers: list[tuple[int, int]] = []

    def work() -> int:
        where.append(threading.get_ident())
        return 42

    background.run(work, lambda value: answers.append((value, threading.get_ident())), never)
    assert background.busy
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(42, threading.get_ident())]
    assert where[0] != threading.get_ident()
    assert not background.busy


def test_what_the_user_can_mend_is_handed_over(qapp: QApplication, qtbot: QtBot) -> None:
    """A `UserProblem` is an answer."""
    background = Background(QObject(qapp))
    problems: list[UserProblem] = []

    def work() -> None:
        raise NotWritten("Le disque est plein.", remedy="Libérez de la place.")

    background.run(work, never, problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert problems[0].message == "Le disque est plein."


def test_a_bug_is_raised_as_a_bug(qapp: QApplication, qtbot: QtBot) -> None:
    """It reaches whoever watches the screen's thread, and is never taken for the user's fault."""
    background = Background(QObject(qapp))

    def work() -> None:
        raise ZeroDivisionError

    with capture_exceptions() as raised:
        background.run(work, never, never)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_a_page_that_is_gone_is_not_called(qapp: QApplication, qtbot: QtBot) -> None:
    """The answer comes after its page was closed: nothing happens."""
    owner = QObject()
    background = Background(owner)
    go_on = threading.Event()
    background.run(lambda: go_on.wait(5), never, never)
    owner.deleteLater()
    qtbot.wait(20)
    go_on.set()
    qtbot.wait(80)
