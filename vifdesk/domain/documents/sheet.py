"""The sheet: what the law of the day says of a situation, on one page that a magistrate can sign and put into the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from vifdesk.domain.dates.wording import day_in_words, typographie
from vifdesk.domain.documents.deadline_card import deadline_cards
from vifdesk.domain.documents.document import (
    Block,
    CheckItem,
    CheckList,
    Choice,
    Column,
    DecisionBox,
    Document,
    Headline,
    Paragraph,
    Section,
    Signature,
    Table,
    WarningLine,
    Warnings,
)
from vifdesk.domain.documents.known_facts import fact_blocks
from vifdesk.domain.documents.mentions import NOTICE, head_of, law_lines, running_line
from vifdesk.domain.documents.words import reserve_words, severity_word, tone_word
from vifdesk.domain.dossier.dossier import Dossier, Stance
from vifdesk.domain.law.facts import Fact
from vifdesk.domain.law.measure import Measure, Severity
from vifdesk.domain.wizard.evaluation import Concluded, Evaluation, Warned
from vifdesk.domain.wizard.words import UNANSWERED_LABEL, value_in_words

_LOUDEST_FIRST = (Severity.ALERTE, Severity.VIGILANCE, Severity.RAPPEL)
_TRACE = (Column("Règle", 3), Column("Pourquoi", 7), Column("Faits lus", 7), Column("Sources", 6))


def build_sheet(
    evaluation: Evaluation,
    dossier: Dossier,
    measure: Measure,
    *,
    useful: Collection[str] = (),
    idle: Collection[str] = (),
) -> Document:
    """The sheet of `evaluation`, the result of `dossier`'s answers.

    `useful`: unanswered facts that can still change something; `idle`: answered facts that change nothing (set small).
    """
    title = measure.heading.title
    return Document(
        title=title,
        subtitle=_subtitle(evaluation),
        sections=tuple(_sections(evaluation, dossier, measure, useful, idle)),
        head=head_of(dossier),
        running=f"{title} · {running_line(dossier.heading, dossier.territory)}",
        notice=NOTICE,
        foot=law_lines(evaluation.law, evaluation.regime, as_of=evaluation.as_of),
        subject=NOTICE,
    )


def _subtitle(evaluation: Evaluation) -> str:
    law = "" if evaluation.regime is None else f" · loi appliquée : {evaluation.regime.label}"
    return typographie(f"Situation examinée le {day_in_words(evaluation.as_of)}{law}")


def _sections(
    evaluation: Evaluation, dossier: Dossier, measure: Measure, useful: Collection[str], idle: Collection[str]
) -> Iterator[Section]:
    yield _conclusions(evaluation, measure)
    if evaluation.deadlines:
        yield Section("Échéances", (deadline_cards(evaluation.deadlines, as_of=evaluation.as_of),))
    if evaluation.actions:
        items = tuple(
            CheckItem(todo.text, todo.detail, todo.recipient, todo.source) for todo in evaluation.actions
        )
        yield Section("À faire, dans l’ordre", (CheckList(items),))
    calmer = [warned for warned in evaluation.warnings if warned.severity is not Severity.ALERTE]
    if calmer:
        yield Section("Attention", (_warnings(calmer),))
    facts = tuple(fact_blocks(evaluation, dossier, measure, useful=useful, idle=idle))
    if facts:
        yield Section("Faits retenus", facts)
    if dossier.heading.note.strip():
        yield Section("Note", (Paragraph(dossier.heading.note.strip()),))
    if any(concluded.rule for concluded in evaluation.conclusions):
        yield Section("Règles appliquées", (_trace(evaluation, dossier, measure),), minor=True)
    yield Section("Décision du magistrat", (decision_box(dossier),))


# ------------------------------------------------------------------------------------------------------ conclusions


def _conclusions(evaluation: Evaluation, measure: Measure) -> Section:
    blocks: list[Block] = [headline(concluded) for concluded in evaluation.conclusions]
    if not blocks:
        blocks.append(Paragraph("Aucune conclusion dans cette situation.", strong=True))
    if evaluation.missing:
        asked = " ; ".join(measure.fact(fact_id).label for fact_id in evaluation.missing)
        blocks.append(
            Paragraph(typographie(f"Ce qui manque et peut changer la conclusion : {asked}."), strong=True)
        )
    alerts = [warned for warned in evaluation.warnings if warned.severity is Severity.ALERTE]
    if alerts:
        blocks.append(_warnings(alerts))
    return Section("Conclusion" if len(evaluation.conclusions) == 1 else "Conclusions", tuple(blocks))


def headline(concluded: Concluded) -> Headline:
    """A conclusion with its ground and its sources."""
    return Headline(
        tone=concluded.tone,
        word=tone_word(concluded.tone),
        title=concluded.title,
        sentence=concluded.sentence,
        ground=typographie(f"Motif : {concluded.motif_sentence}") if concluded.motif_sentence else "",
        reserve=reserve_words(concluded.confidence),
        sources=concluded.sources,
    )


def _trace(evaluation: Evaluation, dossier: Dossier, measure: Measure) -> Table:
    return Table(
        _TRACE,
        tuple(_traced(concluded, dossier, measure) for concluded in evaluation.conclusions if concluded.rule),
    )


def _traced(concluded: Concluded, dossier: Dossier, measure: Measure) -> tuple[str, str, str, str]:
    return (
        f"{concluded.table_title}, {concluded.rule}" if concluded.table_title else concluded.rule,
        concluded.explanation,
        typographie(" ; ".join(_read_fact(measure.fact(fact_id), dossier) for fact_id in concluded.facts)),
        typographie(" ; ".join(concluded.sources)),
    )


def _read_fact(fact: Fact, dossier: Dossier) -> str:
    answer = dossier.answers.get(fact.id)
    return f"{fact.label} : {UNANSWERED_LABEL if answer is None else value_in_words(fact, answer.value)}"


# --------------------------------------------------------------------------------------------------- the other parts


def _warnings(warned: Sequence[Warned]) -> Warnings:
    ordered = sorted(warned, key=lambda one: _LOUDEST_FIRST.index(one.severity))
    return Warnings(
        tuple(WarningLine(w.severity, severity_word(w.severity), w.text, w.source) for w in ordered)
    )


def decision_box(dossier: Dossier) -> DecisionBox:
    """The decision as recorded; what was not recorded is left to be written by hand."""
    decision = dossier.decision
    return DecisionBox(
        choices=(
            Choice("Conforme à l’analyse", decision.stance is Stance.CONFORME),
            Choice("Autre décision (motif exigé)", decision.stance is Stance.ECART),
        ),
        text_label="Décision",
        text=decision.text.strip(),
        motive_label="Motif",
        motive=decision.motive.strip(),
        motive_owed=decision.lacks_motive,
        signature=signature_of(dossier),
    )


def signature_of(dossier: Dossier) -> Signature:
    """Where the magistrate signs."""
    return Signature(
        "Fait à ………………………………………………\nle ……………………… à ………\u00a0h\u00a0………",
        "Le magistrat",
        dossier.heading.magistrate,
    )
