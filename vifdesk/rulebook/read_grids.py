"""resources/grilles/*.toml to grids. Every complaint of every file is collected."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from vifdesk.domain.grids.grid import (
    NO,
    YES,
    Beside,
    Detail,
    Factor,
    Grid,
    GridGroup,
    GridQuestion,
    Only,
)
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.heading import Standing
from vifdesk.rulebook.section import Section

FOLDER = "grilles"
_ID = re.compile(r"[a-z][a-z0-9_]*")


def read_grids(resources: Path) -> dict[str, Grid]:
    """The grids, in the order in which they are offered.

    Raises:
        RulesRefused: with every complaint.

    """
    complaints: list[Complaint] = []
    grids = [_read(path, complaints) for path in sorted((resources / FOLDER).glob("*.toml"))]
    if complaints:
        raise RulesRefused(tuple(complaints))
    return {grid.id: grid for grid in sorted(grids, key=lambda grid: (grid.order, grid.id))}


def _read(path: Path, complaints: list[Complaint]) -> Grid:
    content: dict[str, object] = {}
    file = f"{FOLDER}/{path.name}"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        complaints.append(
            Complaint(
                file,
                "en-tête",
                f"ce n’est pas du TOML lisible : {error}.",
                "Corriger, ou réinstaller vifdesk.",
            )
        )
        content = {}
    head = Section(file, "en-tête", content, complaints)
    if not content:
        head = Section(file, "en-tête", {}, [])  # the file's own complaint says it all
    grid = _grid(head, _Numbers())
    if content:
        if grid.id != path.stem:
            head.complain(f"« id » vaut « {grid.id} ».", f"Il doit être le nom du fichier, « {path.stem} ».")
        _check(grid, head)
    return grid


@dataclass(slots=True)
class _Numbers:
    """The numbers of the rows: as printed on the form; what is outside it has none."""

    last: int = field(default=0)

    def next(self, outside: bool) -> int:
        if outside:
            return 0
        self.last += 1
        return self.last


def _grid(head: Section, numbers: _Numbers) -> Grid:
    grid = Grid(
        id=head.text("id"),
        order=head.whole("ordre"),
        title=head.text("titre"),
        short_title=head.text("titre_court"),
        from_whom=head.text("origine"),
        mention=head.text("mention"),
        one=head.text("mot"),
        several=head.text("mots"),
        reserve=head.text("reserve", ""),
        sources=head.texts("sources", compulsory=True),
        verified_on=head.day("verifie_le"),
        standing=head.choice("statut", Standing),
        groups=tuple(_group(section, numbers) for section in head.sections("groupe", "groupe")),
        factors=tuple(_factor(section) for section in head.sections("facteur", "facteur")),
        beside=tuple(_beside(section) for section in head.sections("a_cote_de", "à côté de")),
    )
    head.close()
    return grid


def _group(section: Section, numbers: _Numbers) -> GridGroup:
    outside = section.flag("hors_grille")
    group = GridGroup(
        id=section.text("id"),
        label=section.text("libelle"),
        outside=outside,
        help=section.text("aide", ""),
        sources=section.texts("sources", compulsory=outside),
        questions=tuple(
            _question(inner, numbers.next(outside)) for inner in section.sections("question", "question")
        ),
    )
    if not group.questions:
        section.complain("aucune question.", "Ajouter au moins un [[groupe.question]].")
    section.close()
    return group


def _question(section: Section, number: int) -> GridQuestion:
    risk = section.text("risque")
    if section.has("risque") and risk not in (YES, NO):
        section.complain(f"« risque » vaut « {risk} ».", f"Valeurs acceptées : {YES}, {NO}.")
    question = GridQuestion(
        id=section.text("id"),
        number=number,
        text=section.text("question"),
        risk=risk,
        help=section.text("aide", ""),
        only=_only(section),
        details=tuple(_detail(inner) for inner in section.sections("precision", "précision")),
    )
    section.close()
    return question


def _only(section: Section) -> Only | None:
    question, answer = section.optional_text("si_question"), section.optional_text("si_reponse")
    if (question is None) != (answer is None):
        section.complain("« si_question » et « si_reponse » vont ensemble.", "Ajouter celui qui manque.")
    if answer is not None and answer not in (YES, NO):
        section.complain(f"« si_reponse » vaut « {answer} ».", f"Valeurs acceptées : {YES}, {NO}.")
    return Only(question, answer) if question is not None and answer is not None else None


def _detail(section: Section) -> Detail:
    detail = Detail(section.text("id"), section.text("libelle"))
    section.close()
    return detail


def _factor(section: Section) -> Factor:
    factor = Factor(section.text("id"), section.text("libelle"), section.texts("questions", compulsory=True))
    section.close()
    return factor


def _beside(section: Section) -> Beside:
    beside = Beside(section.text("dispositif"), section.text("fait"))
    section.close()
    return beside


def _check(grid: Grid, head: Section) -> None:
    questions = [question.id for question in grid.questions]
    ids = [*questions, *(detail.id for question in grid.questions for detail in question.details)]
    for kind, names in (
        ("groupe", [group.id for group in grid.groups]),
        ("question ou précision", ids),
        ("facteur", [factor.id for factor in grid.factors]),
    ):
        for name in _twice(names):
            head.complain(f"deux fois l’id « {name} » ({kind}).", "En donner un à chacun.")
    for name in (name for name in ids if not _ID.fullmatch(name)):
        head.complain(f"l’id « {name} » ne convient pas.", "Minuscules sans accent, chiffres et tirets bas.")
    if not grid.groups:
        head.complain("aucun groupe.", "Ajouter au moins un [[groupe]].")
    _check_references(grid, head, questions)


def _check_references(grid: Grid, head: Section, questions: list[str]) -> None:
    for place, question in enumerate(grid.questions):
        if question.only is not None and question.only.question not in questions[:place]:
            head.complain(
                f"« {question.id} » dépend de « {question.only.question} », qui ne la précède pas.",
                "Nommer une question placée avant.",
            )
    for factor in grid.factors:
        for name in factor.questions:
            if name not in questions:
                head.complain(
                    f"le facteur « {factor.id} » nomme « {name} », qui n’est pas une question.",
                    "Corriger le nom.",
                )


def _twice(names: list[str]) -> Iterator[str]:
    return (name for name, times in Counter(names).items() if times > 1)
