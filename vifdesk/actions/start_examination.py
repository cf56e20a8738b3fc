"""A new examination: empty, but for what the court's settings answer by themselves."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import open_measure
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Answer, Dossier, Heading

ORIGIN = "Réglages de la juridiction"


def start_examination(
    desk: Desk, measure_id: str, *, territory: Territory, heading: Heading, departement: str = ""
) -> Dossier:
    """The dossier with which the wizard begins; what is answered for the court can be corrected like any answer.

    Raises:
        UserProblem: the measure's rules cannot be read.

    """
    facts = open_measure(desk, measure_id).measure.facts if departement else ()
    answers = {fact.id: Answer(departement, ORIGIN) for fact in facts if fact.defaults_to_court}
    return Dossier(measure=measure_id, territory=territory, heading=heading, answers=answers)
