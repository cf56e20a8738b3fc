"""The short sentences of the wizard's page that depend on counts and days."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from vifdesk.domain.dates.period import add_months
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.unreadable import received
from vifdesk.domain.dates.wording import day_in_words, sentence_case, short_day, typographie
from vifdesk.domain.law.facts import Fact, FactType, Value, accepted_values
from vifdesk.domain.law.measure import Regime

TYPED_EXAMPLES = {
    FactType.DATE: "22/5, 22/05/2026, hier, +6m",
    FactType.MOMENT: "22/5 17h40, hier 9h, maintenant",
    FactType.HEURE: "17h40, 1740, 9h",
    FactType.ENTIER: "un nombre entier",
    FactType.DEPARTEMENT: "69, 2A, 974",
    FactType.TEXTE: "quelques mots",
}
"""What may be typed for a fact, shown in the empty field."""

SHORT_EXAMPLES = {
    FactType.DATE: "22/5, hier, +6m",
    FactType.MOMENT: "22/5 17h40",
    FactType.HEURE: "17h40",
    FactType.ENTIER: "nombre",
    FactType.DEPARTEMENT: "69, 2A, 974",
    FactType.TEXTE: "",
}
"""The same where there is little room."""


def progress_line(*, number: int, remaining_after: int, answered: bool) -> str:
    """« Question 6 — reste 2 questions utiles après celle-ci »."""
    head = f"Question {number}"
    if answered:
        return f"{head} — déjà répondue, à confirmer ou à corriger"
    if remaining_after == 0:
        return f"{head} — dernière question utile"
    if remaining_after == 1:
        return f"{head} — reste 1 question utile après celle-ci"
    return f"{head} — reste {remaining_after} questions utiles après celle-ci"


def distance_in_words(day: date, *, today: date) -> str:
    """« hier », « il y a 5 jours », « dans 6 mois », « il y a plus de 5 ans »: so that a wrong year is seen."""
    days = (_day(day) - today).days
    near = {0: "aujourd’hui", -1: "hier", 1: "demain"}.get(days)
    if near is not None:
        return near
    words = f"{abs(days)} jours" if abs(days) <= _IN_DAYS else _in_months(_day(day), today)
    return f"dans {words}" if days > 0 else f"il y a {words}"


_IN_DAYS = 45
_IN_MONTHS = 24


def _in_months(one: date, other: date) -> str:
    first, last = sorted((one, other))
    months = (last.year - first.year) * 12 + last.month - first.month
    if add_months(first, months) > last:
        months -= 1
    exact = add_months(first, months) == last
    words = f"{months} mois"
    if months >= _IN_MONTHS:
        exact = exact and months % 12 == 0
        words = f"{months // 12} ans"
    return words if exact else f"plus de {words}"


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


_FIELD_LABELS = {
    FactType.DATE: "Date",
    FactType.MOMENT: "Date et heure",
    FactType.HEURE: "Heure",
    FactType.ENTIER: "Nombre",
    FactType.DEPARTEMENT: "Département",
    FactType.TEXTE: "Réponse",
}


def field_label(fact: Fact) -> str:
    """The name of the field in which this fact is typed."""
    bounds = " ".join(
        f"{word} {bound}"
        for word, bound in (("à partir de", fact.minimum), ("jusqu’à", fact.maximum))
        if bound is not None
    )
    label = _FIELD_LABELS.get(fact.type, "Réponse")
    return f"{label}, {bounds}" if bounds else label


def typed_text(fact: Fact, value: Value) -> str:
    """An answer as it could have been typed; empty for « not known » and « there is none »."""
    if value is None or fact.is_unknown(value):
        return ""
    match value:
        case datetime():
            return f"{short_day(value)} {value:%Hh%M}"
        case date():
            return short_day(value)
        case time():
            return f"{value:%Hh%M}"
        case _:
            return str(value)


_SPOKEN_BY_PARSERS = (FactType.DATE, FactType.MOMENT, FactType.HEURE)


def refusal_sentence(fact: Fact, text: str, parser_sentence: str) -> str:
    """Why what was typed does not answer the fact, and what to write instead."""
    if not text.strip():
        return typographie(f"Rien n’est écrit. Par exemple : {TYPED_EXAMPLES[fact.type]}.")
    if fact.type in _SPOKEN_BY_PARSERS:
        return parser_sentence
    return typographie(f"{received(text)} n’est pas accepté. Écrivez {_accepted(fact)}.")


def _accepted(fact: Fact) -> str:
    return accepted_values(fact).split(f", {fact.unknown_word}")[0].split(", null")[0]


_OF_THE_DATE = re.compile(r"^Date (?:de la |de l[’']|du |des |d[’'])")


def version_line(label: str, day: date | None, regime: Regime | None, territory: Territory) -> str:
    """« Décision : dimanche 22 novembre 2026 · version du 15 juin 2024 · métropole »."""
    when = day_in_words(day) if day is not None else "à préciser"
    version = regime.label if regime is not None else "version à déterminer"
    what = sentence_case(_OF_THE_DATE.sub("", label))
    return typographie(f"{what} : {when} · {version} · {territory.label}")
