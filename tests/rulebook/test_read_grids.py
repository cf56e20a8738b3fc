"""resources/grilles: what is read, and what is complained of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.desk import OtherHeadings, make_desk
from vifdesk.actions.check_rules import check_rules
from vifdesk.domain.grids.grid import Beside, Grids
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.rulebook.book import ResourceBook
from vifdesk.rulebook.read_grids import FOLDER, read_grids

GOOD = """
id = "essai"
ordre = 1
titre = "Essai"
titre_court = "Essai"
origine = "Service"
mention = "Ce n’est pas un score."
mot = "réponse"
mots = "réponses"
sources = ["Source"]
verifie_le = 2026-11-25
statut = "redige"
[[groupe]]
id = "un"
libelle = "Un"
[[groupe.question]]
id = "a"
question = "A ?"
risque = "oui"
[[groupe.question]]
id = "b"
question = "B ?"
risque = "non"
si_question = "a"
si_reponse = "oui"
[[groupe]]
id = "deux"
libelle = "Deux"
hors_grille = true
sources = ["Autre source"]
[[groupe.question]]
id = "c"
question = "C ?"
risque = "oui"
[[facteur]]
id = "f"
libelle = "F"
questions = ["a", "c"]
"""


def written(folder: Path, text: str, name: str = "essai") -> Path:
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_grid_is_read_with_its_numbers(tmp_path: Path) -> None:
    """Those outside the form have none."""
    grid = read_grids(written(tmp_path, GOOD))["essai"]
    assert [(q.id, q.number) for q in grid.questions] == [("a", 1), ("b", 2), ("c", 0)]
    assert [factor.questions for factor in grid.factors] == [("a", "c")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "essai"', 'id = "autre"'),
        ('id = "c"', 'id = "a"'),
        ('id = "c"', 'id = "C é"'),
        ('id = "deux"', 'id = "un"'),
        ('risque = "non"', 'risque = "inconnu"'),
        ('si_question = "a"', 'si_question = "c"'),
        ('si_question = "a"', ""),
        ('si_reponse = "oui"', 'si_reponse = "inconnu"'),
        ('questions = ["a", "c"]', 'questions = ["z"]'),
        ('sources = ["Autre source"]', ""),
        ('sources = ["Source"]', "sources = []"),
        ('mention = "Ce n’est pas un score."', ""),
        ("hors_grille = true", "hors_gril = true"),
        ('statut = "redige"', 'statut = "sûr"'),
        (GOOD, "= nul"),
    ],
)
def test_whatever_is_wrong_is_complained_of(tmp_path: Path, old: str, new: str) -> None:
    """Each with its file and its place."""
    with pytest.raises(RulesRefused) as refused:
        read_grids(written(tmp_path, GOOD.replace(old, new, 1)))
    assert {complaint.file for complaint in refused.value.complaints} == {"grilles/essai.toml"}


def test_the_complaints_of_all_grids_come_together(tmp_path: Path) -> None:
    """Nothing stops at the first."""
    written(tmp_path, "= nul")
    with pytest.raises(RulesRefused) as refused:
        read_grids(written(tmp_path, GOOD.replace('id = "c"', 'id = "a"'), name="essai2"))
    assert {complaint.file for complaint in refused.value.complaints} == {
        "grilles/essai.toml",
        "grilles/essai2.toml",
    }


def test_a_grid_beside_a_question_that_is_not_there_is_a_complaint() -> None:
    """The check crosses the grids with the measures."""
    desk = make_desk()
    grids = desk.rulebook.grids()
    assert check_rules(desk).complaints == ()
    lost = replace(grids["danger"], beside=(Beside("tgd", "n_existe_pas"),))
    assert isinstance(desk.rulebook, ResourceBook)
    desk = replace(desk, rulebook=_OtherGrids(desk.rulebook, {**grids, "danger": lost}))
    assert [complaint.file for complaint in check_rules(desk).complaints] == ["grilles/danger.toml"]


class _OtherGrids(OtherHeadings):
    """The rules with other grids."""

    def __init__(self, book: ResourceBook, grids: Grids) -> None:
        super().__init__(book, book.headings())
        self._grids = grids

    def grids(self) -> Grids:
        return self._grids
