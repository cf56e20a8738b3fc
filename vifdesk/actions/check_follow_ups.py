"""What resources/suivi names must exist: actions, deadlines, natures, a fact, events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vifdesk.actions.desk import Desk
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.register.follow_ups import FollowUpRules

_FILE = "suivi/suivi.toml"


def check_follow_ups(desk: Desk, measures: Mapping[str, Measure]) -> tuple[Complaint, ...]:
    """Every reference to nothing, or that the file cannot be read; a measure that cannot be is complained of elsewhere."""
    try:
        rules = desk.rulebook.follow_up_rules()
    except RulesRefused as refusal:
        return refusal.complaints
    unread = set(desk.rulebook.measure_ids()) - measures.keys()
    return (*_names(rules, measures, unread), *_phones(desk, rules, measures, unread))


def _names(rules: FollowUpRules, measures: Mapping[str, Measure], unread: set[str]) -> Iterator[Complaint]:
    actions = {f"{key}.{one.id}" for key, measure in measures.items() for one in measure.actions}
    deadlines = {f"{key}.{one.id}" for key, measure in measures.items() for one in measure.deadlines}
    natures = {nature.value for nature in Nature}
    for action, timing in rules.actions.items():
        measure = action.partition(".")[0]
        if measure in unread:
            continue
        if action not in actions:
            yield _lost("délai", action, "n’est pas une action")
        if timing.deadline and f"{measure}.{timing.deadline}" not in deadlines:
            yield _lost(f"délai de « {action} »", f"{measure}.{timing.deadline}", "n’est pas une échéance")
    for name in (*rules.reminders, *rules.renewals, *rules.lives):
        if name not in natures and name not in deadlines and name.partition(".")[0] not in unread:
            yield _lost("rappel ou renouvellement", name, "n’est ni une nature ni une échéance")


def _phones(
    desk: Desk, rules: FollowUpRules, measures: Mapping[str, Measure], unread: set[str]
) -> Iterator[Complaint]:
    phones, place = rules.phones, "« telephones »"
    if not phones.measure or phones.measure in unread:
        return
    measure = measures.get(phones.measure)
    if measure is None or phones.fact not in {fact.id for fact in measure.facts}:
        yield _lost(place, f"{phones.measure}.{phones.fact}", "n’est pas un fait")
    try:
        events = desk.rulebook.event_types()
    except RulesRefused:
        return  # complained of elsewhere
    for event in (phones.handed_over, phones.given_back):
        if event not in events:
            yield _lost(place, event, "n’est pas un événement")


def _lost(place: str, name: str, what: str) -> Complaint:
    return Complaint(_FILE, place, f"« {name} » {what}.", "Corriger le nom, ou retirer la ligne.")
