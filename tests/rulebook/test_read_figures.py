"""What reports count is a file: read, refused with its place, and never in need of a measure's name in the code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.desk import RESOURCES, ROOT, make_desk
from vifdesk.actions.check_rules import check_rules
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.domain.statistics.compile import UnknownFigure, compile_plan
from vifdesk.domain.statistics.reading import Reader
from vifdesk.domain.statistics.rules import FigureRules
from vifdesk.rulebook.read_figures import FILE, read_figures


def copied(tmp_path: Path, old: str, new: str) -> Path:
    """The file of figures with one change."""
    target = tmp_path / FILE
    target.parent.mkdir(parents=True)
    text = (RESOURCES / FILE).read_text(encoding="utf-8")
    assert old in text
    target.write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


def test_the_file_of_the_program_is_right() -> None:
    """It is read, and all that it names exists."""
    rules = read_figures(RESOURCES)
    assert rules.threshold == 5
    assert not [one for one in check_rules(make_desk()).complaints if one.file == FILE]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("seuil = 5", "seuil = 4", "seuil"),
        ('compte_au = "terme"', 'compte_au = "milieu"', "compte_au"),
        ('unite = "jours"', 'unite = "nombre"', "unite"),
        ('sources = [{ evenements = ["tgd_remis"] }', "sources = [{ evenements = [] }", "evenements"),
        ('id = "op_decisions"', 'id = "oppi_decisions"', "deux fois"),
        ('par = "motif"', 'par = "humeur"', "humeur"),
        ("situations_jours = 30", "situations_jour = 30", "situations_jour"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A word that is not one, a threshold below the least, an id given twice, a key that nobody reads."""
    with pytest.raises(RulesRefused) as refusal:
        read_figures(copied(tmp_path, old, new))
    assert any(told in str(complaint) and FILE in str(complaint) for complaint in refusal.value.complaints)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"tgd_demande"', '"tgd_rêvé"'),
        ('conclusions = ["attribuable_2_urgence"]', 'conclusions = ["attribuable_9"]'),
        ('parmi = "op_decisions"', 'parmi = "rien"'),
        ('date = "date_op"', 'date = "date_opéra"'),
        ('grilles = ["danger", "evvi"]', 'grilles = ["peur"]'),
        ('echeance = "tgd.echeance_tgd"', 'echeance = "tgd.echeance"'),
        ('chiffres = ["suspension_regime.*"]', 'chiffres = ["suspension_régime.*"]'),
        ('cadre = "cadre_interdiction"', 'cadre = "cadre"'),
    ],
)
def test_a_name_of_nothing_is_refused(tmp_path: Path, old: str, new: str) -> None:
    """An event, a conclusion, a figure, a fact, a grid, a deadline: each must exist."""
    book = make_desk().rulebook
    measures = [book.measure(heading.id).measure for heading in book.headings()]
    with pytest.raises(UnknownFigure):
        compile_plan(read_figures(copied(tmp_path, old, new)), measures, book.event_types(), book.grids())


def test_a_new_measure_is_counted_by_its_files_alone() -> None:
    """Under its own name, by the date of its versions, in a section of its own; its evaluations are found."""
    book = make_desk().rulebook
    old = book.measure("tgd").measure
    made = replace(old, heading=replace(old.heading, id="bracelet-bar", title="Bracelet"), counted_as=None)
    plan = compile_plan(FigureRules(), [made], {}, {})
    assert [section.title for section in plan.sections] == ["Bracelet"]
    assert plan.sections[0].figures[0].words.id == "bracelet_bar_evaluations"
    evaluation = {
        "dispositif": "bracelet-bar",
        "faits": {"date_decision": "2026-01-02"},
        "conclusions": [{"id": "attribuable_1", "motif": "oppi"}],
    }
    cells = {mark.cell for mark in Reader(plan.reading).marks({"evaluations": [evaluation]})}
    assert cells == {"bracelet_bar_evaluations", "bracelet_bar_conclusion.attribuable_1"}


def test_no_measure_and_no_event_is_named_in_the_code() -> None:
    """A report of another country's law would be another file."""
    book = make_desk().rulebook
    names = {
        *book.event_types(),
        *(heading.id for heading in book.headings()),
        "suspension_regime",
        "tgd_conclusion",
    }
    for path in (ROOT / "vifdesk/domain/statistics").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert [name for name in names if f'"{name}' in text] == [], path.name


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The place, and what to do."""
    with pytest.raises(RulesRefused) as refusal:
        read_figures(tmp_path)
    (complaint,) = refusal.value.complaints
    assert (complaint.file, "réinstaller" in complaint.remedy) == (FILE, True)
