"""The sheet of a hand-over: what the next magistrate must know before the phone rings.

It names a dossier by its reference only, never by a pseudonym or a note: the sealed file beside it holds the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from vifdesk.domain.dates.wording import moment_in_words, short_moment, typographie
from vifdesk.domain.documents.document import Block, Column, Document, HeadField, Paragraph, Section, Table
from vifdesk.domain.documents.permanence_sheet import RESTRICTED, when_words
from vifdesk.domain.register.calls import Call, CallState
from vifdesk.domain.register.follow_ups import end_of
from vifdesk.domain.register.open_matters import Kind, Matter, Overview

TITLE = "Passation de permanence"
WATCHED = timedelta(hours=72)
"""The deadlines that the next magistrate meets first."""
_MOST = 40
_DEADLINES = (
    Column("Date utile", 16),
    Column("Dossier", 11),
    Column("Échéance", 34),
    Column("Mesure", 25),
    Column("Terme de la loi", 14),
)
_TO_DO = (Column("Pour", 16), Column("Dossier", 11), Column("À faire", 45), Column("Destinataire", 28))
_CALLS = (Column("Rappeler", 18), Column("Qui", 26), Column("Objet", 42), Column("Dossier", 14))
_PARKED = (Column("Appel de", 18), Column("Qui", 26), Column("Objet", 42), Column("Suite", 14))
_WAITING = (Column("Dossier", 12), Column("Échéance", 36), Column("En attente de", 52))


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What the sheet is made of: what waits, every call of the notebook, the measures' names, how many dossiers go."""

    overview: Overview
    calls: tuple[Call, ...]
    names: Mapping[str, str]
    dossiers: int
    court: str = ""
    magistrate: str = ""


def build_hand_over_sheet(told: HandedOver) -> Document:
    """Overdue and due within 72 hours, callbacks promised, calls left in the middle, then what is open besides."""
    seen = told.overview
    near = [*seen.overdue, *seen.today, *seen.soon, *seen.week]
    deadlines = [one for one in near if one.kind is Kind.ECHEANCE and _watched(one, seen.at)]
    to_do = [one for one in near if one.kind is Kind.SUIVI]
    back = [call for call in told.calls if call.state is CallState.A_RAPPELER]
    back.sort(key=lambda call: call.call_back or call.at)
    left = [call for call in told.calls if call.state is CallState.EN_COURS]
    sections = (
        _section(
            "Échéances dépassées ou dans les 72 heures",
            _DEADLINES,
            [_deadline(one, told.names) for one in deadlines],
            "Aucune.",
        ),
        _section("Rappels promis", _CALLS, [_call(one) for one in back], "Aucun."),
        _section("Appels suspendus", _PARKED, [_parked(one) for one in left], "Aucun."),
        _section("À faire dans les sept jours", _TO_DO, [_follow_up(one) for one in to_do], "Rien."),
        _section(
            "En attente d’un événement",
            _WAITING,
            [(one.reference, one.label, one.waiting_for) for one in seen.waiting],
            "Rien.",
        ),
    )
    return Document(
        title=TITLE,
        subtitle=typographie(_summary(told)),
        sections=sections,
        head=tuple(_head(told)),
        running=f"{TITLE}, {short_moment(seen.at)}",
        notice=RESTRICTED,
        foot=(
            typographie(
                "La phrase du fichier scellé se dit de vive voix, jamais avec le fichier ni sur cette feuille."
            ),
        ),
        subject=RESTRICTED,
    )


def _summary(told: HandedOver) -> str:
    plural = "s" if told.dossiers > 1 else ""
    return f"{told.dossiers} dossier{plural} dans le fichier scellé qui accompagne cette feuille"


def _head(told: HandedOver) -> Iterator[HeadField]:
    fields = (
        ("Juridiction", told.court),
        ("Arrêtée le", moment_in_words(told.overview.at)),
        ("Transmise par", told.magistrate),
    )
    yield from (HeadField(label, value) for label, value in fields if value)


def _watched(matter: Matter, now: datetime) -> bool:
    return matter.due is not None and end_of(matter.due) <= now + WATCHED + timedelta(days=1)


def _section(
    title: str, columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]], nothing: str
) -> Section:
    if not rows:
        return Section(title, (Paragraph(nothing),))
    blocks: list[Block] = [Table(columns, tuple(rows[:_MOST]))]
    if len(rows) > _MOST:
        blocks.append(Paragraph(f"et {len(rows) - _MOST} autres, dans le fichier scellé.", small=True))
    return Section(title, tuple(blocks))


def _deadline(matter: Matter, names: Mapping[str, str]) -> tuple[str, ...]:
    end = matter.end if matter.end != matter.due else None
    return (
        when_words(matter.due),
        matter.reference,
        matter.label,
        names.get(matter.detail, matter.detail),
        when_words(end),
    )


def _follow_up(matter: Matter) -> tuple[str, ...]:
    return when_words(matter.due), matter.reference, matter.label, matter.detail


def _call(call: Call) -> tuple[str, ...]:
    back = short_moment(call.call_back) if call.call_back else "dès que possible"
    return back, call.caller, call.subject, call.reference


def _parked(call: Call) -> tuple[str, ...]:
    return short_moment(call.at), call.caller, call.subject, call.next_step
