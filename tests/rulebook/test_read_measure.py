"""Rule files: everything wrong is told at once, with file, place and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.fictional import FILES, fictional, write_fictional
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.rulebook.read_heading import read_heading
from vifdesk.rulebook.read_measure import read_measure


def complaints(folder: Path, changes: dict[str, tuple[str, str]]) -> tuple[Complaint, ...]:
    with pytest.raises(RulesRefused) as refusal:
        read_measure(write_fictional(folder, changes))
    return refusal.value.complaints


def test_a_sound_folder_is_read(tmp_path: Path) -> None:
    measure = fictional(tmp_path).measure
    assert [fact.id for fact in measure.facts][:2] == ["date_pret", "meteo"]
    assert measure.heading.title == "Prêt de parapluie"


def test_the_heading_is_read_alone(tmp_path: Path) -> None:
    folder = write_fictional(tmp_path)
    for name in FILES:
        if name != "mesure.toml":
            (folder / name).unlink()
    assert read_heading(folder).short_title == "Parapluie"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "word"),
    [
        ("mesure.toml", 'id = "parapluie"', 'id = "ombrelle"', "en-tête", "parapluie"),
        ("mesure.toml", "ordre = 9", 'ordre = "neuf"', "en-tête", "neuf"),
        ("mesure.toml", "ordre = 9", "ordre = 9\ncouleur = 1", "en-tête", "couleur"),
        ("mesure.toml", 'statut = "redige"', 'statut = "parfait"', "en-tête", "valide"),
        ("mesure.toml", "du = 2021-01-01", "du = 2021-01-02", "régime « nouveau »", "lendemain"),
        ("mesure.toml", 'date_regime = "date_pret"', 'date_regime = "meteo"', "en-tête", "date"),
        ("faits.toml", 'type = "tri"', 'type = "quatre"', "fait « parapluie_libre »", "quatre"),
        ("faits.toml", 'id = "meteo"\n', 'id = "carte"\n', "fait « carte »", "2 fois"),
        ("faits.toml", 'question = "Quel temps fait-il ?"\n', "", "fait « meteo »", "question"),
        ("regles.toml", 'sources = ["Règlement, art. 2"]', "sources = []", "ligne « L2 »", "source"),
        ("regles.toml", 'si = "il_pleut"', 'si = "il_neige"', "ligne « L2 »", "il_neige"),
        ("regles.toml", 'conclusion = "prete"', 'conclusion = "offert"', "ligne « L2 »", "offert"),
        ("regles.toml", 'motif = "inutile"', 'motif = "vain"', "ligne « L4 »", "vain"),
        ("regles.toml", 'regimes = ["nouveau"]', 'regimes = ["futur"]', "ligne « L3 »", "futur"),
        ("regles.toml", "{date_pret}", "{date_perdue}", "ligne « L3 »", "date_perdue"),
        ("regles.toml", 'explication = "Il pleut."\n', "", "ligne « L2 »", "explication"),
        ("conclusions.toml", 'ton = "favorable"', 'ton = "joyeux"', "conclusion « prete »", "joyeux"),
        ("actions.toml", 'destinataire = "Greffe"', "", "action « noter »", "destinataire"),
        (
            "avertissements.toml",
            'gravite = "rappel"',
            'gravite = "fort"',
            "avertissement « demander »",
            "vigilance",
        ),
        ("echeances.toml", "valeur = 8", 'valeur = 8\nfait = "carte"', "échéance « retour »", "une seule"),
        ("echeances.toml", 'nature = "duree"', 'nature = "longue"', "échéance « retour »", "longue"),
        (
            "echeances.toml",
            'fait = "date_pret"',
            'fait = "date_perdue"',
            "échéance « retour »",
            "date_perdue",
        ),
        ("echeances.toml", '[[echeance.depart]]\nfait = "date_pret"', "", "échéance « retour »", "départ"),
    ],
)
def test_each_fault_is_told_with_its_file_its_place_and_the_word_at_fault(
    tmp_path: Path, file: str, old: str, new: str, place: str, word: str
) -> None:
    found = complaints(tmp_path, {file: (old, new)})
    assert any(
        c.file == f"droit/parapluie/{file}" and place in c.place and word in c.message + c.remedy
        for c in found
    ), [str(c) for c in found]


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    found = complaints(
        tmp_path,
        {
            "faits.toml": ('type = "tri"', 'type = "quatre"'),
            "regles.toml": ('si = "il_pleut"', 'si = "il_neige"'),
            "actions.toml": ('destinataire = "Greffe"', ""),
            "echeances.toml": ('nature = "duree"', 'nature = "longue"'),
        },
    )
    assert {c.file.rsplit("/", 1)[1] for c in found} >= {
        "faits.toml",
        "regles.toml",
        "actions.toml",
        "echeances.toml",
    }


def test_a_file_that_is_not_toml_or_is_missing_is_told_and_the_rest_still_read(tmp_path: Path) -> None:
    folder = write_fictional(tmp_path)
    (folder / "faits.toml").write_text("[[fait]\n", encoding="utf-8")
    (folder / "actions.toml").unlink()
    with pytest.raises(RulesRefused) as refusal:
        read_measure(folder)
    told = {c.file: c.message for c in refusal.value.complaints}
    assert "TOML" in told["droit/parapluie/faits.toml"]
    assert told["droit/parapluie/actions.toml"] == "le fichier manque."


def test_a_conclusion_that_no_row_gives_is_told(tmp_path: Path) -> None:
    extra = '[[conclusion]]\nid = "jamais_donnee"\ntitre = "T"\nphrase = "P."\nton = "neutre"\n[[motif]]\nid = "aucun"'
    found = complaints(tmp_path, {"conclusions.toml": ('[[motif]]\nid = "aucun"', extra)})
    assert [c.place for c in found] == ["conclusion « jamais_donnee »"]
