"""Part B: the situations to follow, and why the program proposes them. Nominative: for the COPIL VIF alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from vifdesk.domain.dates.wording import short_day, typographie
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.register.follow_ups import is_open
from vifdesk.domain.register.record import ALERTS, BIN, SCHEDULE, items_of, reference_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.statistics.period import Period
from vifdesk.domain.statistics.report import Situation
from vifdesk.domain.statistics.rules import BanFacts

_OPEN = ("ouverte", "verrouillee")
_MOST_ACTIONS = 8
_LIGHT = 3


@dataclass(frozen=True, slots=True)
class BanWords:
    """Where the contact ban of an evaluation is read, and the words of its frames."""

    facts: BanFacts
    words: Mapping[str, str]


def ban_words(facts: BanFacts | None, measures: Iterable[Measure]) -> BanWords | None:
    """The words of the ban; None where the rules say nothing of it."""
    measure = next((one for one in measures if facts and one.id == facts.measure), None)
    if facts is None or measure is None:
        return None
    return BanWords(facts, {value.id: value.label for value in measure.fact(facts.frame).values})


def watched_days(content: Content) -> tuple[date, ...]:
    """The days that make the dossier proposed for a period near them: of its open deadlines but the lightest, and where a
    day without protection was seen, of its events.
    """
    if BIN in content:
        return ()
    found = [_day(item.get("prudent")) for item in _pressing(content)]
    if items_of(content, ALERTS):
        found += [_day(event.get("le")) for event in items_of(content, "evenements")]
    return tuple(sorted({day for day in found if day is not None}))


def is_proposed(days: Iterable[date], period: Period, horizon: int) -> bool:
    """Whether one of these days lies between the start of the period before and some days after the period.

    What was late before that was proposed then; the page of the permanence never stops to show it.
    """
    earlier = period.before()
    first = period.since if earlier is None else earlier.since
    return any(first <= day <= _last(period, horizon) for day in days)


def _last(period: Period, horizon: int) -> date:
    return period.until + min(timedelta(days=horizon), date.max - period.until)


def situation_of(
    content: Content, period: Period, horizon: int, ban: BanWords | None, *, chosen: bool
) -> Situation:
    """The line of one dossier, as it stands. `chosen`: by hand, so that no reason is given."""
    following = sorted(
        (item for item in _open_deadlines(content) if item.get("prudent")),
        key=lambda item: str(item["prudent"]),
    )
    following = [item for item in following if item.get("importance") == 1] or following
    due = None if not following else _when(following[0].get("prudent"))
    overdue = due is not None and _as_day(due) <= period.until
    frame, end = _ban(content, ban)
    return Situation(
        reference=reference_of(content),
        pseudonym=str(content.get("pseudonyme", "")),
        grounds=_grounds(content),
        ban=frame,
        ban_end=end,
        next_deadline=str(following[0].get("libelle", "")) if following else "",
        due=due,
        overdue=overdue,
        actions=_actions(content),
        who=_who(content),
        proposed="" if chosen else _reason(content, period, horizon),
    )


def _reason(content: Content, period: Period, horizon: int) -> str:
    alerts = items_of(content, ALERTS)
    if alerts:
        return str(alerts[0].get("texte", ""))
    for item in sorted(_pressing(content), key=lambda item: str(item.get("prudent"))):
        day = _day(item.get("prudent"))
        if day is not None and is_proposed((day,), period, horizon):
            when = "était à faire" if day <= period.until else "vient"
            return typographie(f"« {item.get('libelle', '')} » {when} le {short_day(day)}.")
    return ""


def _open_deadlines(content: Content) -> list[Content]:
    return [
        item
        for item in items_of(content, SCHEDULE)
        if item.get("etat", "ouverte") in _OPEN and item.get("statut") == "datee"
    ]


def _pressing(content: Content) -> list[Content]:
    """All but those that no text imposes and nothing hangs on."""
    return [item for item in _open_deadlines(content) if item.get("importance") != _LIGHT]


def _grounds(content: Content) -> tuple[str, ...]:
    """What the newest evaluation of each measure and person concluded."""
    newest: dict[tuple[object, object], Content] = {}
    for evaluation in sorted(items_of(content, "evaluations"), key=lambda one: str(one.get("le", ""))):
        newest[evaluation.get("dispositif"), evaluation.get("personne")] = evaluation
    titles = [
        str(conclusion.get("titre") or conclusion.get("id", ""))
        for evaluation in newest.values()
        for conclusion in items_of(evaluation, "conclusions")
    ]
    return tuple(dict.fromkeys(titles))


def _ban(content: Content, ban: BanWords | None) -> tuple[str, date | datetime | None]:
    """Of the newest evaluation that knows one."""
    for evaluation in reversed(items_of(content, "evaluations")):
        facts = evaluation.get("faits")
        if ban and evaluation.get("dispositif") == ban.facts.measure and isinstance(facts, Mapping):
            word = ban.words.get(str(facts.get(ban.facts.frame)), "")
            if word:
                return word, _when(facts.get(ban.facts.end))
    return "", None


def _actions(content: Content) -> tuple[str, ...]:
    lines = [str(item.get("texte", "")) for item in items_of(content, "suivis") if is_open(item)]
    return tuple(lines[:_MOST_ACTIONS])


def _who(content: Content) -> str:
    """Who wrote the last decision, else the last open action."""
    for key in ("decisions", "suivis"):
        for item in reversed(items_of(content, key)):
            if item.get("par"):
                return str(item["par"])
    return ""


def _when(value: object) -> date | datetime | None:
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return None


def _day(value: object) -> date | None:
    found = _when(value)
    return None if found is None else _as_day(found)


def _as_day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
