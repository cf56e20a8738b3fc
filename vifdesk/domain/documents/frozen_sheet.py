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
from vifdesk.domain.register.frozen import LAW, TITLE, WORDS
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.wizard.words import value_in_words

_BORROWED = typographie(
    "Cette évaluation a été enregistrée avant que le dossier ne garde les mots des questions et des réponses : les intitulés "
    "ci-dessous sont ceux des règles d’aujourd’hui. Les réponses elles-mêmes, les conclusions et les dates sont celles d’alors."
)
_WAITING, _NO_DATE = "en_attente", "sans_date"


def frozen_sheet(evaluation: Content, *, reference: str, name: str, measure: Measure | None) -> Document:
    """The paper of an evaluation as the dossier keeps it.

    `measure`: today's words, for what was kept before questions and answers were kept in words; the sheet then says so.
    Without it, or for a question that is no more, the identifiers stand.
    """
    title = frozen_title(evaluation, measure)
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
        note = borrowed_words(evaluation)
        said: tuple[Block, ...] = (Paragraph(note),) if note else ()
        yield Section("Faits retenus et leur source", (*said, FactTable("", facts)))
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


def frozen_title(evaluation: Content, measure: Measure | None) -> str:
    """What the measure was called then; today's title where that was not kept."""
    today = measure.heading.title if measure else str(evaluation.get("dispositif", ""))
    return _said(evaluation, TITLE) or today


def borrowed_words(evaluation: Content) -> str:
    """The sentence that must stand where the words are today's; empty where those of then were kept."""
    return "" if WORDS in evaluation or not evaluation.get("faits") else _BORROWED


def frozen_facts(evaluation: Content, measure: Measure | None) -> Iterator[FactLine]:
    """The facts of a frozen evaluation, each with its source, in the order in which they were given."""
    facts, sources, kept = (_object(evaluation.get(key)) for key in ("faits", "sources", WORDS))
    # where words were kept, a fact without any was passed over by the law of then: today's must not lend it one
    known = {fact.id: fact for fact in measure.facts} if measure and WORDS not in evaluation else {}
    for fact_id, raw in facts.items():
        words, fact = _object(kept.get(fact_id)), known.get(str(fact_id))
        label = _said(words, "question") or (typographie(fact.label) if fact else str(fact_id))
        unknown = bool(words.get("inconnu")) or (fact is not None and raw == fact.unknown_word)
        yield FactLine(
            label,
            _said(words, "reponse") or _value(fact, raw),
            Knowledge.UNKNOWN if unknown else Knowledge.KNOWN,
            str(sources.get(fact_id, "")),
        )


def _object(value: object) -> Content:
    return value if isinstance(value, Mapping) else {}


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
    applied = f"{_said(evaluation, LAW)} ({regime})" if _said(evaluation, LAW) else regime
    return (
        typographie(
            f"Loi appliquée : {applied or 'indéterminée'}. Règles « {said.get('paquet', '')} » vérifiées le "
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
