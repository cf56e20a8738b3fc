"""What the Qt bindings must not do to Python."""

from __future__ import annotations

import sys

import pytest


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_the_qt_bindings_keep_the_count_of_none() -> None:
    """PySide6 6.12.0 lost one reference at each call that returns nothing: after minutes of painting, Python died."""
    from PySide6.QtCore import QTimer

    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(1000):
        timer.setInterval(3)
    assert sys.getrefcount(None) - before > -100
