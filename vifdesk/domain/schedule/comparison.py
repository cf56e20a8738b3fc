"""Before and after a change, line by line: what the magistrate confirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.deadlines.proof import limit_in_words
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


def move_sentence(move: Move) -> str:
    """One line, prudent dates in words: « Fin du téléphone : du mercredi 12 mai 2027 au vendredi 14 mai 2027. »."""
    label, after = sentence_case(move.after.deadline.label), _date(move.after)
    match move.turn:
        case Turn.APPARAIT:
            said = f"apparaît, {after}"
        case Turn.BOUGE:
            said = f"{_date(move.before or move.after)} → {after}"
        case Turn.FAITE:
            said = f"faite ({after})"
        case Turn.PREND_FIN:
            said = f"prend fin ({after}) : {move.after.motive}"
        case Turn.REPREND:
            said = f"est de nouveau à surveiller, {after}"
        case _:  # it stays, whatever the facts say
            found = _date(move.found or move.after)
            said = f"{_STAYS[move.turn]}, {after} ; les faits donneraient : {found}"
    return typographie(f"{label} : {said.rstrip('. ')}.")


_STAYS = {
    Turn.RESTE_FAITE: "reste faite",
    Turn.RESTE_ECARTEE: "reste sans objet",
    Turn.RESTE_VERROUILLEE: "reste verrouillée",
}


def _date(one: Followed) -> str:
    deadline = one.deadline
    if deadline.prudent is not None:
        return limit_in_words(deadline.prudent)
    return f"en attente de : {deadline.waiting_label}" if deadline.waiting_label else "sans date"


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
