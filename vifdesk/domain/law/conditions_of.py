"""The conditions of a measure, and the facts behind the ends of its deadlines."""

from __future__ import annotations

from vifdesk.domain.law.condition import ALWAYS, Condition, facts_of
from vifdesk.domain.law.measure import DeadlineRule, Measure


def every_condition(measure: Measure) -> tuple[Condition, ...]:
    """Every condition of the measure."""
    found: list[Condition] = [ALWAYS]
    for table in measure.tables:
        found.append(table.claim)
        for row in table.rows:
            found.append(row.condition)
            found.extend(missing.condition for missing in row.missing)
    found.extend(action.condition for action in measure.actions)
    found.extend(warning.condition for warning in measure.warnings)
    for rule in measure.deadlines:
        found.append(rule.condition)
        found.extend(start.condition for start in rule.starts)
        found.extend(length.condition for length in rule.lengths)
    return tuple(found)


def facts_behind_end(rule: DeadlineRule) -> tuple[str, ...]:
    """The facts that decide a deadline's end, its own condition left aside."""
    found: list[str] = []
    for start in rule.starts:
        found += [*facts_of(start.condition), start.fact, *((start.hour,) if start.hour else ())]
    for length in rule.lengths:
        found += [*facts_of(length.condition), *(fact for fact in (length.fact, length.end_fact) if fact)]
    return tuple(dict.fromkeys(found))
