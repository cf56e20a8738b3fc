"""Sizes of texts, worked out once: a layout asks for the same ones dozens of times between two questions."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont

from vifdesk.desktop.widgets import painting

_KEPT = 4096


def letters(base: QFont, scale: float = 1.0, *, bold: bool = False) -> QFont:
    """`base`, larger or smaller, bold or not. Shared: not to be changed."""
    return _letters(base.family(), base.pointSizeF() * scale, bold)


def text_height(font: QFont, text: str, width: int) -> int:
    """How high `text` stands when wrapped at `width`."""
    if not text:
        return 0
    return _height(font.family(), font.pointSizeF(), font.bold(), text, width)


def text_width(font: QFont, text: str) -> int:
    """How wide `text` is on one line."""
    return _width(font.family(), font.pointSizeF(), font.bold(), text)


def key_size(font: QFont, key: str) -> QSize:
    """The size of a key drawn beside text in `font`; nothing for no key."""
    return _key_size(font.family(), font.pointSizeF(), key)


@lru_cache(maxsize=64)
def _letters(family: str, points: float, bold: bool) -> QFont:
    font = QFont(family)
    font.setPointSizeF(points)
    font.setBold(bold)
    return font


@lru_cache(maxsize=_KEPT)
def _height(family: str, points: float, bold: bool, text: str, width: int) -> int:
    return painting.text_height(_letters(family, points, bold), text, width)


@lru_cache(maxsize=_KEPT)
def _width(family: str, points: float, bold: bool, text: str) -> int:
    return painting.text_size(_letters(family, points, bold), text).width()


@lru_cache(maxsize=256)
def _key_size(family: str, points: float, key: str) -> QSize:
    return painting.key_size(_letters(family, points, bold=False), key)
