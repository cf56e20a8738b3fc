"""The report of a period as a paper: for the COPIL VIF with its situations, for its partners with figures alone.

Both are made of one set of figures. Part B is made of a `RestrictedReport` only: the other type has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vifdesk.domain.dates.wording import day_in_words, sentence_case, short_day, typographie
from vifdesk.domain.documents.copil_figures import definition_sections, figure_sections
from vifdesk.domain.documents.copil_meeting import BASIS, BODIES, agenda_of, attendance_of
from vifdesk.domain.documents.copil_words import NO_BREAK, value_words, when_words
from vifdesk.domain.documents.document import Column, Document, HeadField, Paragraph, Section, Table
from vifdesk.domain.documents.report_blocks import Contents
from vifdesk.domain.statistics.as_json import SECRECY
from vifdesk.domain.statistics.meeting import Meeting
from vifdesk.domain.statistics.report import Audience, Report, RestrictedReport, Situation
from vifdesk.domain.statistics.since import Changes

RESTRICTED = sentence_case(SECRECY)
WIDE = "Chiffres seuls – aucune situation individuelle"
CONTENTS, AGENDA, ATTENDANCE = "Sommaire", "Ordre du jour", "Liste de présence"
PART_A, PART_B, FEEDBACK = (
    "Partie A – Chiffres",
    "Partie B – Situations à suivre",
    "Retours d’expérience (RETEX)",
)
SINCE, NEXT, DEFINITIONS = (
    "Depuis la dernière réunion",
    "Prochaine réunion",
    "Annexe – Définitions et sources",
)
_SITUATIONS = (
    Column("Dossier", 12),
    Column("Fondement et interdiction", 32),
    Column("Prochaine échéance", 30),
    Column("Actions ouvertes, suivi", 26),
)
_MOVED = (Column("Chiffre", 50), Column("Alors", 14, numeric=True), Column("Maintenant", 14, numeric=True))
_PRESENT = (Column("Qualité", 40), Column("Nom", 26), Column("Signature", 26))
_NO_SITUATION = "Aucune situation n’a été retenue pour cette réunion."
_NO_FEEDBACK = "Aucun retour d’expérience n’est présenté à cette réunion."
_RESPECT = (
    "À l’initiative du procureur de la République, dans le strict respect du secret de l’enquête ou de l’instruction "
    "(circulaire CRIM-2021-07 du 7 septembre 2021)."
)


@dataclass(frozen=True, slots=True)
class CopilPaper:
    """What the paper is made of. `court` empty: a line is left for it. `changes`: None before the first export of a meeting."""

    report: Report
    meeting: Meeting
    court: str = ""
    changes: Changes | None = None


def build_copil_report(paper: CopilPaper) -> Document:
    """The whole paper; nothing in it depends on the hour at which it is made."""
    report, period = paper.report, paper.report.figures.period
    restricted = isinstance(report, RestrictedReport)
    title = "COPIL VIF" if restricted else "Violences intrafamiliales"
    body = tuple(_body(paper))
    notice = RESTRICTED if restricted else WIDE
    return Document(
        title=f"{title} – {period.title}",
        subtitle=BODIES[report.audience],
        head=_head(paper),
        sections=(*_opening(paper, body), *body),
        running=f"{title} – {period.title}",
        notice=notice,
        foot=_foot(report),
        subject=notice,
    )


def _head(paper: CopilPaper) -> tuple[HeadField, ...]:
    figures, held = paper.report.figures, paper.meeting.held_on
    before = "aucune" if figures.before is None else figures.before.title
    return (
        HeadField("Juridiction", paper.court),
        HeadField("Période", sentence_case(figures.period.title)),
        HeadField("Comparée à", sentence_case(before)),
        HeadField("Réunion du", day_in_words(held) if held else ""),
    )


def _opening(paper: CopilPaper, body: tuple[Section, ...]) -> Iterator[Section]:
    figures = paper.report.figures
    words = [Paragraph(BASIS[paper.report.audience], small=True)]
    if figures.unread:
        words.append(Paragraph(_unread(figures.unread), strong=True))
    yield Section("", tuple(words))
    entries = tuple((section.title, section.level) for section in body if section.title)
    yield Section(CONTENTS, (Contents(entries),))


def _unread(count: int) -> str:
    return typographie(
        f"Attention : {count} enregistrement(s) du registre ne peuvent pas être lus et ne sont comptés nulle part. "
        "Vérifiez le coffre avant de présenter ces chiffres."
    )


def _foot(report: Report) -> tuple[str, ...]:
    if isinstance(report, RestrictedReport):
        first = f"{RESTRICTED}. Ne pas reproduire ni transmettre hors du comité."
    else:
        first = typographie(
            f"Les comptes inférieurs à {report.figures.threshold} sont masqués, ainsi que ceux qui permettraient de les "
            "retrouver."
        )
    return (
        first,
        "Chiffres comptés par vifdesk dans le registre local du parquet\u00a0: ce qui n’y est pas noté n’est pas compté.",
    )


def _body(paper: CopilPaper) -> Iterator[Section]:
    report, meeting = paper.report, paper.meeting
    yield Section(AGENDA, (_agenda(meeting),), new_page=True)
    yield Section(ATTENDANCE, (_attendance(meeting),))
    yield Section(PART_A, (Paragraph(_reading(report)),), new_page=True)
    yield from figure_sections(report.figures, meeting.comments)
    if isinstance(report, RestrictedReport):
        yield Section(PART_B, tuple(_part_b(report)), new_page=True)
    feedback = meeting.feedback.strip()
    yield Section(FEEDBACK, (Paragraph(_RESPECT, small=True), Paragraph(feedback or _NO_FEEDBACK)))
    if paper.changes is not None:
        yield Section(SINCE, tuple(_since(paper.changes)))
    yield Section(NEXT, (Paragraph(_next(meeting)),))
    yield Section(DEFINITIONS, (Paragraph(_DEFINED, small=True),), new_page=True)
    yield from definition_sections(report.figures)


_DEFINED = "Chaque chiffre avec ce qui est compté, sur quoi, et d’où viennent les données."


def _reading(report: Report) -> str:
    words = (
        "«\u00a0Non renseigné\u00a0»\u00a0: rien n’a été noté au registre\u00a0; ce n’est pas un zéro. Une part se lit avec "
        "son compte («\u00a0sur combien\u00a0»), un délai avec le nombre de cas."
    )
    if report.audience is Audience.LARGE:
        return f"{words} «\u00a0Masqué\u00a0»\u00a0: le chiffre, ou sa différence avec d’autres, pourrait désigner quelqu’un."
    return words


def _agenda(meeting: Meeting) -> Table:
    rows = tuple((str(number), text) for number, text in enumerate(agenda_of(meeting), start=1))
    return Table((Column("N°", 6), Column("Point", 94)), rows)


def _attendance(meeting: Meeting) -> Table:
    return Table(_PRESENT, tuple((one.function, one.name, "") for one in attendance_of(meeting)), roomy=True)


def _part_b(report: RestrictedReport) -> Iterator[Paragraph | Table]:
    if not report.situations:
        yield Paragraph(_NO_SITUATION)
        return
    count = len(report.situations)
    yield Paragraph("1 situation." if count == 1 else f"{count} situations, la plus proche échéance d’abord.")
    yield Table(_SITUATIONS, tuple(_situation(one) for one in report.situations))


def _situation(one: Situation) -> tuple[str, ...]:
    ban = typographie(f"Interdiction : {one.ban}") if one.ban else ""
    ban_end = f"Jusqu’au {when_words(one.ban_end)}" if one.ban_end else ""
    due = f"{'EN RETARD – ' if one.overdue else ''}{when_words(one.due)}" if one.due else ""
    # most are proposed for the deadline that stands just above
    known = not one.proposed or (one.next_deadline and one.next_deadline in one.proposed)
    return (
        _lines(one.reference, one.pseudonym),
        _lines(*one.grounds, ban, ban_end),
        _lines(due, one.next_deadline, "" if known else typographie(f"Proposée : {one.proposed}")),
        _lines(*(f"– {action}" for action in one.actions), one.who and f"Suivi{NO_BREAK}: {one.who}"),
    )


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _since(changes: Changes) -> Iterator[Paragraph | Table]:
    day = "" if changes.day is None else f" du {short_day(changes.day)}"
    yield Paragraph(f"Réunion{day}, sur la période\u00a0: {changes.title}.")
    if changes.arrived:
        yield Paragraph(f"Situations nouvelles\u00a0: {', '.join(changes.arrived)}.")
    if changes.gone:
        words = (
            "1 situation n’y est plus" if changes.gone == 1 else f"{changes.gone} situations n’y sont plus"
        )
        yield Paragraph(f"{words}.")
    if not changes.moved:
        yield Paragraph("Aucun chiffre présenté alors n’a changé.")
        return
    rows = tuple(
        (
            one.figure.words.label,
            value_words(one.then, one.figure.words.unit),
            value_words(one.figure.now.value or 0, one.figure.words.unit),
        )
        for one in changes.moved
    )
    yield Table(_MOVED, rows)


def _next(meeting: Meeting) -> str:
    if meeting.next_on is not None:
        return sentence_case(f"{day_in_words(meeting.next_on)}.")
    if meeting.audience is Audience.RESTREINTE:
        return "À fixer\u00a0: dans l’année au plus tard (COJ, art. R. 212-62-2)."
    return "À fixer\u00a0: dans les trois mois (circulaire CRIM-2021-07 du 7 septembre 2021)."
