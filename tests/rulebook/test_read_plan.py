"""resources/rapprochements.toml: what is read, and what is complained of, alone and against the measures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.desk import make_desk
from tests.helpers.fictional import real_resources_copy
from vifdesk.actions.check_rules import check_rules
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.rulebook.locate import resources
from vifdesk.rulebook.read_plan import FILE, read_plan

REAL = (resources() / FILE).read_text(encoding="utf-8")


def test_an_identical_fact_goes_both_ways_for_each_value(tmp_path: Path) -> None:
    """Weapons: yes and no, from the phone to the ban and back."""
    (tmp_path / FILE).write_text(REAL, encoding="utf-8")
    weapons = [one for one in read_plan(tmp_path).deductions if one.id == "armes"]
    assert [(one.measure, dict(one.when), dict(one.then)) for one in weapons] == [
        ("tgd", {"armes_connues": ("oui",)}, {"detient_armes": "oui"}),
        ("tgd", {"armes_connues": ("non",)}, {"detient_armes": "non"}),
        ("interdiction-arme", {"detient_armes": ("oui",)}, {"armes_connues": "oui"}),
        ("interdiction-arme", {"detient_armes": ("non",)}, {"armes_connues": "non"}),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "op"', 'id = "tgd"'),
        ('sources = ["CPP, art. 41-3-1"]', ""),
        ('decide = "Procureur de la République"', ""),
        ("deja = { op_delivree", "dejas = { op_delivree"),
        ("si = { qualite_victime = [", "si = { qualite_victime = [1, "),
        ('statut = "redige"', 'statut = "sûr"'),
        (REAL, "= nul"),
    ],
)
def test_whatever_is_wrong_is_complained_of(tmp_path: Path, old: str, new: str) -> None:
    """A double, a line without source, an unknown key, no TOML."""
    assert old in REAL
    (tmp_path / FILE).write_text(REAL.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulesRefused) as refused:
        read_plan(tmp_path)
    assert {complaint.file for complaint in refused.value.complaints} == {FILE}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('tables = ["saisie"]', 'tables = ["saisies"]'),
        ('possibles = ["oppi_requete"]', 'possibles = ["cj_14"]'),
        ('evenement_declencheur = "deferrement"', 'evenement_declencheur = "deferre"'),
        ('deja = { op_delivree = "oui" }', 'deja = { op_livree = "oui" }'),
        ('fait = "armes_connues"', 'fait = "armes"'),
        ('cadre_interdiction = ["oppi"]', 'cadre_interdiction = ["inconnu"]'),
        ('vers = "interdiction-arme"', 'vers = "tgd"'),
        ('dispositif = "suspension-ap"', 'dispositif = "suspension"'),
    ],
)
def test_what_the_measures_do_not_have_is_complained_of(tmp_path: Path, old: str, new: str) -> None:
    """A table, a conclusion, a value, a fact, a measure that is not there; a thing deduced from what is not known."""
    folder = real_resources_copy(tmp_path)
    assert old in REAL
    (folder / FILE).write_text(REAL.replace(old, new, 1), encoding="utf-8")
    desk = make_desk()
    from vifdesk.rulebook.book import ResourceBook

    class OtherPlan(ResourceBook):
        def __init__(self, book: ResourceBook) -> None:
            self.__dict__.update(book.__dict__)
            self._plan = read_plan(folder)

    assert isinstance(desk.rulebook, ResourceBook)
    found = check_rules(replace(desk, rulebook=OtherPlan(desk.rulebook))).complaints
    assert found
    assert {complaint.file for complaint in found} == {FILE}
