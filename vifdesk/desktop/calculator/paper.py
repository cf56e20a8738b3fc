"""The paper of a delay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vifdesk.domain.documents.deadline_sheet import build_deadline_sheet

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.domain.dates.period import Period
    from vifdesk.domain.dates.territory import Territory
    from vifdesk.domain.deadlines.terms import Terms
    from vifdesk.domain.documents.document import Document


def deadline_sheet(desk: Desk, terms: Terms, period: Period, territory: Territory) -> Document:
    """The sheet, under the oldest check of the rules: the print covers the calendar with them."""
    book = desk.rulebook
    oldest = min(book.headings(), key=lambda heading: heading.verified_on)
    law = book.law_print(oldest.id)
    return build_deadline_sheet(terms, period, territory, law, as_of=desk.clock.today())
