"""Grids as tests fill them in."""

from __future__ import annotations

from tests.helpers.desk import RESOURCES, read_once
from vifdesk.domain.grids.filled import FilledGrid
from vifdesk.domain.grids.grid import Grid

DANGER, EVVI = "danger", "evvi"


def the_grid(name: str = DANGER) -> Grid:
    """The shipped grid of that id."""
    return read_once(RESOURCES).grids()[name]


def filled(day: str = "2026-11-12", service: str = "Commissariat", **answers: str) -> FilledGrid:
    """A danger grid with these answers, by the number of the question: `g07="oui"`."""
    questions = {question.id.split("_")[0]: question.id for question in the_grid().questions}
    return FilledGrid(DANGER, day, service, {questions.get(k, k): value for k, value in answers.items()})
