"""How old the law is, in a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.helpers.desk import make_desk
from vifdesk.desktop.shell.law_age import INSISTED_AFTER, SAID_AFTER, law_age, least_standing
from vifdesk.domain.documents.mentions import OLD_AFTER_DAYS, STALE_AFTER_DAYS
from vifdesk.domain.law.heading import Standing

VERIFIED = date(2026, 11, 22)
HEADING = replace(make_desk().rulebook.headings()[0], verified_on=VERIFIED, standing=Standing.REDIGE)


@pytest.mark.parametrize(
    ("days", "tone", "insists"),
    [(0, "", False), (90, "", False), (91, "attente", False), (180, "attente", False), (181, "alerte", True)],
)
def test_it_speaks_up_after_ninety_days_and_insists_after_a_hundred_and_eighty(
    days: int, tone: str, insists: bool
) -> None:
    """The day before and the day of each change."""
    age = law_age([HEADING], today=VERIFIED + timedelta(days=days))
    assert age.tone == tone
    assert bool(age.insistence) is insists
    assert age.sentence.startswith("Droit vérifié le 22/11/2026")
    assert "non validé par un juriste" in age.sentence


def test_the_window_and_the_paper_use_the_same_bounds() -> None:
    """What the window calls old, the sheet calls old."""
    assert (SAID_AFTER, INSISTED_AFTER) == (OLD_AFTER_DAYS, STALE_AFTER_DAYS)


def test_the_oldest_of_several_counts() -> None:
    """One measure checked today does not rejuvenate the others."""
    fresh = replace(HEADING, verified_on=VERIFIED + timedelta(days=300))
    age = law_age([fresh, HEADING], today=VERIFIED + timedelta(days=300))
    assert "22/11/2026" in age.sentence
    assert age.insistence


@pytest.mark.parametrize(
    ("standings", "least"),
    [
        ((Standing.VALIDE, Standing.VALIDE), Standing.VALIDE),
        ((Standing.VALIDE, Standing.RELU), Standing.RELU),
        ((Standing.RELU, Standing.REDIGE, Standing.VALIDE), Standing.REDIGE),
    ],
)
def test_the_least_read_of_several_counts(standings: tuple[Standing, ...], least: Standing) -> None:
    """One measure that no jurist has validated makes the whole not validated."""
    assert least_standing([replace(HEADING, standing=standing) for standing in standings]) is least


def test_a_clock_before_the_check_is_told() -> None:
    """The computer's date is wrong: the deadlines counted from today would be too."""
    age = law_age([HEADING], today=VERIFIED - timedelta(days=1))
    assert "horloge" in age.insistence
    assert "21/11/2026" in age.insistence


def test_no_law_at_all_alarms() -> None:
    """Nothing could be read: the footer says so in red."""
    assert law_age([], today=VERIFIED).tone == "alerte"
