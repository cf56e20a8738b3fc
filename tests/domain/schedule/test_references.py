"""What the events name must exist: each complaint says where, and what to do. A new measure or event is files only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.registers import Office, office
from tests.helpers.desk import make_desk
from tests.helpers.fictional import real_resources_copy, write_fictional
from vifdesk.actions.check_rules import check_rules
from vifdesk.actions.enter_event import enter_event
from vifdesk.domain.register.life_json import alerts_of, schedule_of
from vifdesk.rulebook.read_events import FILE

LENT = """
[[famille]]
id = "parapluie"
libelle = "Parapluie"
[[famille.evenement]]
id = "parapluie_prete"
libelle = "Parapluie prêté"
source = "Règlement, art. 2"
[[famille.evenement.effet]]
mesure = "parapluie"
pas_avant = "date_pret"
efface = ["carte"]
remplit = [{ fait = "date_pret", avec = "jour" }, { fait = "meteo", valeur = "pluie", si_inconnu = true }]
precise = ["mois_demandes"]
ouvre = [{ echeance = "retour", malgre = true }]
[[famille.evenement]]
id = "parapluie_rendu"
libelle = "Parapluie rendu"
source = "Règlement, art. 5"
[[famille.evenement.effet]]
mesure = "parapluie"
accomplit = ["retour"]
[[famille.evenement.cause]]
evenements = ["parapluie_prete"]
mesure = "parapluie"
faits = ["date_pret"]
manque = "Aucun prêt ne précède le retour."
remede = "Notez d’abord le prêt."
[[famille.evenement]]
id = "parapluie_reprete"
libelle = "Parapluie prêté de nouveau"
source = "Règlement, art. 6"
[[famille.evenement.effet]]
mesure = "parapluie"
periode = "retour"
remplit = [{ fait = "date_pret", avec = "terme(retour)" }]
ouvre = [{ echeance = "retour", malgre = true }]
[[famille.evenement.trou]]
id = "sans_parapluie"
mesure = "parapluie"
echeance = "retour"
ferme = "Du {debut} au {fin}, {duree} sans parapluie."
source = "Règlement, art. 6"
"""


def resources_with(folder: Path, old: str = "", new: str = "") -> Path:
    copy = real_resources_copy(folder)
    write_fictional(copy)
    assert old in LENT
    with (copy / FILE).open("a", encoding="utf-8") as events:
        events.write(LENT.replace(old, new, 1) if old else LENT)
    return copy


def life(folder: Path) -> Office:
    return office(desk=make_desk(resources=resources_with(folder)))


def ends(of: Office) -> list[tuple[str, str, str]]:
    return [(one.key, str(one.deadline.end), one.state.value) for one in schedule_of(of.content("26/1"))]


def test_a_new_measure_lives_by_its_files_alone(tmp_path: Path) -> None:
    """Lent, lent again before and after its end, given back: the code knows nothing of umbrellas."""
    of = life(tmp_path)
    of.record("26/1", evenements=[{"type": "parapluie_prete", "le": "2026-10-01"}])
    assert [one.deadline.waiting_label for one in schedule_of(of.content("26/1"))] == ["Mois demandés"]
    months = {"type": "parapluie_prete", "le": "2026-10-01", "faits": {"mois_demandes": None}}
    of.record("26/1", evenements=[months])
    assert ends(of) == [("parapluie.retour", "2026-10-09", "ouverte")]
    enter_event(of.desk, of.register, "26/1", {"type": "parapluie_reprete", "le": "2026-10-08"})
    assert ends(of) == [("parapluie.retour", "2026-10-17", "ouverte")]
    assert alerts_of(of.content("26/1")) == ()
    enter_event(of.desk, of.register, "26/1", {"type": "parapluie_reprete", "le": "2026-10-20"})
    (alert,) = alerts_of(of.content("26/1"))
    assert "trois jours sans parapluie" in alert.text
    enter_event(of.desk, of.register, "26/1", {"type": "parapluie_rendu", "le": "2026-10-21"})
    assert ends(of) == [("parapluie.retour", "2026-10-25", "faite")]


def test_files_that_hold_are_not_complained_of(tmp_path: Path) -> None:
    """The real ones, and the fictional ones beside them."""
    assert check_rules(make_desk(resources=resources_with(tmp_path))).complaints == ()


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ('mesure = "parapluie"\npas', 'mesure = "ombrelle"\npas', "ombrelle"),
        ('fait = "date_pret", avec = "jour"', 'fait = "jour_du_pret", avec = "jour"', "jour_du_pret"),
        ('fait = "date_pret", avec = "jour"', 'fait = "meteo", avec = "jour"', "choix"),
        ('fait = "date_pret", avec = "jour"', 'fait = "date_pret", avec = "neant"', "neant"),
        ('fait = "date_pret", avec = "jour"', 'fait = "date_pret", avec = "hier"', "hier"),
        ('valeur = "pluie"', 'valeur = "neige"', "neige"),
        ('pas_avant = "date_pret"', 'pas_avant = "meteo"', "meteo"),
        ('efface = ["carte"]', 'efface = ["cartes"]', "cartes"),
        ('precise = ["mois_demandes"]', 'precise = ["mois"]', "mois"),
        ('echeance = "retour", malgre', 'echeance = "rendu", malgre', "rendu"),
        ('accomplit = ["retour"]', 'accomplit = ["rendu"]', "rendu"),
        ('accomplit = ["retour"]', "", "ne fait rien"),
        ('accomplit = ["retour"]', 'accomplit = ["retour"]\nregimes = ["r9"]', "r9"),
        ('evenements = ["parapluie_prete"]', 'evenements = ["parapluie_perdu"]', "parapluie_perdu"),
        ('faits = ["date_pret"]', "", "vont ensemble"),
        ('periode = "retour"', 'periode = "pret"', "pret"),
        ("terme(retour)", "terme(pret)", "pret"),
        ('echeance = "retour"\nferme', 'echeance = "pret"\nferme', "pret"),
        ('echeance = "retour"\nferme', "ferme", "debut"),
        ('source = "Règlement, art. 2"', 'source = "Règlement, art. 2"\na_venir = true', "a_venir"),
    ],
)
def test_whatever_names_nothing_is_complained_of_with_a_remedy(
    tmp_path: Path, old: str, new: str, names: str
) -> None:
    """A measure, a fact, a value, a deadline, a version, an event that is not there; a rule that says nothing."""
    complaints = check_rules(make_desk(resources=resources_with(tmp_path, old, new))).complaints
    assert complaints
    assert all(complaint.file == FILE and complaint.remedy for complaint in complaints)
    assert any(names in complaint.message for complaint in complaints)
    assert any("parapluie" in complaint.place for complaint in complaints)
