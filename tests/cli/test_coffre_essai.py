"""`vifdesk coffre importer --depuis X --essai`: what a colleague's file would bring, before anything is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Vifdesk, jsonl
from tests.helpers.desk import StillClock
from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import PHRASE
from vifdesk.actions.desk import Desk

Coffre = Callable[..., Run]


def descriptor(content: str) -> str:
    """An open descriptor that holds this text."""
    reading, writing = os.pipe()
    os.write(writing, content.encode())
    os.close(writing)
    return str(reading)


@pytest.fixture
def desk() -> Desk:
    return vault_desk()


@pytest.fixture
def on(vifdesk: Vifdesk, desk: Desk, tmp_path: Path) -> Coffre:
    """Runs a command on one of two vaults."""
    for name in ("ici", "la-bas"):
        make_vault(desk, tmp_path / name / "registre")

    def run(name: str, command: str, *words: str, stdin: str = "") -> Run:
        vault = ("--coffre", str(tmp_path / name / "registre"), "--phrase-fd", descriptor(PHRASE))
        return vifdesk("coffre", command, *vault, *words, stdin=stdin, on=desk)

    return run


def test_a_trial_shows_both_sides_and_writes_nothing(on: Coffre, desk: Desk, tmp_path: Path) -> None:
    """The counts of the import itself, and the texts of both sides beside each other; then the import does as announced."""
    clock = desk.clock
    assert isinstance(clock, StillClock)
    sealed = str(tmp_path / "scelle")
    on("ici", "enregistrer", stdin=jsonl([{"reference": "26/1", "note": "début"}]))
    on("ici", "exporter", "--sortie", f"{sealed}-1", "--phrase-passation-fd", descriptor("dite"))
    on("la-bas", "importer", "--depuis", f"{sealed}-1", "--phrase-passation-fd", descriptor("dite"))
    clock.moment = clock.moment.replace(minute=51)
    on("ici", "enregistrer", stdin=jsonl([{"reference": "26/1", "note": "d’ici"}]))
    clock.moment = clock.moment.replace(minute=52)
    on(
        "la-bas",
        "enregistrer",
        stdin=jsonl([{"reference": "26/1", "note": "de là-bas"}, {"reference": "26/2"}]),
    )
    on("la-bas", "exporter", "--sortie", f"{sealed}-2", "--phrase-passation-fd", descriptor("dite"))
    before = on("ici", "lire", "--tout", "--json").out

    def taken_in(*words: str) -> Run:
        given = ("--depuis", f"{sealed}-2", "--phrase-passation-fd", descriptor("dite"))
        return on("ici", "importer", *given, *words)

    tried = taken_in("--essai", "--json")
    assert tried.code == 0, tried.err
    assert tried.result["essai"] is True
    marks = [{"champ": "note", "ici": "d’ici", "ailleurs": "de là-bas"}]
    assert tried.result["textes"] == [{"reference": "26/1", "champs": marks}]
    said = taken_in("--essai").out
    assert "d’ici" in said
    assert "de là-bas" in said
    assert "rien n’a été écrit" in said
    assert on("ici", "lire", "--tout", "--json").out == before
    done = taken_in("--json").result
    assert {key: tried.result[key] for key in done} == done
    assert done["nouveaux"] == ["26/2"]
