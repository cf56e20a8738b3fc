"""Where a wizard stands: the next useful question, what is missing, what no longer matters; and why one asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from vifdesk.domain.law.facts import Fact, Value
from vifdesk.domain.law.measure import Tone
from vifdesk.domain.wizard.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that is open and can still change a conclusion, and what it would settle, in one short sentence."""

    fact: Fact
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """The state of a wizard after the answers given.

    `useful`: unanswered facts whose answer can still change something, in the order of the questions; `next_fact` is
    the first of them that is asked one by one. `irrelevant`: answered facts that change nothing any more.
    `evaluation` is the live one: its conclusions are those certain whatever is answered next. `rank` gives `missing`,
    and is called only when someone looks: the next question does not wait for it.
    """

    next_fact: Fact | None
    useful: tuple[str, ...]
    irrelevant: frozenset[str]
    evaluation: Evaluation
    rank: Callable[[], tuple[MissingFact, ...]] = field(compare=False, repr=False)

    @property
    def missing(self) -> tuple[MissingFact, ...]:
        """The missing facts, most decisive first."""
        return self.rank()

    @property
    def remaining(self) -> int:
        """How many useful questions are left, the next one included."""
        return len(self.useful)


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """What one answer would do."""

    value: Value
    label: str
    effect: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class WhyAsked:
    """Why a question is asked: what depends on it, the article that it serves, what each answer would do.

    `feeds` are short French phrases (« la conclusion », « l’échéance … »). `effects` is empty for free values (dates).
    """

    fact: Fact
    feeds: tuple[str, ...]
    source: str
    effects: tuple[AnswerEffect, ...]
