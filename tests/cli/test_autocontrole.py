"""autocontrole: a sound installation passes, a tampered one is told so with a certificate all the same."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import Vifdesk
from vifdesk.actions.desk import Desk
from vifdesk.machine.zones import zone_of
from vifdesk.rulebook.book import ResourceBook
from vifdesk.rulebook.locate import resources


def test_the_shipped_program_passes_its_own_trials(vifdesk: Vifdesk, tmp_path: Path) -> None:
    """The certificate counts what was tried, names the rules, and is a paper."""
    path = tmp_path / "certificat.pdf"
    run = vifdesk("autocontrole", "--json", "--sortie", str(path))
    assert run.code == 0
    assert run.result["conforme"] is True
    counts = {point["nom"]: point["nombre"] for point in run.result["epreuves"]}  # type: ignore[attr-defined]
    assert counts["Situations travaillées"] > 300
    assert counts["Délais calculés"] > 140
    text = PdfReader(BytesIO(path.read_bytes())).pages[0].extract_text()
    assert "Aucune anomalie" in text
    assert "dimanche 22 novembre 2026 à 7 h 40" in text


def test_a_length_altered_by_one_month_is_caught(vifdesk: Vifdesk, desk: Desk, tmp_path: Path) -> None:
    """Rules that were touched still prove complete: the worked cases are what catches them. Exit 1."""
    copy = Path(shutil.copytree(resources(), tmp_path / "resources"))
    rules = copy / "droit" / "tgd" / "echeances.toml"
    text = rules.read_text("utf-8")
    assert "valeur = 6" in text
    rules.write_text(text.replace("valeur = 6", "valeur = 7"), "utf-8")
    run = vifdesk("autocontrole", on=replace(desk, rulebook=ResourceBook(copy, zone_of)))
    assert run.code == 1
    assert "N’utilisez pas ce poste" in run.out
    assert "TGD-V02" in run.out


def test_rules_without_their_trials_do_not_pass(vifdesk: Vifdesk, desk: Desk, tmp_path: Path) -> None:
    """Half an installation is no sound one."""
    copy = Path(shutil.copytree(resources(), tmp_path / "resources"))
    (copy / "epreuves" / "delais.csv").unlink()
    run = vifdesk("autocontrole", "--json", on=replace(desk, rulebook=ResourceBook(copy, zone_of)))
    assert run.code == 1
    assert "delais.csv" in json.dumps(run.result)
