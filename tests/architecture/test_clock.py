"""Only vifdesk/machine/clock.py reads the clock: everything else can be asked about any day."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECK = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "DTZ005,DTZ011,TID251", "--quiet"]

READINGS = [
    "import datetime\nx = datetime.datetime.now()\n",
    "from datetime import datetime\nx = datetime.now()\n",
    "from datetime import datetime as civil\nx = civil.today()\n",
    "import datetime as dt\nx = dt.date.today()\n",
    "from datetime import date\nx = date.today\n",
    "from time import time\nx = time()\n",
    "import time\nx = time.localtime()\n",
    "from PySide6.QtCore import QDate\nx = QDate.currentDate()\n",
    "from PySide6.QtCore import QDateTime\nx = QDateTime.currentDateTime()\n",
]


def complaints(source: str, as_file: str) -> str:
    """What ruff, under the project's configuration, says of a source that pretends to be that file."""
    done = subprocess.run(
        [*CHECK, "--stdin-filename", as_file, "-"],
        cwd=ROOT,
        input=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_no_file_but_the_clock_reads_the_clock() -> None:
    """Also where a comment asks the check to look away."""
    done = subprocess.run(
        [*CHECK, "--ignore-noqa", "vifdesk", "tests"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("reading", READINGS)
def test_a_planted_reading_of_the_clock_is_refused(reading: str) -> None:
    """Whatever name it was imported under, anywhere but in the clock's own file."""
    assert complaints(reading, "vifdesk/actions/planted.py") != ""
    assert complaints(reading, "vifdesk/machine/clock.py") == ""
