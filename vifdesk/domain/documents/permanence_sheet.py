"""What is open, on one sheet turned to landscape: for the pocket, the briefing, a night without a screen.

It names a dossier by its reference only: the sheet leaves the vault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vifdesk.domain.dates.wording import (
    hour_in_words,
    moment_in_words,
    short_day,
    short_moment,
    typographie,
)  # fmt: skip
from vifdesk.domain.documents.document import Column, Document, HeadField, Paragraph, Section, Table
from vifdesk.domain.register.calls import Call
from vifdesk.domain.register.open_matters import Kind, Matter, Nearness, Overview

TITLE = "Permanence"
RESTRICTED = typographie("Diffusion restreinte – secret de l’enquête et de l’instruction")
_WORDS = {
    Nearness.EN_RETARD: "EN RETARD",
    Nearness.AUJOURDHUI: "Aujourd’hui",
    Nearness.SOUS_48_HEURES: "48 heures",
    Nearness.SEMAINE: "Semaine",
    Nearness.EN_ATTENTE: "En attente",
}
_COLUMNS = (
    Column("Urgence", 9),
    Column("Dossier", 9),
    Column("Quoi", 31),
    Column("Pour qui, quelle mesure", 27),
    Column("Date utile", 14),
    Column("Terme de la loi", 12),
    Column("Fait", 6),
)
_CALLS = (
    Column("Rappeler", 14),
    Column("Qui", 22),
    Column("Objet", 44),
    Column("Dossier", 12),
    Column("Fait", 6),
)
_WAITING = (
    Column("Dossier", 12),
    Column("Échéance", 40),
    Column("Mesure", 24),
    Column("En attente de", 30),
)
_MOST_ROWS, _LEAST_OVERDUE, _MOST_CALLS, _MOST_WAITING = 18, 6, 6, 5
"""What one sheet holds: it is made to be carried, the register has the rest."""


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """What the sheet is made of: what waits, the calls to return whole, the measures' names by id."""

    overview: Overview
    calls: Sequence[Call]
    names: Mapping[str, str]
    court: str = ""
    magistrate: str = ""


def build_permanence_sheet(sheet: OpenSheet) -> Document:
    """The sheet: what is overdue or near, then whom to ring, then what still waits for an event."""
    seen = sheet.overview
    rows, left_out = _chosen(seen)
    sections = [
        Section(
            "Échéances et choses à faire dans les sept jours",
            tuple(_table(tuple(_row(one, seen.at, sheet.names) for one in rows), left_out)),
        ),
        Section("Rappels promis", tuple(_calls(sheet.calls))),
    ]
    if seen.waiting:
        waiting = tuple(_waiting(one, sheet.names) for one in seen.waiting[:_MOST_WAITING])
        blocks: list[Table | Paragraph] = [Table(_WAITING, waiting)]
        blocks += _others(len(seen.waiting) - _MOST_WAITING, "en attente")
        sections.append(Section("En attente d’un événement", tuple(blocks)))
    if seen.later:
        sections.append(Section("", tuple(_others(seen.later, "à une date plus lointaine"))))
    head = (
        HeadField("Juridiction", sheet.court),
        HeadField("Arrêtée le", moment_in_words(seen.at)),
        HeadField("Magistrat", sheet.magistrate),
    )
    return Document(
        title=TITLE,
        sections=tuple(sections),
        head=tuple(field for field in head if field.value),
        running=f"{TITLE}, {short_moment(seen.at)}",
        notice=RESTRICTED,
        foot=(
            typographie(
                "Les dates sont celles du registre à l’heure indiquée ; la date utile est la plus prudente."
            ),
        ),
        subject=RESTRICTED,
        lying=True,
    )


def _chosen(seen: Overview) -> tuple[list[Matter], int]:
    """What fits on one sheet: what comes, then what has passed most recently; how many were passed over."""
    coming = [one for one in (*seen.today, *seen.soon, *seen.week) if one.kind is not Kind.APPEL]
    overdue = [one for one in reversed(seen.overdue) if one.kind is not Kind.APPEL]
    room = max(_LEAST_OVERDUE, _MOST_ROWS - len(coming))
    kept = overdue[:room] + coming[: _MOST_ROWS - min(room, len(overdue))]
    return kept, len(coming) + len(overdue) - len(kept)


def _others(count: int, what: str) -> list[Paragraph]:
    if count <= 0:
        return []
    return [
        Paragraph(
            typographie(f"et {count} autre{'s' if count > 1 else ''} {what} : au registre."), small=True
        )
    ]


def _table(rows: tuple[tuple[str, ...], ...], left_out: int) -> Iterator[Table | Paragraph]:
    if rows:
        yield Table(_COLUMNS, rows)
    else:
        yield Paragraph("Rien n’est en retard ni à faire dans les sept jours.")
    yield from _others(
        left_out, "plus anciens ou plus lointains" if left_out > 1 else "plus ancien ou plus lointain"
    )


def _row(matter: Matter, now: datetime, names: Mapping[str, str]) -> tuple[str, ...]:
    end = matter.end if matter.end != matter.due else None
    whom = names.get(matter.detail, matter.detail)
    return (
        typographie(_WORDS.get(matter.nearness(now), "")),
        matter.reference,
        matter.label + (" (verrouillée)" if matter.locked else ""),
        whom,
        when_words(matter.due),
        when_words(end),
        "",
    )


def _waiting(matter: Matter, names: Mapping[str, str]) -> tuple[str, ...]:
    return matter.reference, matter.label, names.get(matter.detail, matter.detail), matter.waiting_for


def _calls(calls: Sequence[Call]) -> Iterator[Table | Paragraph]:
    if not calls:
        yield Paragraph("Aucun.")
        return
    rows = tuple(
        (
            short_moment(call.call_back) if call.call_back else "dès que possible",
            call.caller,
            call.subject,
            call.reference,
            "",
        )
        for call in calls[:_MOST_CALLS]
    )
    yield Table(_CALLS, rows)
    yield from _others(len(calls) - _MOST_CALLS, "à rappeler")


def when_words(when: date | datetime | None) -> str:
    """« 23/11/2026 à 14 h », « 23/11/2026 »; nothing for no date."""
    if when is None:
        return ""
    if isinstance(when, datetime):
        return f"{short_day(when)} à {hour_in_words(when)}"
    return short_day(when)
