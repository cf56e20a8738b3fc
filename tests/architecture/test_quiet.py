"""The net of conftest.py holds: each kind of noise fails the test that makes it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).resolve().parent.parent / "conftest.py"
PYPROJECT = CONFTEST.parent.parent / "pyproject.toml"

NOISY = {
    "log": "import logging\ndef test(): logging.getLogger('vifdesk').warning('bruit')",
    "warning": "import warnings\ndef test(): warnings.warn('bruit')",
    "qt": "from PySide6.QtCore import qWarning\ndef test(): qWarning('bruit')",
    "socket": "import socket\ndef test(): socket.socket()",
    "lookup": "import socket\ndef test(): socket.getaddrinfo('localhost', 80)",
    "swallowed": (
        "import socket\ndef test():\n    try: socket.create_connection(('127.0.0.1', 9))\n    except Exception: pass"
    ),
    "window": (
        "from PySide6.QtWidgets import QWidget\nkept = []\n"
        "def test(qapp):\n    kept.append(QWidget())\n    kept[0].show()"
    ),
}
CALM = {
    "expected": (
        "import logging\ndef test(caplog):\n    logging.getLogger('vifdesk').warning('attendu')\n"
        "    assert caplog.messages == ['attendu']\n    caplog.clear()"
    ),
    "closed": (
        "from PySide6.QtWidgets import QWidget\ndef test(qtbot):\n    window = QWidget()\n"
        "    qtbot.addWidget(window)\n    window.show()"
    ),
}


def run_under_our_rules(pytester: pytest.Pytester, sources: dict[str, str]) -> pytest.RunResult:
    """Each source as a test file, in a fresh pytest with this project's configuration and conftest."""
    conftest = CONFTEST.read_text(encoding="utf-8")
    own_root = "ROOT = Path(__file__).resolve().parent.parent"
    assert own_root in conftest
    pytester.makeconftest(conftest.replace(own_root, f"ROOT = Path({str(CONFTEST.parent.parent)!r})"))
    pytester.makepyprojecttoml(PYPROJECT.read_text(encoding="utf-8"))
    pytester.makepyfile(**{f"test_{name}": source for name, source in sources.items()})
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:xdist", ".")


def test_each_kind_of_noise_fails_the_test_that_makes_it(pytester: pytest.Pytester) -> None:
    """Each of these would pass under a plain pytest; a socket is caught even where the test swallows errors."""
    lines = run_under_our_rules(pytester, NOISY).outlines
    blamed = {line.split()[1].partition(".py")[0] for line in lines if line.startswith(("FAILED ", "ERROR "))}
    assert blamed == {f"test_{name}" for name in NOISY}


def test_a_quiet_test_passes(pytester: pytest.Pytester) -> None:
    """The net catches noise, not everything: a log line that was read, a window that was closed pass."""
    run_under_our_rules(pytester, CALM).assert_outcomes(passed=len(CALM))


def test_the_home_of_the_tests_is_not_the_home_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever a test saves by default lands in its own temporary folders."""
    import platformdirs

    assert Path(platformdirs.user_data_dir("vifdesk")).is_relative_to(tmp_path_factory.getbasetemp())


def test_the_tests_write_with_the_program_s_own_font(qapp: object) -> None:
    """No system font decides how wide a label is."""
    from PySide6.QtGui import QFontInfo
    from PySide6.QtWidgets import QApplication

    assert QFontInfo(QApplication.font()).family() == "Liberation Sans"
