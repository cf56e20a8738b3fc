"""A fictional case of the demonstration: what is answered, in the order of the telephone call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Decision, Heading


@dataclass(frozen=True, slots=True)
class DemoAnswer:
    """An answer as JSON would give it; `read_value` judges it."""

    fact: str
    value: object
    origin: str = ""


@dataclass(frozen=True, slots=True)
class DemoCase:
    """One case. `id` begins the names of its papers; `as_of` is fixed, so that its papers never change."""

    id: str
    title: str
    measure: str
    territory: Territory
    as_of: date
    heading: Heading
    decision: Decision
    answers: tuple[DemoAnswer, ...]
    with_questions: bool = False
