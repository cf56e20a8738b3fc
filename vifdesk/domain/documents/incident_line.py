"""The incidents of a dossier among its dated events, the oldest first: as a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vifdesk.domain.dates.wording import short_day, short_moment, typographie
from vifdesk.domain.documents.document import Column, Document, HeadField, Paragraph, Section, Table
from vifdesk.domain.documents.mentions import NOTICE
from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.record import items_of, reference_of
from vifdesk.domain.register.shape import Content

TITLE = "Incidents et événements"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened. `when` as the dossier keeps it; `incident` False: an event of the procedure."""

    when: str
    text: str
    source: str
    incident: bool


def moments_of(content: Content, events: EventTypes) -> tuple[Moment, ...]:
    """Incidents and events, the oldest first; on one day those without an hour come first."""
    return tuple(sorted(_moments(content, events), key=lambda one: one.when))


def _moments(content: Content, events: EventTypes) -> Iterator[Moment]:
    for incident in items_of(content, "incidents"):
        yield Moment(
            str(incident.get("le", "")), str(incident.get("texte", "")), str(incident.get("source", "")), True
        )
    for event in items_of(content, "evenements"):
        kind = events.get(str(event.get("type")))
        label = kind.label if kind else str(event.get("type", ""))
        yield Moment(str(event.get("le", "")), label, str(event.get("note", "")), False)


def incident_line(content: Content, events: EventTypes) -> Document:
    """The line of time of a dossier."""
    moments, reference = moments_of(content, events), reference_of(content)
    return Document(
        title=TITLE,
        subtitle="Du plus ancien au plus récent",
        sections=(Section("", (_table(moments),)),),
        head=(
            HeadField("N° parquet", reference),
            HeadField("Initiales", str(content.get("pseudonyme", ""))),
        ),
        running=typographie(f"{TITLE} · n° {reference}"),
        notice=NOTICE,
        subject=NOTICE,
    )


def _table(moments: Sequence[Moment]) -> Table | Paragraph:
    if not moments:
        return Paragraph("Aucun incident ni événement daté.")
    columns = (Column("Date", 3), Column("", 2), Column("Ce qui s’est passé", 9), Column("Source, note", 4))
    rows = tuple(
        (
            _when(one.when),
            "Incident" if one.incident else "Procédure",
            typographie(one.text),
            typographie(one.source),
        )
        for one in moments
    )
    return Table(columns, rows)


def _when(text: str) -> str:
    try:
        return (
            short_moment(datetime.fromisoformat(text)) if "T" in text else short_day(date.fromisoformat(text))
        )
    except ValueError:
        return text
