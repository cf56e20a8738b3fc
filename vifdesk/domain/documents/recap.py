"""A list of papers on one page: which situations, what was concluded, the next date, under which file name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vifdesk.domain.dates.wording import short_day, typographie
from vifdesk.domain.deadlines.terms import useful_day
from vifdesk.domain.documents.document import Column, Document, HeadField, Paragraph, Section, Table
from vifdesk.domain.documents.mentions import NOTICE, age_lines
from vifdesk.domain.wizard.evaluation import Evaluation, LawPrint

_COLUMNS = (
    Column("Situation", 11),
    Column("Examinée le", 5),
    Column("Conclusion", 10),
    Column("Prochaine date prudente", 9),
    Column("Fiche", 9),
)


@dataclass(frozen=True, slots=True)
class RecapEntry:
    """One situation of the list: its words, the measure's short name, the result and the name of its paper."""

    situation: str
    measure: str
    evaluation: Evaluation
    file_name: str


def build_recap(
    title: str, introduction: str, entries: Sequence[RecapEntry], head: tuple[HeadField, ...]
) -> Document:
    """The list of `entries`, in their order."""
    laws = dict.fromkeys(entry.evaluation.law for entry in entries)
    latest = max(entry.evaluation.as_of for entry in entries)
    return Document(
        title=title,
        sections=(
            Section("", (Paragraph(typographie(introduction)),)),
            Section("Situations", (Table(_COLUMNS, tuple(_row(entry) for entry in entries)),)),
        ),
        head=head,
        running=title,
        notice=NOTICE,
        foot=tuple(_foot(laws, latest)),
        subject=NOTICE,
    )


def _row(entry: RecapEntry) -> tuple[str, ...]:
    titles = " ; ".join(concluded.title for concluded in entry.evaluation.conclusions)
    return (
        f"{entry.measure} · {typographie(entry.situation)}",
        short_day(entry.evaluation.as_of),
        typographie(titles) or "Aucune",
        _next_date(entry.evaluation),
        entry.file_name,
    )


def _next_date(evaluation: Evaluation) -> str:
    """The first prudent date that is not past on the day of the sheet."""
    coming = [
        (useful_day(deadline.prudent), deadline.label)
        for deadline in evaluation.deadlines
        if deadline.prudent is not None and useful_day(deadline.prudent) >= evaluation.as_of
    ]
    if not coming:
        return "Aucune date à venir"
    day, label = min(coming)
    return typographie(f"{short_day(day)} : {label}")


def _foot(laws: Iterable[LawPrint], as_of: date) -> Iterator[str]:
    """The law's age and print once each, without a version: each sheet has its own."""
    for law in laws:
        yield from age_lines(law, as_of=as_of)
