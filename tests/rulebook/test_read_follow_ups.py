"""resources/suivi/suivi.toml: read whole, every complaint at once, and nothing in it names nothing."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.desk import RESOURCES, make_desk
from vifdesk.actions.check_rules import check_rules
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.domain.register.follow_ups import Timing
from vifdesk.rulebook.read_follow_ups import FILE, read_follow_ups


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the resources that a test may hurt."""
    shutil.copytree(RESOURCES, tmp_path / "resources")
    return tmp_path / "resources"


def rewrite(folder: Path, old: str, new: str) -> None:
    path = folder / FILE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_real_file_says_what_the_desk_needs() -> None:
    """An action on its deadline, one in hours, a reminder by nature and one by name, the measure that hands devices out."""
    rules = read_follow_ups(RESOURCES)
    assert rules.actions["suspension-ap.saisir_jaf"] == Timing("delai_saisine_jaf")
    assert rules.actions["tgd.revue_j30"].before == timedelta(days=30)
    assert rules.actions["tgd.interpeller"].hours == 4
    assert rules.reminder("suspension-ap.delai_saisine_jaf", "acte") == timedelta(hours=72)
    assert rules.reminder("tgd.revue_urgence", "acte") == timedelta(hours=48)
    assert (rules.phones.measure, rules.phones.fact) == ("tgd", "tgd_disponible")


def test_every_complaint_is_told_at_once(folder: Path) -> None:
    """A missing length, an action twice, an unknown key."""
    rewrite(folder, "rappel_heures = 4", "rappel_heure = 4")
    rewrite(folder, 'actions = ["revue_j30"]', 'actions = ["revue_j30", "remise"]')
    with pytest.raises(RulesRefused) as refused:
        read_follow_ups(folder)
    told = " ".join(one.message for one in refused.value.complaints)
    for words in ("rappel_heures", "rappel_heure", "remise"):
        assert words in told


def test_a_name_of_nothing_is_complained_of(folder: Path) -> None:
    """By `verifier-regles`, each with the file and the name."""
    for rank, (old, new) in enumerate(
        (
            ('"interpeller"', '"{}"'),
            ('echeance = "sortie_auteur"', 'echeance = "{}"'),
            ('natures = ["duree"]', 'natures = ["{}"]'),
            ('echeances = ["tgd.echeance_tgd"]', 'echeances = ["tgd.{}"]'),
            ('fait = "tgd_disponible"', 'fait = "{}"'),
            ('remise = "tgd_remis"', 'remise = "{}"'),
        )
    ):
        rewrite(folder, old, new.format(f"absente{rank}"))
    found = check_rules(make_desk(resources=folder)).complaints
    assert {one.file for one in found} == {FILE}
    told = " ".join(one.message for one in found)
    assert [f"absente{rank}" in told for rank in range(6)] == [True] * 6
