"""How near a deadline is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from vifdesk.desktop.result.urgency import Nearness, Urgency, distance_in_words, urgency, weightiest_first
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.wizard.evaluation import Deadline, Status

_ACT = Deadline(
    id="delai",
    label="Saisir le juge",
    nature=Nature.ACTE,
    status=Status.DATEE,
    steps=(),
    sources=(),
    raw_end=date(2021, 11, 13),
    end=date(2021, 11, 15),
    prudent=date(2021, 11, 12),
)
_HOURS = replace(
    _ACT,
    nature=Nature.HEURES_MESURE,
    raw_end=datetime(2026, 11, 22, 17, 40),
    end=datetime(2026, 11, 22, 17, 40),
    prudent=datetime(2026, 11, 22, 17, 40),
)


@pytest.mark.parametrize(
    ("today", "nearness", "distance"),
    [
        (date(2021, 8, 1), Nearness.A_VENIR, ""),
        (date(2021, 11, 4), Nearness.A_VENIR, "dans 8 jours"),
        (date(2021, 11, 5), Nearness.SEMAINE, "dans 7 jours"),
        (date(2021, 11, 9), Nearness.SEMAINE, "dans 3 jours"),
        (date(2021, 11, 10), Nearness.SOUS_48_HEURES, "dans 2 jours"),
        (date(2021, 11, 11), Nearness.SOUS_48_HEURES, "demain"),
        (date(2021, 11, 12), Nearness.AUJOURDHUI, "aujourd’hui"),
        (date(2021, 11, 13), Nearness.PRUDENCE_PASSEE, "hier"),
        (date(2021, 11, 15), Nearness.PRUDENCE_PASSEE, "il y a 3 jours"),
        (date(2021, 11, 16), Nearness.DEPASSEE, "hier"),
    ],
)
def test_a_deadline_is_as_near_as_its_prudent_date(today: date, nearness: Nearness, distance: str) -> None:
    """Between the prudent date and the end it is neither past nor safe; the end's own day still counts."""
    assert urgency(_ACT, now=datetime.combine(today, datetime.max.time())) == Urgency(nearness, distance)


def test_a_deadline_in_hours_passes_at_its_minute() -> None:
    """At 17 h 40 there is still time, a minute later there is none."""
    assert urgency(_HOURS, now=datetime(2026, 11, 22, 17, 40)).nearness is Nearness.AUJOURDHUI
    assert urgency(_HOURS, now=datetime(2026, 11, 22, 17, 41)).nearness is Nearness.DEPASSEE


def test_midnight_belongs_to_the_day_that_it_ends() -> None:
    """A limit at 0 h on Monday is Sunday at 24 h: on Sunday it is today."""
    limit = datetime(2026, 11, 23)
    deadline = replace(_HOURS, raw_end=limit, end=limit, prudent=limit)
    assert urgency(deadline, now=datetime(2026, 11, 22, 9)).nearness is Nearness.AUJOURDHUI


@pytest.mark.parametrize(
    ("status", "nearness"), [(Status.EN_ATTENTE, Nearness.EN_ATTENTE), (Status.SANS_DATE, Nearness.SANS_DATE)]
)
def test_a_deadline_without_date_is_never_near(status: Status, nearness: Nearness) -> None:
    """It waits for its trigger, or the law sets none."""
    deadline = replace(_ACT, status=status, raw_end=None, end=None, prudent=None)
    assert urgency(deadline, now=datetime(2026, 11, 22)) == Urgency(nearness)


def test_a_far_distance_is_not_spoken() -> None:
    """« Dans 163 jours » says less than the date."""
    assert distance_in_words(date(2027, 5, 4), date(2026, 11, 22)) == ""
    assert distance_in_words(date(2027, 1, 21), date(2026, 11, 22)) == "dans 60 jours"


def test_the_important_comes_before_the_near() -> None:
    """Importance, then the nearest date, then what waits, then what has no date."""
    far = replace(_ACT, id="loin", prudent=date(2022, 5, 4))
    main = replace(far, id="majeure", importance=1)
    waiting = replace(_ACT, id="attend", status=Status.EN_ATTENTE, prudent=None)
    without = replace(_ACT, id="sans", status=Status.SANS_DATE, prudent=None)
    ordered = weightiest_first((without, waiting, far, _ACT, main))
    assert [deadline.id for deadline in ordered] == ["majeure", "delai", "loin", "attend", "sans"]
