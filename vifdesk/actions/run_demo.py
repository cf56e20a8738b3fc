"""Run the demonstration: fictional cases through the same actions as real ones, their papers written in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from vifdesk.actions.answer_question import answer_question
from vifdesk.actions.compose_questions import compose_questions
from vifdesk.actions.compose_sheet import compose_sheet
from vifdesk.actions.demo_case import DemoCase
from vifdesk.actions.demo_report import demo_reports
from vifdesk.actions.desk import Desk
from vifdesk.actions.evaluate_situation import evaluate_dossier
from vifdesk.actions.open_measure import open_measure, rules_problem
from vifdesk.actions.save_paper import not_written, save_paper
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.recap import RecapEntry, build_recap
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.law.complaint import RulesRefused

RECAP_NAME = "0-recapitulatif.pdf"
REPORTS = {
    "7-rapport-copil-vif.pdf": "Rapport pour le COPIL VIF",
    "8-rapport-partenaires.pdf": "Rapport pour les partenaires",
}
_RECAP_TITLE = "Démonstration : récapitulatif".replace(" :", "\u00a0:")
_INTRODUCTION = (
    "Cas fictifs, passés par les mêmes analyses que de vrais dossiers. Chaque fiche applique la loi du jour de sa "
    "situation, qui n’est pas toujours celle d’aujourd’hui. Les deux rapports COPIL comptent un registre inventé, plus "
    "grand que ces cas."
)

Progress = Callable[[int, int, str], None]
"""Told after each paper: how many are done, of how many, and which it was."""


@dataclass(frozen=True, slots=True)
class _Paper:
    name: str
    title: str
    document: Document


def run_demo(desk: Desk, folder: str, progress: Progress) -> None:
    """Write in `folder` the sheets of all cases, the questions of those that lack answers, a list of all, two COPIL reports.

    Raises:
        NotWritten: a paper could not be written; those before it are there.

    """
    cases = _cases(desk)
    _make(desk, folder)
    total = sum(1 + case.with_questions for case in cases) + 1 + len(REPORTS)
    for done, paper in enumerate(_papers(desk, cases), start=1):
        save_paper(desk, paper.document, _inside(folder, paper.name))
        progress(done, total, f"{paper.title}\u00a0: {paper.name}")


def dossier_of(desk: Desk, case: DemoCase) -> Dossier:
    """The case's answers, put in one by one as a magistrate would."""
    dossier = Dossier(case.measure, case.territory, heading=case.heading)
    for answer in case.answers:
        dossier = answer_question(desk, dossier, answer.fact, answer.value, origin=answer.origin)
    return replace(dossier, decision=case.decision)


def _cases(desk: Desk) -> tuple[DemoCase, ...]:
    try:
        return desk.rulebook.demo_cases()
    except RulesRefused as refusal:
        raise rules_problem(refusal) from refusal


def _make(desk: Desk, folder: str) -> None:
    try:
        desk.files.make_folder(folder)
    except (OSError, ValueError) as refusal:
        raise not_written(folder, refusal) from refusal


def _papers(desk: Desk, cases: Sequence[DemoCase]) -> Iterator[_Paper]:
    entries: list[RecapEntry] = []
    for case in cases:
        dossier = dossier_of(desk, case)
        name = f"{case.id}.pdf"
        yield _Paper(name, case.title, compose_sheet(desk, dossier, as_of=case.as_of))
        if case.with_questions:
            asked = compose_questions(desk, dossier, as_of=case.as_of)
            yield _Paper(f"{case.id}-questions.pdf", f"{case.title}, questions à poser", asked)
        evaluation = evaluate_dossier(desk, dossier, as_of=case.as_of)
        short_title = open_measure(desk, case.measure).measure.heading.short_title
        entries.append(RecapEntry(case.title, short_title, evaluation, name))
    yield _Paper(RECAP_NAME, "Récapitulatif", build_recap(_RECAP_TITLE, _INTRODUCTION, entries, ()))
    for (name, title), document in zip(REPORTS.items(), demo_reports(desk), strict=True):
        yield _Paper(name, title, document)


def _inside(folder: str, name: str) -> str:
    return f"{folder}{name}" if folder.endswith(("/", "\\")) else f"{folder}/{name}"
