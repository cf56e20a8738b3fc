"""What the law says of a situation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import open_measure
from vifdesk.actions.problems import BadInput
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.facts import RefusedValue, UnknownFact, Value, read_value
from vifdesk.domain.wizard.evaluate import evaluate
from vifdesk.domain.wizard.evaluation import Evaluation


def evaluate_facts(
    desk: Desk, measure_id: str, raw_facts: Mapping[str, object], *, territory: Territory, as_of: date
) -> Evaluation:
    """The result for facts as JSON gives them.

    Raises:
        BadInput: an unknown measure, fact or value.

    """
    compiled = open_measure(desk, measure_id)
    facts = read_facts(compiled, raw_facts)
    return _result(desk, compiled, facts, territory=territory, as_of=as_of)


def evaluate_dossier(desk: Desk, dossier: Dossier, *, as_of: date) -> Evaluation:
    """The result for a dossier: what the sheet prints."""
    compiled = open_measure(desk, dossier.measure)
    return _result(desk, compiled, dossier.facts, territory=dossier.territory, as_of=as_of)


def read_facts(compiled: CompiledMeasure, raw_facts: Mapping[str, object]) -> dict[str, Value]:
    """The facts as values.

    Raises:
        BadInput: the first fact or value that the measure does not accept.

    """
    known = compiled.space.facts
    facts: dict[str, Value] = {}
    for fact_id, raw in raw_facts.items():
        if fact_id in compiled.measure.ignored_facts:
            continue
        try:
            if fact_id not in known:
                raise UnknownFact(fact_id, tuple(known))
            facts[fact_id] = read_value(known[fact_id], raw)
        except (UnknownFact, RefusedValue) as refusal:
            raise BadInput(fact_id, str(refusal)) from refusal
    return facts


def _result(
    desk: Desk, compiled: CompiledMeasure, facts: Mapping[str, Value], *, territory: Territory, as_of: date
) -> Evaluation:
    return evaluate(
        compiled,
        facts,
        territory=territory,
        as_of=as_of,
        calendar=desk.rulebook.calendar(),
        law=desk.rulebook.law_print(compiled.measure.id),
    )
