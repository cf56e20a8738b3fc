"""The files of the demonstration."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from vifdesk.actions.demo_case import DemoAnswer
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Stance
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.rulebook.locate import resources
from vifdesk.rulebook.read_demo import read_demo

GOOD = """
titre = "Essai"
dispositif = "tgd"
territoire = "guyane"
le = 2026-11-22
questions = true
[entete]
juridiction = "TJ"
note = "Cas fictif."
[decision]
position = "ecart"
motif = "Parce que."
[[reponse]]
fait = "danger_grave"
valeur = "oui"
origine = "OPJ"
[[reponse]]
fait = "date_fin_fixee"
neant = true
"""


def written(folder: Path, text: str) -> Path:
    (folder / "demo").mkdir()
    (folder / "demo" / "1-essai.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_case_is_read_whole(tmp_path: Path) -> None:
    """Its name is the file's; null, which TOML lacks, is « neant »."""
    (case,) = read_demo(written(tmp_path, GOOD))
    assert (case.id, case.title, case.measure, case.territory) == (
        "1-essai",
        "Essai",
        "tgd",
        Territory.GUYANE,
    )
    assert (case.as_of, case.with_questions) == (date(2026, 11, 22), True)
    assert (case.heading.court, case.heading.note) == ("TJ", "Cas fictif.")
    assert (case.decision.stance, case.decision.motive) == (Stance.ECART, "Parce que.")
    assert case.answers == (DemoAnswer("danger_grave", "oui", "OPJ"), DemoAnswer("date_fin_fixee", None))


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('titre = "Essai"', "", "« titre » manque"),
        ("le = 2026-11-22", 'le = "demain"', "« le »"),
        ("guyane", "lune", "« territoire » vaut « lune »"),
        ("questions = true", "surprise = true", "clé inconnue « surprise »"),
        ('origine = "OPJ"', 'odeur = "OPJ"', "clé inconnue « odeur »"),
        ('valeur = "oui"', "", "« valeur » ou « neant = true »"),
        ("[entete]", "[entete", "ne peut pas être lu"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    """As in the rule files."""
    with pytest.raises(RulesRefused) as caught:
        read_demo(written(tmp_path, GOOD.replace(wrong, right)))
    assert any(said in str(complaint).replace("\u00a0", " ") for complaint in caught.value.complaints)
    assert all(complaint.file == "demo/1-essai.toml" for complaint in caught.value.complaints)


def test_the_shipped_cases_are_six_and_fictional() -> None:
    """Each says so on its own sheet."""
    cases = read_demo(resources())
    assert len(cases) == 6
    assert all(case.heading.note.startswith("Cas fictif.") for case in cases)
    assert {case.measure for case in cases} == {"tgd", "suspension-ap", "interdiction-arme"}


def test_no_folder_is_no_case(tmp_path: Path) -> None:
    """The demonstration can be left out of an installation."""
    assert read_demo(tmp_path) == ()
