"""All measures side by side, as a paper: the grid first, then each measure with what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vifdesk.domain.dates.wording import day_in_words, typographie
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.documents.document import (
    Block,
    Column,
    Document,
    HeadField,
    Headline,
    Paragraph,
    Section,
    Table,
    WarningLine,
    Warnings,
)
from vifdesk.domain.documents.mentions import NOTICE, age_lines
from vifdesk.domain.documents.words import severity_word
from vifdesk.domain.law.measure import Measure, Severity
from vifdesk.domain.side_by_side.outlook import Outlook
from vifdesk.domain.side_by_side.words import (
    conditions,
    missing_labels,
    reasons,
    standing_tone,
    standing_word,
    supposed,
    whom_to_tell,
)

TITLE = "Toutes les mesures, côte à côte"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its title (with whom it concerns), the outlook, the measure whose words it uses."""

    title: str
    outlook: Outlook
    measure: Measure


def side_by_side_sheet(
    lines: Sequence[Line],
    *,
    mention: str,
    doubts: Sequence[str],
    reference: str,
    name: str,
    as_of: date,
) -> Document:
    """The paper of the grid. `doubts`: what two examinations say differently."""
    return Document(
        title=TITLE,
        subtitle=typographie(f"Au vu du dossier, le {day_in_words(as_of)}"),
        sections=tuple(_sections(lines, mention, doubts)),
        head=(HeadField("N° parquet", reference), HeadField("Initiales", name)),
        running=typographie(f"{TITLE} · n° {reference}" if reference else TITLE),
        notice=NOTICE,
        foot=age_lines(lines[0].outlook.evaluation.law, as_of=as_of) if lines else (),
        subject=mention,
    )


def _sections(lines: Sequence[Line], mention: str, doubts: Sequence[str]) -> Iterator[Section]:
    yield Section("", (Paragraph(typographie(mention), strong=True), _grid(lines)))
    if doubts:
        word = severity_word(Severity.VIGILANCE)
        warned = tuple(WarningLine(Severity.VIGILANCE, word, doubt) for doubt in doubts)
        yield Section("À éclaircir", (Warnings(warned),))
    details = tuple(block for line in lines for block in _details(line))
    yield Section("Mesure par mesure", details)


def _grid(lines: Sequence[Line]) -> Table:
    columns = (
        Column("Mesure", 5), Column("Aujourd’hui", 3), Column("Qui décide", 4), Column("Délai", 4), Column("Durée", 4),
    )  # fmt: skip
    rows = tuple(
        (
            line.title,
            standing_word(line.outlook.standing),
            *(typographie(text) for text in _said(line.outlook)),
        )
        for line in lines
    )
    return Table(columns, rows)


def _said(outlook: Outlook) -> tuple[str, str, str]:
    return outlook.line.decides, outlook.line.delay, outlook.line.duration


def _details(line: Line) -> Iterator[Block]:
    outlook, measure = line.outlook, line.measure
    yield Headline(
        tone=standing_tone(outlook.standing),
        word=standing_word(outlook.standing),
        title=line.title,
        sentence=" ".join(reasons(outlook, measure)),
        sources=outlook.line.sources,
    )
    for label, text in _labelled(line):
        yield Paragraph(typographie(f"{label} : {text}"))


def _labelled(line: Line) -> Iterator[tuple[str, str]]:
    outlook, measure = line.outlook, line.measure
    for title, answers in conditions(outlook, measure):
        yield title, " ; ".join(answers)
    if outlook.missing:
        yield "Ce qui manque", " ".join(missing_labels(outlook, measure))
    for one in outlook.deadlines:
        if one.prudent is not None:
            yield one.label, limit_in_words(one.prudent)
    told = whom_to_tell(outlook)
    if told:
        yield "Qui prévenir", " ; ".join(recipient for recipient, _ in told)
    if outlook.line.note:
        yield "À savoir", outlook.line.note
    if supposed(outlook, measure):
        yield "Hypothèse", supposed(outlook, measure)
