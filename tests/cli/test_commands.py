"""fiche, demo, verifier-regles, help, version: what each leaves behind."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Vifdesk
from tests.cli.test_evaluer import FUGITIVE
from tests.helpers.fictional import real_resources_copy, write_fictional
from vifdesk.actions.desk import Desk
from vifdesk.machine.zones import zone_of
from vifdesk.rulebook.book import ResourceBook


def test_a_sheet_is_written_and_says_where(vifdesk: Vifdesk, tmp_path: Path) -> None:
    path = tmp_path / "fiche.pdf"
    run = vifdesk(
        *("fiche", "tgd", "--faits", "-", "--sortie", str(path), "--le", "2026-11-22"),
        *("--numero", "26/04512", "--initiales", "Mme A."),
        stdin=json.dumps(FUGITIVE),
    )
    assert run.code == 0
    assert str(path) in run.out
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)
    assert "26/04512" in text
    assert "ne vaut pas décision" in text


def test_a_sheet_that_cannot_be_written_is_told_and_leaves_nothing(vifdesk: Vifdesk, tmp_path: Path) -> None:
    run = vifdesk(
        "fiche",
        "tgd",
        "--faits",
        "-",
        "--sortie",
        str(tmp_path / "absent" / "f.pdf"),
        stdin=json.dumps(FUGITIVE),
    )
    assert (run.code, run.out) == (2, "")
    assert "Traceback" not in run.err
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_says_each_paper_and_where_they_lie(vifdesk: Vifdesk, tmp_path: Path) -> None:
    run = vifdesk("demo", "--sortie", str(tmp_path / "demo"))
    papers = sorted(path.name for path in (tmp_path / "demo").iterdir())
    assert run.code == 0
    assert len(papers) == 10
    assert all(name in run.out for name in papers)
    assert f"[{len(papers)}/{len(papers)}]" in run.out


def test_the_rules_are_proved_and_the_proof_is_told_measure_by_measure(vifdesk: Vifdesk) -> None:
    run = vifdesk("verifier-regles")
    assert run.code == 0
    for measure in ("tgd", "suspension-ap", "interdiction-arme"):
        assert any(line.startswith(f"{measure}\u00a0:") for line in run.out.splitlines())
    assert "combinaisons" in run.out
    assert "aucun défaut" in run.out


def test_the_detail_of_the_proof_names_tables_and_facts(vifdesk: Vifdesk) -> None:
    run = vifdesk("verifier-regles", "--detail")
    assert "attribution" in run.out
    assert "qualite_victime" in run.out
    as_json = vifdesk("verifier-regles", "--json").result
    assert as_json["defauts"] == []


def test_wrong_rule_files_are_all_told_and_the_exit_code_is_one(
    vifdesk: Vifdesk, desk: Desk, tmp_path: Path
) -> None:
    copy = real_resources_copy(tmp_path)
    for name, old, new in (
        ("tgd/conclusions.toml", 'ton = "favorable"', 'ton = "joyeux"'),
        ("suspension-ap/mesure.toml", 'statut = "redige"', 'statut = "parfait"'),
    ):
        path = copy / "droit" / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    run = vifdesk("verifier-regles", on=replace(desk, rulebook=ResourceBook(copy, zone_of)))
    assert run.code == 1
    assert "tgd/conclusions.toml" in run.out
    assert "suspension-ap/mesure.toml" in run.out
    assert "interdiction-arme\u00a0:" in run.out


def test_a_measure_is_added_by_files_alone(vifdesk: Vifdesk, desk: Desk, tmp_path: Path) -> None:
    """A fictional folder in resources/droit is a measure: proved, evaluated, printed, and no code knows its name."""
    copy = real_resources_copy(tmp_path)
    write_fictional(copy)
    other = replace(desk, rulebook=ResourceBook(copy, zone_of))
    assert "parapluie\u00a0:" in vifdesk("verifier-regles", on=other).out
    facts = {
        "date_pret": "2026-11-22",
        "meteo": "pluie",
        "parapluie_libre": "oui",
        "carte": "oui",
        "mois_demandes": 1,
    }
    run = vifdesk("evaluer", "parapluie", "--faits", "-", stdin=json.dumps(facts), on=other)
    assert run.result["dispositif"] == "parapluie"
    path = tmp_path / "parapluie.pdf"
    vifdesk("fiche", "parapluie", "--faits", "-", "--sortie", str(path), stdin=json.dumps(facts), on=other)
    assert "Prêt de parapluie" in PdfReader(BytesIO(path.read_bytes())).pages[0].extract_text()


def test_help_and_version_are_french(vifdesk: Vifdesk, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["evaluer", "--help"], ["delai", "--aide"]):
        with pytest.raises(SystemExit) as end:
            vifdesk(*words)
        assert end.value.code == 0
        shown = capsys.readouterr().out
        assert "Utilisation" in shown
        assert "usage:" not in shown
        assert "show this help" not in shown
    with pytest.raises(SystemExit):
        vifdesk("--version")
    assert "9.9.9" in capsys.readouterr().out


@pytest.mark.slow
def test_a_reader_who_leaves_early_gets_no_traceback(tmp_path: Path) -> None:
    """`vifdesk evaluer --lot … | head -1`."""
    lot = tmp_path / "lot.jsonl"
    lot.write_text(
        "".join(json.dumps({"id": i, "dispositif": "tgd", "faits": FUGITIVE}) + "\n" for i in range(300))
    )
    with subprocess.Popen(
        [sys.executable, "-m", "vifdesk", "evaluer", "--lot", str(lot)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(30)


def test_without_a_screen_the_window_says_so_instead_of_aborting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Qt alone would kill the process."""
    from vifdesk import launch

    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert launch.main([]) == 2
    assert "vifdesk demo" in capsys.readouterr().err
