"""The start of the window as its user starts it, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.helpers.desk import ROOT

SCRIPT = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from vifdesk.launch import main

def look():
    application = QApplication.instance()
    (window,) = [w for w in application.topLevelWidgets() if w.isVisible()]
    line = QLineEdit("mot", window)
    print(json.dumps({
        "place": window.place.key,
        "icon": not application.windowIcon().isNull(),
        "menu": [action.text().split("\\t")[0].replace("&", "") for action in line.createStandardContextMenu().actions()],
        "network": [name for name in sys.modules if "QtNetwork" in name or name in ("socket", "ssl")],
    }))
    window.close()

really_wait = QApplication.exec
def wait(*_application):
    QTimer.singleShot(600, look)
    return really_wait()
QApplication.exec = wait
sys.exit(main([]))
"""


def test_the_program_starts_furnished_french_and_offline(tmp_path: Path) -> None:
    """Home page, Qt's own words in French, a sign for the taskbar, no network; closing the window ends it with 0."""
    home = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env={**os.environ, **home, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["place"] == "accueil"
    assert seen["icon"]
    assert "Copier" in seen["menu"]
    assert seen["network"] == []
    assert "Traceback" not in done.stderr
    assert list(tmp_path.rglob("*.*")) == []
