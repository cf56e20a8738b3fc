"""What is kept beside each dossier as it is written: the summary that the list needs, and the slip that figures need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from vifdesk.domain.register.summary import SUMMED_UP, summary_of

if TYPE_CHECKING:
    from vifdesk.actions.ports import RuleBook
    from vifdesk.domain.statistics.reading import Reader
    from vifdesk.domain.statistics.slip import SlipRoll


class SumUp:
    """The store's `Summarise`. The rules are read when the first dossier is written, never at start."""

    def __init__(self, rulebook: RuleBook) -> None:
        self._rulebook = rulebook
        self._tools: tuple[Reader, SlipRoll] | None = None
        self._refused = False

    def __call__(self, kind: str, content: Mapping[str, object]) -> Mapping[str, object] | None:
        """The summary of a record; None where its newest version is to be read whole."""
        from vifdesk.domain.statistics.slip import SLIP

        summary = summary_of(kind, content)
        if summary is None or kind != SUMMED_UP:
            return summary
        slip = self._slip(content)
        return {**summary, SLIP: slip} if slip else summary

    def _slip(self, content: Mapping[str, object]) -> str:
        """Nothing where the rules are wrong, or the content is too strange: figures then read the dossier itself."""
        from vifdesk.domain.statistics.situations import watched_days

        tools = self._ready()
        if tools is None:
            return ""
        reader, roll = tools
        try:
            return roll.write(reader.marks(content), watched_days(content))
        except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
            return ""

    def _ready(self) -> tuple[Reader, SlipRoll] | None:
        from vifdesk.actions.count_figures import figure_plan
        from vifdesk.actions.problems import UserProblem
        from vifdesk.domain.statistics.reading import Reader
        from vifdesk.domain.statistics.slip import SlipRoll

        if self._tools is None and not self._refused:
            try:
                plan, _ = figure_plan(self._rulebook)
            except UserProblem:
                self._refused = True
                return None
            self._tools = Reader(plan.reading), SlipRoll(plan)
        return self._tools
