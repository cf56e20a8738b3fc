"""The slip that is kept beside a dossier says of the counts exactly what the dossier says."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from hypothesis import given, settings

from tests.domain.statistics.lives import contents, real_plan
from tests.helpers.desk import ROOT
from vifdesk.domain.register.shape import Content
from vifdesk.domain.statistics.reading import Reader
from vifdesk.domain.statistics.situations import watched_days
from vifdesk.domain.statistics.slip import FORM, SlipRoll

READ_BY = ("reading.py", "pairing.py", "situations.py")
"""What makes a slip. When one of them changes what it reads, FORM is raised; in any case its print here is renewed."""
KNOWN = (1, "fc55789b964d")


@settings(max_examples=50, deadline=None)
@given(contents())
def test_a_slip_is_read_back_as_the_marks_that_it_was_made_of(content: Content) -> None:
    """Cells, days, lengths and signs, and the days of part B."""
    plan = real_plan()
    roll, marks, days = SlipRoll(plan), Reader(plan.reading).marks(content), watched_days(content)
    assert roll.read(roll.write(marks, days)) == (marks, days)


@settings(max_examples=30, deadline=None)
@given(contents())
def test_a_slip_holds_no_word_of_its_dossier(content: Content) -> None:
    """Hex digits, numbers and their separators."""
    plan = real_plan()
    slip = SlipRoll(plan).write(Reader(plan.reading).marks(content), watched_days(content))
    assert set(slip) <= set("0123456789abcdef;,:.-+")


def test_a_slip_of_other_rules_is_not_believed() -> None:
    """One event less to count is another print; a slip cut short, or none at all, is no slip."""
    plan = real_plan()
    other = SlipRoll(
        replace(plan, reading=replace(plan.reading, events=plan.reading.events - {"tgd_alerte"}))
    )
    roll = SlipRoll(plan)
    slip = roll.write([], ())
    assert roll.read(slip) == ([], ())
    assert other.read(slip) is None
    for broken in (None, "", 3, roll.print, f"{roll.print};;9999999:1", f"{roll.print};x;"):
        assert roll.read(broken) is None


def test_the_print_is_the_same_in_every_process() -> None:
    """Made twice from rules read twice: sets have no order, the print has."""
    assert SlipRoll(real_plan()).print == SlipRoll(real_plan.__wrapped__()).print


def test_whoever_changes_the_reading_looks_at_its_form() -> None:
    """The print of the code that makes slips, spaces aside: a stale slip would make a false figure in silence."""
    told = sha256()
    for name in READ_BY:
        source = (ROOT / "vifdesk/domain/statistics" / name).read_text(encoding="utf-8")
        told.update("".join(source.split()).encode())
    assert (FORM, told.hexdigest()[:12]) == KNOWN, (
        "Raise FORM in slip.py if the same dossier is now read otherwise; then renew KNOWN."
    )
