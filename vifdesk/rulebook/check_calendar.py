"""What no single table of resources/calendrier/ can show: doubles, gaps, overlaps, unwarned doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

from vifdesk.domain.dates.citations import Citation, Reckoning
from vifdesk.domain.dates.holidays import Confidence, HolidayRule
from vifdesk.domain.dates.wording import short_day
from vifdesk.rulebook.section import Section

_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2199


def check_years(head: Section, first_year: int, last_year: int) -> None:
    """The covered years must be years, in order."""
    if not _EARLIEST_YEAR <= first_year <= last_year <= _LATEST_YEAR:
        head.complain(
            f"les années couvertes vont de {first_year} à {last_year}.",
            f"Écrire deux années dans l'ordre, entre {_EARLIEST_YEAR} et {_LATEST_YEAR}.",
        )


def check_holidays(head: Section, rules: Sequence[HolidayRule]) -> None:
    """Each rule in force some day, told apart by its id, warned of when in doubt, and none counted twice."""
    if not rules:
        head.complain("aucun jour férié.", "Ajouter au moins un [[ferie]].")
    for name in _repeated(rule.id for rule in rules):
        head.complain(f"deux jours fériés ont l'id « {name} ».", "Donner à chacun le sien.")
    for rule in rules:
        if _reversed(rule.since, rule.until):
            head.complain(f"« {rule.id} » finit avant de commencer.", "Corriger « du » ou « au ».")
        if rule.warning is None and (rule.confidence is Confidence.BASSE or not rule.counted):
            head.complain(f"« {rule.id} » est incertain sans le dire.", "Ajouter [ferie.avertissement].")
    for one, other in combinations(rules, 2):
        if one.found == other.found and one.territories & other.territories and _overlap(one, other):
            head.complain(
                f"« {one.id} » et « {other.id} » désignent le même jour au même endroit.",
                "Retirer l'un, ou séparer leurs périodes ou leurs territoires.",
            )


def check_citations(head: Section, citations: Sequence[Citation]) -> None:
    """Each rule of counting has its texts one after the other, from always to always."""
    for reckoning in Reckoning:
        texts = sorted(
            (citation for citation in citations if citation.reckoning is reckoning),
            key=lambda citation: citation.since or date.min,
        )
        if not texts:
            head.complain(f"aucun texte pour « {reckoning} ».", "Ajouter une [[regle]] de cet id.")
        elif texts[0].since is not None or texts[-1].until is not None:
            head.complain(
                f"les textes de « {reckoning} » ne couvrent pas tout le temps.",
                "Le premier est sans « du », le dernier sans « au ».",
            )
        for earlier, later in pairwise(texts):
            _check_succession(head, reckoning, earlier, later)


def _check_succession(head: Section, reckoning: Reckoning, earlier: Citation, later: Citation) -> None:
    expected = None if earlier.until is None else earlier.until + timedelta(days=1)
    if expected is None or later.since != expected:
        since = "toujours" if later.since is None else short_day(later.since)
        head.complain(
            f"deux textes de « {reckoning} » se recouvrent ou laissent un trou (le suivant vaut depuis {since}).",
            "Faire commencer chaque texte le lendemain du dernier jour du précédent.",
        )


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _reversed(since: date | None, until: date | None) -> bool:
    return since is not None and until is not None and until < since


def _overlap(one: HolidayRule, other: HolidayRule) -> bool:
    return not (_reversed(one.since, other.until) or _reversed(other.since, one.until))
