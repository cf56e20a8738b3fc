"""The sheet of a frozen evaluation: what the register kept, word for word. Nothing is worked out again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import day_in_words, moment_in_words, sentence_case, typographie
from vifdesk.domain.documents.document import (
    Block,
    CheckItem,
    CheckList,
    DeadlineCard,
    DeadlineCards,
    Document,
    FactLine,
    FactTable,
    HeadField,
    Headline,
    Knowledge,
    Paragraph,
    Section,
    WarningLine,
    Warnings,
)
from vifdesk.domain.documents.mentions import NOTICE
from vifdesk.domain.documents.words import severity_word, tone_word
from vifdesk.domain.law.facts import Fact, RefusedValue, read_value
from vifdesk.domain.law.measure import Measure, Severity, Tone
from vifdesk.domain.register.draft import decision_of
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.wizard.words import value_in_words

_WAITING, _NO_DATE = "en_attente", "sans_date"


def frozen_sheet(evaluation: Content, *, reference: str, name: str, measure: Measure | None) -> Document:
    """The paper of an evaluation as the dossier keeps it.

    `measure`: today's words for the questions; without it, or for a question that is no more, the identifiers stand.
    """
    title = measure.heading.title if measure else str(evaluation.get("dispositif", ""))
    day = _when(evaluation.get("le"))
    return Document(
        title=title,
        subtitle=typographie(f"Évaluation figée du {day} : telle qu’elle a été enregistrée"),
        sections=tuple(_sections(evaluation, measure)),
        head=_head(evaluation, reference, name),
        running=typographie(f"{title} · n° {reference} · évaluation figée du {day}"),
        notice=NOTICE,
        foot=_foot(evaluation),
        subject=NOTICE,
    )


def _sections(evaluation: Content, measure: Measure | None) -> Iterator[Section]:
    yield Section("Conclusions", tuple(_headlines(evaluation)))
    cards = tuple(_deadline(one) for one in items_of(evaluation, "echeances"))
    if cards:
        yield Section("Échéances", (DeadlineCards(cards),))
    items = tuple(
        CheckItem(_said(one, "texte"), _said(one, "detail"), _said(one, "destinataire"), _said(one, "source"))
        for one in items_of(evaluation, "actions")
    )
    if items:
        yield Section("À faire, dans l’ordre", (CheckList(items),))
    warned = tuple(_warning(one) for one in items_of(evaluation, "avertissements"))
    if warned:
        yield Section("Attention", (Warnings(warned),))
    facts = tuple(frozen_facts(evaluation, measure))
    if facts:
        yield Section("Faits retenus et leur source", (FactTable("", facts),))
    decided = tuple(_decision(evaluation))
    if decided:
        yield Section("Décision du magistrat", decided)


def _headlines(evaluation: Content) -> Iterator[Block]:
    found = items_of(evaluation, "conclusions")
    for one in found:
        tone = Tone(_said(one, "ton")) if _said(one, "ton") in {t.value for t in Tone} else Tone.NEUTRE
        ground = _said(one, "motif_phrase")
        yield Headline(
            tone=tone,
            word=tone_word(tone),
            title=_said(one, "titre") or _said(one, "id"),
            sentence=_said(one, "phrase"),
            ground=typographie(f"Motif : {ground}") if ground else "",
            sources=_texts(one.get("sources")),
        )
    if not found:
        yield Paragraph("Aucune conclusion dans cette situation.", strong=True)


def _deadline(one: Content) -> DeadlineCard:
    status = _said(one, "statut")
    dated = status not in (_WAITING, _NO_DATE) and one.get("prudent") is not None
    answer = sentence_case(_when(one.get("prudent"))) if dated else "En attente"
    if status == _NO_DATE:
        answer = "Sans date"
    end = one.get("terme")
    term = typographie(f"Terme : {_when(end)}.") if dated and end and end != one.get("prudent") else ""
    return DeadlineCard(
        label=_said(one, "libelle"),
        answer=answer,
        answer_note="Date prudente, telle que calculée alors." if dated else "",
        term=term,
        steps=_texts(one.get("etapes")),
        sources=_texts(one.get("sources")),
        dated=dated,
    )


def _warning(one: Content) -> WarningLine:
    known = {severity.value for severity in Severity}
    severity = Severity(_said(one, "gravite")) if _said(one, "gravite") in known else Severity.RAPPEL
    return WarningLine(severity, severity_word(severity), _said(one, "texte"), _said(one, "source"))


def frozen_facts(evaluation: Content, measure: Measure | None) -> Iterator[FactLine]:
    """The facts of a frozen evaluation, each with its source, in the order in which they were given."""
    facts, sources = evaluation.get("faits"), evaluation.get("sources")
    known = {fact.id: fact for fact in measure.facts} if measure else {}
    origins = sources if isinstance(sources, Mapping) else {}
    for fact_id, raw in facts.items() if isinstance(facts, Mapping) else ():
        fact = known.get(str(fact_id))
        label = typographie(fact.label) if fact else str(fact_id)
        unknown = fact is not None and raw == fact.unknown_word
        yield FactLine(
            label,
            _value(fact, raw),
            Knowledge.UNKNOWN if unknown else Knowledge.KNOWN,
            str(origins.get(fact_id, "")),
        )


def _value(fact: Fact | None, raw: object) -> str:
    try:
        return value_in_words(fact, read_value(fact, raw)) if fact else str(raw)
    except RefusedValue:  # today's rules no longer know this value: as it was written
        return str(raw)


def _decision(evaluation: Content) -> Iterator[Block]:
    decision = decision_of(evaluation)
    if decision.text:
        yield Paragraph(decision.text, strong=True)
    if decision.motive:
        yield Paragraph(typographie(f"Motif : {decision.motive}"))


def _head(evaluation: Content, reference: str, name: str) -> tuple[HeadField, ...]:
    place = str(evaluation.get("territoire", ""))
    known = {one.value: one.label for one in Territory}
    return (
        HeadField("N° parquet", reference),
        HeadField("Initiales", name),
        HeadField("Territoire", sentence_case(known.get(place, place))),
    )


def _foot(evaluation: Content) -> tuple[str, ...]:
    law = evaluation.get("droit")
    said = law if isinstance(law, Mapping) else {}
    regime = evaluation.get("regime")
    return (
        typographie(
            f"Loi appliquée : {regime or 'indéterminée'}. Règles « {said.get('paquet', '')} » vérifiées le "
            f"{_when(said.get('verifie_le'))}, empreinte {said.get('empreinte', '')}."
        ),
        typographie(f"Calculé par vifdesk {evaluation.get('programme', '')}, jamais recalculé depuis."),
    )


def _when(value: object) -> str:
    text = str(value or "")
    try:
        if "T" in text:
            return moment_in_words(datetime.fromisoformat(text))
        return day_in_words(date.fromisoformat(text)) if text else "date inconnue"
    except ValueError:
        return text


def _said(one: Content, key: str) -> str:
    value = one.get(key)
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()
