"""A measure by its id, or what to tell the user."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.complaint import RulesRefused
from vifdesk.domain.schedule.event_type import EventTypes


def open_measure(desk: Desk, measure_id: str) -> CompiledMeasure:
    """The measure, compiled.

    Raises:
        BadInput: there is no such measure; the message names those that exist.
        UserProblem: its rule files are wrong; every complaint is in the message.

    """
    try:
        known = [heading.id for heading in desk.rulebook.headings()]
        if measure_id not in known:
            accepted = ", ".join(known)
            raise BadInput(
                "dispositif",
                f"Dispositif inconnu : « {measure_id} ». Dispositifs acceptés : {accepted}.".replace(
                    " :", "\u00a0:"
                ),
            )
        return desk.rulebook.measure(measure_id)
    except RulesRefused as refusal:
        raise rules_problem(refusal) from refusal


def event_types(desk: Desk) -> EventTypes:
    """The kinds of events.

    Raises:
        UserProblem: their file is wrong.

    """
    try:
        return desk.rulebook.event_types()
    except RulesRefused as refusal:
        raise rules_problem(refusal) from refusal


def rules_problem(refusal: RulesRefused) -> UserProblem:
    """The refusal of rule files as the user reads it."""
    lines = "\n".join(f"– {complaint}" for complaint in refusal.complaints)
    return UserProblem(
        f"Les règles de droit ne peuvent pas être lues\u00a0:\n{lines}\n",
        remedy="Réinstallez vifdesk, ou corrigez ces fichiers puis lancez «\u00a0vifdesk verifier-regles\u00a0».",
    )
