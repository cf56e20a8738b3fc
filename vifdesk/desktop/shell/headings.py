"""What the measures are called, for the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vifdesk.desktop.widgets.later import later

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vifdesk.actions.desk import Desk
    from vifdesk.domain.law.heading import Heading


def read_headings(desk: Desk, window: QWidget) -> tuple[Heading, ...]:
    """The measures; none if their files are wrong, which the window then says."""
    from vifdesk.domain.law.complaint import RulesRefused

    try:
        return desk.rulebook.headings()
    except RulesRefused as refusal:
        from vifdesk.actions.open_measure import rules_problem
        from vifdesk.desktop.messages import show_problem

        problem = rules_problem(refusal)
        later(window, lambda: show_problem(window, problem))
        return ()
