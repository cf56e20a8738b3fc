"""The report of a period as a spreadsheet: one row a figure, with its identifier, so that it can be worked on."""

from __future__ import annotations

from collections.abc import Iterator

from vifdesk.domain.documents.copil_meeting import BODIES, agenda_of, attendance_of
from vifdesk.domain.documents.copil_report import FEEDBACK, RESTRICTED, WIDE, CopilPaper
from vifdesk.domain.documents.copil_words import MASKED_WORDS, NO_DATA_WORDS, when_words
from vifdesk.domain.documents.workbook import Cell, Share, Sheet, Workbook
from vifdesk.domain.statistics.report import Amount, Figure, Report, RestrictedReport, Unit

_FIGURES = (
    "Partie", "Identifiant", "Chiffre", "Unité", "Période", "Numérateur", "Dénominateur",
    "Période précédente", "Évolution", "Partie de",
)  # fmt: skip
_SITUATIONS = (
    "Dossier", "Pseudonyme", "Fondement", "Interdiction", "Fin de l’interdiction", "Prochaine échéance", "Date",
    "En retard", "Actions ouvertes", "Suivi par", "Proposée parce que",
)  # fmt: skip
_DEFINED = ("Identifiant", "Chiffre", "Définition", "Numérateur", "Dénominateur", "Source")
_UNITS = {Unit.NOMBRE: "nombre", Unit.PART: "part", Unit.JOURS: "jours", Unit.HEURES: "heures"}


def build_copil_workbook(paper: CopilPaper) -> Workbook:
    """Its sheets: the report, the figures, the situations (COPIL VIF only), what was written, the definitions."""
    report = paper.report
    notice = RESTRICTED if isinstance(report, RestrictedReport) else WIDE
    return Workbook(
        f"{'COPIL VIF' if isinstance(report, RestrictedReport) else 'Violences intrafamiliales'}"
        f" – {report.figures.period.title}",
        tuple(_sheets(paper, notice)),
        notice,
    )


def _sheets(paper: CopilPaper, notice: str) -> Iterator[Sheet]:
    report = paper.report
    yield Sheet("Rapport", (6, 16), tuple(_cover(paper, notice)))
    yield Sheet("Chiffres", (5, 6, 10, 2.2, 3, 3, 3, 3.6, 3, 6), (_FIGURES, *_figures(report)))
    if isinstance(report, RestrictedReport):
        yield Sheet("Situations", (2.6, 3, 6, 5, 3, 6, 3, 2, 7, 4, 7), (_SITUATIONS, *_situations(report)))
    yield Sheet("Réunion", (6, 18), tuple(_meeting(paper)))
    definitions = tuple(
        (
            one.id, one.words.label, one.words.definition,
            one.words.numerator, one.words.denominator, one.words.source,
        )
        for one in report.figures
    )  # fmt: skip
    yield Sheet("Définitions", (6, 8, 14, 8, 8, 7), (_DEFINED, *definitions))


def _cover(paper: CopilPaper, notice: str) -> Iterator[tuple[Cell, ...]]:
    figures = paper.report.figures
    yield "Rapport", BODIES[paper.report.audience]
    yield "Diffusion", notice
    yield "Juridiction", paper.court
    yield "Période", figures.period.title
    yield "Premier jour compté", figures.period.since
    yield "Dernier jour compté", figures.period.until
    yield "Période précédente", "" if figures.before is None else figures.before.title
    yield "Seuil de masquage", figures.threshold or "aucun"
    yield "Enregistrements illisibles, non comptés", figures.unread
    yield "Réunion du", paper.meeting.held_on
    yield "Prochaine réunion", paper.meeting.next_on


def _figures(report: Report) -> Iterator[tuple[Cell, ...]]:
    for section in report.figures.sections:
        for one in section.figures:
            yield (
                section.title, one.id, one.words.label, _UNITS[one.words.unit],
                _value(one.now, one.words.unit), one.now.numerator, one.now.denominator,
                _value(one.before, one.words.unit), _variation(one), one.words.parent,
            )  # fmt: skip


def _value(amount: Amount, unit: Unit) -> Cell:
    if amount.masked:
        return MASKED_WORDS
    if amount.value is None:
        return NO_DATA_WORDS
    return Share(amount.value) if unit is Unit.PART else amount.value


def _variation(figure: Figure) -> Cell:
    by = figure.variation
    return Share(by) if by is not None and figure.words.unit is Unit.PART else by


def _situations(report: RestrictedReport) -> Iterator[tuple[Cell, ...]]:
    for one in report.situations:
        yield (
            one.reference, one.pseudonym, "\n".join(one.grounds), one.ban, when_words(one.ban_end),
            one.next_deadline, when_words(one.due), "oui" if one.overdue else "non",
            "\n".join(one.actions), one.who, one.proposed,
        )  # fmt: skip


def _meeting(paper: CopilPaper) -> Iterator[tuple[Cell, ...]]:
    meeting = paper.meeting
    yield "Quoi", "Texte"
    for number, point in enumerate(agenda_of(meeting), start=1):
        yield f"Ordre du jour, point {number}", point
    for one in attendance_of(meeting):
        yield "Présence", f"{one.function}\u00a0: {one.name}" if one.name else one.function
    for section in paper.report.figures.sections:
        if comment := meeting.comments.get(section.id, "").strip():
            yield f"Commentaire – {section.title}", comment
    if meeting.feedback.strip():
        yield FEEDBACK, meeting.feedback.strip()
