"""The worked cases of resources/epreuves/: what is read, and what is refused."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.rulebook.read_trials import read_delay_trials, read_trials

GOOD = """
[[cas]]
id = "A"
note = "Un premier cas."
dispositif = "tgd"
le = 2026-01-02
[cas.faits]
cohabitation = "non"
danger_grave = "oui"
[cas.attendu]
conclusions = ["attribuable_1"]
[cas.attendu.echeances.echeance_tgd]
terme = 2026-07-02

[[cas]]
id = "B"
note = "Le même, ailleurs."
comme = "A"
sans = ["danger_grave"]
dispositif = "tgd"
territoire = "guyane"
le = 2026-01-02
[cas.attendu]
faits_manquants = []
"""
HEAD = "depart;duree;unite;puis;nature;territoire;prorogation;terme_brut;terme;prudent;veille;pourquoi\n"


def written(folder: Path, text: str, name: str = "essai.toml") -> Path:
    (folder / "epreuves").mkdir()
    (folder / "epreuves" / name).write_text(text, encoding="utf-8")
    return folder


def test_a_case_takes_the_facts_of_the_one_it_resembles(tmp_path: Path) -> None:
    """« comme » brings them, « sans » takes some away; an empty list of missing facts is an expectation."""
    first, second = read_trials(written(tmp_path, GOOD))
    assert first.facts == {"cohabitation": "non", "danger_grave": "oui"}
    assert first.expected.deadlines == {"echeance_tgd": {"terme": date(2026, 7, 2)}}
    assert first.expected.missing is None
    assert second.facts == {"cohabitation": "non"}
    assert (second.territory, second.expected.missing) == (Territory.GUYANE, frozenset())


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('id = "B"', 'id = "A"', "deux cas ont ce nom"),
        ('comme = "A"', 'comme = "Z"', "n’est pas plus haut"),
        ('sans = ["danger_grave"]', 'sans = ["armes"]', "qui n’y est pas"),
        ("[cas.attendu]\nfaits_manquants = []", "", "« attendu » manque"),
        ("faits_manquants = []", "faits_perdus = []", "clé inconnue « faits_perdus »"),
        ("terme = 2026-07-02", "fin = 2026-07-02", "attend ce qu’aucune échéance n’a"),
        ("[[cas]]", "[[cas]", "ne peut pas être lu"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    """A case that is misread would prove nothing: it is refused with its place."""
    with pytest.raises(RulesRefused) as caught:
        read_trials(written(tmp_path, GOOD.replace(right, wrong, 1)))
    assert any(said in str(one).replace("\u00a0", " ") for one in caught.value.complaints)


def test_a_delay_is_a_line(tmp_path: Path) -> None:
    """A « T » makes a moment; the number is that of the line in the file."""
    line = "2026-01-02T08:00;24;heures;;heures_mesure;metropole;;2026-01-03T08:00;2026-01-03T08:00;2026-01-03T08:00;;Un jour\n"
    (trial,) = read_delay_trials(written(tmp_path, HEAD + line, "delais.csv"))
    assert (trial.line, trial.start, trial.veille) == (2, datetime(2026, 1, 2, 8, 0), None)


@pytest.mark.parametrize("line", ["2026-13-01;8;jours;;acte;metropole;;;;;;x\n", "2026-01-01;huit\n"])
def test_an_unreadable_delay_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    """Line 2 is the first after the titles."""
    with pytest.raises(RulesRefused, match="ligne 2"):
        read_delay_trials(written(tmp_path, HEAD + line, "delais.csv"))


def test_a_missing_file_of_delays_is_told(tmp_path: Path) -> None:
    """An installation without its trials must not pass for a sound one."""
    with pytest.raises(RulesRefused, match=r"delais\.csv"):
        read_delay_trials(tmp_path)
