"""Before and after a change, line by line: what the magistrate confirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vifdesk.domain.schedule.followed import Followed, State
from vifdesk.domain.schedule.recompute import same_dates


class Turn(StrEnum):
    """What becomes of one deadline."""

    APPARAIT = "apparait"
    BOUGE = "bouge"
    FAITE = "faite"
    PREND_FIN = "prend_fin"
    REPREND = "reprend"
    RESTE_FAITE = "reste_faite"
    RESTE_ECARTEE = "reste_ecartee"
    RESTE_VERROUILLEE = "reste_verrouillee"


@dataclass(frozen=True, slots=True)
class Move:
    """One line. `found`: where the facts would put a deadline that stays because somebody decided so."""

    turn: Turn
    before: Followed | None
    after: Followed
    found: Followed | None = None


_HELD = {
    State.VERROUILLEE: Turn.RESTE_VERROUILLEE,
    State.FAITE: Turn.RESTE_FAITE,
    State.SANS_OBJET: Turn.RESTE_ECARTEE,
}
_ENDS = {State.FAITE: Turn.FAITE, State.SANS_OBJET: Turn.PREND_FIN}


def moves(
    before: Sequence[Followed], after: Sequence[Followed], found: Sequence[Followed] = ()
) -> tuple[Move, ...]:
    """What changes from `before` to `after`; `found`: what the facts alone give, to tell what a lock holds back."""
    old = {one.key: one for one in before}
    new = {one.key: one for one in found}
    return tuple(_moves(old, after, new))


def _moves(old: dict[str, Followed], after: Sequence[Followed], found: dict[str, Followed]) -> Iterator[Move]:
    for one in after:
        was, facts = old.get(one.key), found.get(one.key)
        if was is None:
            if one.live or one.state is State.FAITE:
                yield Move(Turn.APPARAIT if one.live else Turn.FAITE, None, one)
        elif was.live and not one.live:
            yield Move(_ENDS[one.state], was, one)
        elif not was.live and one.live:
            yield Move(Turn.REPREND, was, one)
        elif not same_dates(was, one) and one.live:
            yield Move(Turn.BOUGE, was, one)
        elif one.by_hand and facts is not None and facts.live and not same_dates(one, facts):
            yield Move(_HELD[one.state], was, one, facts)
