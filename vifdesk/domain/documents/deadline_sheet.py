"""A delay computed outside any measure, with its proof, as a paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vifdesk.domain.dates.period import Period, period_in_words
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import day_in_words, sentence_case, typographie
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.deadlines.terms import Terms
from vifdesk.domain.documents.deadline_card import prudent_note, term_sentence
from vifdesk.domain.documents.document import (
    DeadlineCard,
    DeadlineCards,
    Document,
    HeadField,
    Paragraph,
    Section,
    WarningLine,
    Warnings,
)
from vifdesk.domain.documents.mentions import NOTICE, age_lines
from vifdesk.domain.documents.words import nature_words, severity_word
from vifdesk.domain.law.measure import Severity
from vifdesk.domain.wizard.evaluation import LawPrint


def build_deadline_sheet(
    terms: Terms, period: Period, territory: Territory, law: LawPrint, *, as_of: date
) -> Document:
    """The proof of `terms`, the result of adding `period`, drawn up on `as_of` with the calendar printed as `law`."""
    return Document(
        title="Calcul d’un délai",
        subtitle=typographie(f"Établi le {day_in_words(as_of)}"),
        sections=tuple(_sections(terms)),
        head=tuple(_asked(terms, period, territory)),
        running="Calcul d’un délai",
        notice=NOTICE,
        foot=age_lines(law, as_of=as_of),
        subject=NOTICE,
    )


def _asked(terms: Terms, period: Period, territory: Territory) -> Iterator[HeadField]:
    if terms.start is not None:
        yield HeadField("Départ", sentence_case(limit_in_words(terms.start)))
    yield HeadField("Durée", sentence_case(period_in_words(period)))
    yield HeadField("Nature", nature_words(terms.nature))
    yield HeadField("Territoire", sentence_case(territory.label))


def _sections(terms: Terms) -> Iterator[Section]:
    yield Section("Résultat", (DeadlineCards((_card(terms),)),))
    steps = (Paragraph(f"{number}.\u00a0{step}") for number, step in enumerate(terms.steps, start=1))
    yield Section("Calcul, étape par étape", tuple(steps))
    if terms.warnings:
        lines = (
            WarningLine(Severity.VIGILANCE, severity_word(Severity.VIGILANCE), notice.text, notice.source)
            for notice in terms.warnings
        )
        yield Section("Attention", (Warnings(tuple(lines)),))


def _card(terms: Terms) -> DeadlineCard:
    same = terms.end == terms.prudent
    return DeadlineCard(
        label="Agir au plus tard",
        answer=sentence_case(limit_in_words(terms.prudent)),
        answer_note=prudent_note(terms.nature, terms.prudent, terms.end, terms.start),
        term="" if same else term_sentence(terms.nature, terms.end, terms.raw_end, terms.veille),
        sources=terms.sources,
        main=True,
    )
