"""A deadline as a card: the prudent date first, the term second with why it differs, then the proof."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from vifdesk.domain.dates.wording import sentence_case, short_day, typographie
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.deadlines.terms import Nature, useful_day
from vifdesk.domain.documents.document import DeadlineCard, DeadlineCards
from vifdesk.domain.documents.words import reserve_words
from vifdesk.domain.wizard.evaluation import Deadline, Status

_MAIN = 1


def deadline_cards(deadlines: Iterable[Deadline], *, as_of: date) -> DeadlineCards:
    """The most important first; when the rules name none as such, the first dated one is drawn large."""
    ordered = sorted(deadlines, key=lambda deadline: deadline.importance)
    main = {deadline.id for deadline in ordered if deadline.importance <= _MAIN}
    if not main:
        main = {
            deadline.id for deadline in ordered if deadline.status is Status.DATEE and deadline is ordered[0]
        }
    return DeadlineCards(tuple(deadline_card(d, as_of=as_of, main=d.id in main) for d in ordered))


def deadline_card(deadline: Deadline, *, as_of: date, main: bool = False) -> DeadlineCard:
    """One deadline, looked at on `as_of`."""
    answer, answer_note = _answer(deadline)
    dated = deadline.status is Status.DATEE
    return DeadlineCard(
        label=deadline.label,
        answer=answer,
        answer_note=answer_note,
        status=_alarm(deadline, as_of),
        term=_term(deadline),
        steps=tuple(step for step in deadline.steps if step != deadline.note) if dated else (),
        note=deadline.note,
        reserve=reserve_words(deadline.confidence),
        sources=deadline.sources,
        main=main,
        dated=dated,
    )


def _answer(deadline: Deadline) -> tuple[str, str]:
    if deadline.status is Status.EN_ATTENTE:
        return "En attente", typographie(f"Il manque : {deadline.waiting_label or deadline.waiting_for}.")
    if deadline.status is Status.SANS_DATE or deadline.prudent is None:
        reasons = tuple(step for step in deadline.steps if step != deadline.note)
        return "Sans date", " ".join(reasons)
    note = prudent_note(deadline.nature, deadline.prudent, deadline.end, deadline.start)
    return sentence_case(limit_in_words(deadline.prudent)), note


def prudent_note(nature: Nature, prudent: date, end: date | None, start: date | None) -> str:
    """What kind of date the prudent one is."""
    if prudent == end:
        return "Date prudente et terme" + ("." if isinstance(end, datetime) else ", à 24\u00a0h.")
    if prudent == start:
        kind = "le départ lui-même, aucun jour ouvrable ne le sépare du terme"
    elif nature is Nature.DUREE:
        kind = "dernier jour ouvrable avant le terme"
    else:
        kind = "dernier jour ouvrable du délai, sans compter sur la prorogation"
    return typographie(f"Date prudente : {kind}.")


def _term(deadline: Deadline) -> str:
    if deadline.status is not Status.DATEE or deadline.end is None or deadline.end == deadline.prudent:
        return ""
    return term_sentence(deadline.nature, deadline.end, deadline.raw_end, deadline.veille)


def term_sentence(nature: Nature, end: date, raw_end: date | None, veille: date | None) -> str:
    """The outer bound, and why it is not the raw end."""
    hour = "" if isinstance(end, datetime) else " à 24 h"
    if raw_end is not None and raw_end != end:
        return typographie(
            f"Terme prorogé : {limit_in_words(end)}{hour}, car le délai finit le {limit_in_words(raw_end)}, "
            "qui n’est pas un jour ouvrable."
        )
    if nature is Nature.DUREE:
        eve = "" if veille is None else f" Dernier jour sûr, la veille : {limit_in_words(veille)}."
        return typographie(f"Terme : {limit_in_words(end)}, jamais prorogé.{eve}")
    return typographie(f"Terme : {limit_in_words(end)}{hour}.")


def _alarm(deadline: Deadline, as_of: date) -> str:
    """What the day of the sheet says of the deadline, when it must alarm."""
    if deadline.status is not Status.DATEE or deadline.end is None or deadline.prudent is None:
        return ""
    day = short_day(as_of)
    if as_of > useful_day(deadline.end):
        return f"Terme dépassé au {day}"
    if as_of > useful_day(deadline.prudent):
        return f"Date prudente dépassée au {day}"
    if as_of == useful_day(deadline.prudent):
        return f"Dernier jour prudent\u00a0: ce jour, {day}"
    return ""
