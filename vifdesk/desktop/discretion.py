"""Identities hidden at once (Ctrl+H) while one goes on working: questions, answers and deadlines stay legible.

A text says itself which part of it names somebody: `f"Dossier {identity(reference)}"`. The widgets of `desktop/widgets`,
the rail and the window's title show such a text through `follow`; anything else of Qt's (tool tip, accessible name) goes
through `follow` too. A field that holds an identity is given to `discreet_field`. The state is kept on the `QApplication`,
like the theme, so that a page made later asks the same one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

VEILED = "•••"
"""What stands in the place of an identity, always as long: the length of a name says something too."""
_OPEN, _CLOSE = "\ue000", "\ue001"  # of Unicode's private use: no text that is typed holds them
_MARKED = re.compile(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}?")
_NOTIFIER = "vifdesk_discretion"


class _Notifier(QObject):
    """Lives on the application. `turned()`: identities are hidden from now on, or shown again."""

    turned = Signal()

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.setObjectName(_NOTIFIER)
        self.hidden = False


def identity(text: str) -> str:
    """The text, marked as naming somebody; for texts that widgets show, never for what is stored, sought or compared."""
    return f"{_OPEN}{without_marks(text)}{_CLOSE}" if text else ""


def holds_identity(text: str) -> bool:
    """Whether a part of it is marked."""
    return _OPEN in text


def without_marks(text: str) -> str:
    """The whole text, identities included."""
    return text.replace(_OPEN, "").replace(_CLOSE, "") if _OPEN in text else text


def shown(text: str) -> str:
    """The text as it may stand on the screen now."""
    if _OPEN not in text:
        return text
    return _MARKED.sub(VEILED, text) if identities_hidden() else without_marks(text)


def identities_hidden() -> bool:
    """Whether somebody may be looking over the shoulder."""
    notifier = _found()
    return notifier is not None and notifier.hidden


def hide_identities(hidden: bool) -> None:
    """Hide them all, or show them again; everything that follows changes before this returns."""
    notifier = _notifier()
    if notifier.hidden != hidden:
        notifier.hidden = hidden
        notifier.turned.emit()


def when_turned(owner: QObject, act: Callable[[], object]) -> None:
    """Call `act` each time identities are hidden or shown again, as long as `owner` lives."""
    _Follower(owner, act)


def follow(owner: QObject, key: str, put: Callable[[str], object], text: str) -> None:
    """Give `put` the text as it may be shown, now and whenever that changes, until `follow` gives another one under `key`.

    `put` is the bare setter of `owner`: `follow(button, "spoken", button.setAccessibleName, f"Ouvrir {identity(name)}")`.
    """
    followed: dict[str, tuple[Callable[[str], object], str]] | None = getattr(owner, "_followed", None)
    if _OPEN in text:
        if followed is None:
            followed = {}
            owner._followed = followed  # type: ignore[attr-defined]  # noqa: SLF001 it dies with the widget
            when_turned(owner, lambda: _put_again(owner))
        followed[key] = put, text
    elif followed is not None:
        followed.pop(key, None)
    put(shown(text))


def speak(widget: QWidget, text: str) -> None:
    """Give a widget the name that a screen reader says, identities in it hidden when they are to be."""
    follow(widget, "spoken", widget.setAccessibleName, text)


def discreet_field(field: QWidget) -> None:
    """A field whose content names somebody: what is typed still goes in, and nobody can read it while identities are hidden.

    Of a line each letter is a dot; a text of several lines leaves its place to a sentence.
    """
    if isinstance(field, QLineEdit):
        when_turned(field, lambda: _dot(field))
        _dot(field)
    elif isinstance(field, QPlainTextEdit):
        from vifdesk.desktop.widgets.curtain import Curtain

        Curtain(field)
    else:
        raise TypeError(type(field).__name__)


class _Follower(QObject):
    """Lives and dies with what it belongs to."""

    def __init__(self, owner: QObject, act: Callable[[], object]) -> None:
        super().__init__(owner)
        self._act = act
        _notifier().turned.connect(self.turn)

    def turn(self) -> None:
        self._act()


def _put_again(owner: QObject) -> None:
    followed: dict[str, tuple[Callable[[str], object], str]] = owner._followed  # type: ignore[attr-defined]  # noqa: SLF001
    for put, text in tuple(followed.values()):
        put(shown(text))


def _dot(field: QLineEdit) -> None:
    field.setEchoMode(QLineEdit.EchoMode.Password if identities_hidden() else QLineEdit.EchoMode.Normal)


def _found() -> _Notifier | None:
    application = QCoreApplication.instance()
    return application.findChild(_Notifier, _NOTIFIER) if application is not None else None


def _notifier() -> _Notifier:
    application = QCoreApplication.instance()
    assert application is not None
    return _found() or _Notifier(application)
