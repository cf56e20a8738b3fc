"""The kinds of motives for which a magistrate departs from the opinion, as the figures of the COPIL count them."""

from __future__ import annotations

from collections.abc import Mapping

from vifdesk.actions.desk import Desk
from vifdesk.domain.law.complaint import RulesRefused


def motive_categories(desk: Desk) -> Mapping[str, str]:
    """Their words by id; none where their file is wrong: a decision is never held up by a figure."""
    try:
        return desk.rulebook.figure_rules().motives
    except RulesRefused:
        return {}
