"""A window killed while one answers (kill -9) loses at most the keystroke in progress.

`VIFDESK_KILLS=300` kills that often instead of a few times.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest

from tests.desktop.register.answering import REFERENCE, answers_of
from tests.helpers.desk import ROOT
from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import PHRASE
from vifdesk.actions.examination_draft import drafts_of
from vifdesk.actions.register import open_register

KILLS = int(os.environ.get("VIFDESK_KILLS", "3"))
Said = dict[str, object]


def answer_until_killed(path: Path, seed: int, patience: float) -> list[Said]:
    """What the window said before it was killed, `patience` seconds after its first word."""
    with subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "desktop" / "register" / "answering.py"), str(path), str(seed)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        assert window.stdout is not None
        watch = Timer(60, window.kill)  # one that never opens is a failure, not a wait for ever
        watch.start()
        first = window.stdout.readline()
        watch.cancel()
        time.sleep(patience)
        window.send_signal(signal.SIGKILL)
        lines = [first, *window.stdout]
    return [json.loads(line) for line in lines if line.endswith("\n")]


def kept(path: Path) -> dict[str, str]:
    """What the draft in the vault answers; the whole vault must be sound."""
    desk = vault_desk()
    vault = desk.cupboard().open(str(path), PHRASE)
    try:
        assert vault.check().healthy
        drafts = drafts_of(desk, open_register(desk, vault, indexed=False))
        assert [draft.reference for draft in drafts] == [REFERENCE] * len(drafts)
        return answers_of(drafts[0].dossier) if drafts else {}
    finally:
        vault.close()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_killed_window_loses_at_most_the_keystroke_in_progress(tmp_path: Path) -> None:
    """At random moments of a quick answering; the next window takes the draft up with all of it, on a question of its own."""
    path = tmp_path / "registre.vifdesk"
    make_vault(vault_desk(), path)
    draws = random.Random(20261125)
    before: dict[str, str] = {}
    changes = 0
    for turn in range(KILLS):
        said = answer_until_killed(path, turn, 0.1 + draws.random() * 0.5)
        assert said[0]["answers"] == before, f"kill {turn}: the draft came back otherwise"
        assert not before or said[0]["stands"] not in before, (
            f"kill {turn}: it stands on an answered question"
        )
        before = kept(path)
        last = said[-1]["answers"]
        assert isinstance(last, dict)
        lost = {fact for fact, value in last.items() if before.get(fact) != value}
        more = {fact for fact in before if fact not in last}
        assert len(lost | more) <= 1, f"kill {turn}: said {last}, kept {before}"
        changes += len(said) - 1
    assert changes > KILLS, "too few answers to prove anything"
