"""The trace: which row concluded, from which facts, in which version of the law, on which source, how surely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vifdesk.desktop.result.fold import Fold
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.card import Well, empty
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.documents.mentions import law_lines
from vifdesk.domain.law.facts import Value
from vifdesk.domain.law.measure import Confidence, Measure
from vifdesk.domain.wizard.evaluation import Concluded, Evaluation
from vifdesk.domain.wizard.words import UNANSWERED_LABEL, value_in_words

_CONFIDENCES = {
    Confidence.HAUTE: "Haute",
    Confidence.MOYENNE: "Moyenne : à vérifier",
    Confidence.BASSE: "Basse : à vérifier",
}


@dataclass(frozen=True, slots=True)
class TraceLine:
    """A labelled line of the trace."""

    label: str
    text: str


def trace_lines(concluded: Concluded, evaluation: Evaluation, measure: Measure) -> tuple[TraceLine, ...]:
    """How one conclusion was reached. What is not known of it has no line."""
    regime = evaluation.regime
    lines = (
        TraceLine("Conclusion", concluded.title),
        TraceLine("Règle", _rule(concluded)),
        TraceLine("Pourquoi", concluded.explanation),
        TraceLine(
            "Faits lus",
            "\n".join(_fact_words(fact_id, evaluation.facts, measure) for fact_id in concluded.facts),
        ),
        TraceLine("Version", f"{regime.label} ({regime.id})" if regime else ""),
        TraceLine("Sources", " ; ".join(concluded.sources)),
        TraceLine("Fiabilité", _CONFIDENCES[concluded.confidence]),
    )
    return tuple(TraceLine(one.label, typographie(one.text)) for one in lines if one.text)


def _rule(concluded: Concluded) -> str:
    row = f", ligne {concluded.row}" if concluded.row and concluded.row != concluded.rule else ""
    if not concluded.rule:
        return f"{concluded.table_title} : plusieurs lignes restent possibles, toutes mènent ici"
    return (
        f"{concluded.table_title} : règle {concluded.rule}{row}"
        if concluded.table_title
        else f"Règle {concluded.rule}{row}"
    )


def _fact_words(fact_id: str, facts: Mapping[str, Value], measure: Measure) -> str:
    fact = next((one for one in measure.facts if one.id == fact_id), None)
    if fact is None:
        return fact_id
    value = value_in_words(fact, facts[fact_id]) if fact_id in facts else UNANSWERED_LABEL
    return f"{fact.label} : {value}"


class TraceFold(Fold):
    """How every conclusion was reached, and which rules were applied."""

    def __init__(self) -> None:
        super().__init__("Pourquoi\u00a0?", about="le raisonnement, règle par règle")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_M)
        self.body.addLayout(self._rows)

    def display(self, evaluation: Evaluation, measure: Measure, *, ordered: Sequence[Concluded]) -> None:
        """Draw the trace of these conclusions; `ordered` as they are shown."""
        empty(self._rows)
        several = len(ordered) > 1
        self.set_words(
            "Pourquoi ces conclusions\u00a0?" if several else "Pourquoi cette conclusion\u00a0?",
            "Masquer le raisonnement",
        )
        for concluded in ordered:
            well = Well(name=concluded.title)
            well.body.addWidget(labelled_lines(trace_lines(concluded, evaluation, measure)))
            self._rows.addWidget(well)
        for words in law_lines(evaluation.law, evaluation.regime, as_of=evaluation.as_of):
            self._rows.addWidget(text_label(words, Role.CAPTION, selectable=True))


def labelled_lines(lines: Sequence[TraceLine], *, shares: tuple[int, int] = (1, 4)) -> QWidget:
    """Labels at the left, texts at the right; `shares` parts the width between them."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_M)
    for column, share in enumerate(shares):
        grid.setColumnStretch(column, share)
    for row, one in enumerate(lines):
        grid.addWidget(text_label(one.label, Role.CAPTION), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text_label(one.text, Role.BODY, selectable=True), row, 1)
    grid.setVerticalSpacing(SPACE_S)
    return table
