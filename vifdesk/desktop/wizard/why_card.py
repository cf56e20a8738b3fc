"""« Pourquoi cette question ? »: what each answer would do, what depends on it, which article it serves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout

from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import set_role, text_label
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.law.measure import Tone
from vifdesk.domain.wizard.step import AnswerEffect, WhyAsked

_SHOWN_FEEDS, _FEW_FEEDS = 5, 3
_NAMED = 3
"""So many answers with the same effect are named; more are « the others »."""


class WhyCard(Card):
    """Draws a `WhyAsked`; answers that would do the same share one line."""

    def __init__(self) -> None:
        super().__init__("Pourquoi cette question\u00a0?")
        self.effects: list[tuple[QLabel, QLabel]] = []
        self._shown: WhyAsked | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_S)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 3)
        self.feeds = [text_label("", Role.MUTED) for _ in range(_SHOWN_FEEDS)]
        self.source = text_label("", Role.CAPTION)
        self.body.addLayout(self._grid)
        self.depends = text_label("", Role.STRONG)
        self.body.addWidget(self.depends)
        lines = QVBoxLayout()
        lines.setSpacing(SPACE_XS)
        for feed in self.feeds:
            lines.addWidget(feed)
        self.body.addLayout(lines)
        self.body.addWidget(self.source)
        self.body.addStretch(1)

    def display(self, why: WhyAsked) -> None:
        """Explain this question."""
        if why == self._shown:
            return
        self._shown = why
        lines = grouped_effects(why.effects)
        while len(self.effects) < len(lines):
            self._add_line()
        for place, (label, effect) in enumerate(self.effects):
            shown = place < len(lines)
            label.setVisible(shown)
            effect.setVisible(shown)
            if shown:
                label.setText(lines[place][0])
                effect.setText(lines[place][1])
                set_role(effect, tone=lines[place][2])
        self._draw_feeds(why)
        self.source.setText(typographie(why.source))
        self.source.setVisible(bool(why.source))

    def _draw_feeds(self, why: WhyAsked) -> None:
        shown = why.feeds[: _SHOWN_FEEDS if not why.effects else _FEW_FEEDS]
        self.depends.setText(
            "En dépendent\u00a0:" if shown else "Avec les autres réponses, rien n’en dépend."
        )
        for place, label in enumerate(self.feeds):
            label.setVisible(place < len(shown))
            label.setText(f"–\u00a0{shown[place]}" if place < len(shown) else "")

    def _add_line(self) -> None:
        label, effect = text_label("", Role.STRONG), text_label("", Role.BODY)
        place = len(self.effects)
        self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(effect, place, 1, Qt.AlignmentFlag.AlignTop)
        self.effects.append((label, effect))


def grouped_effects(effects: Sequence[AnswerEffect]) -> list[tuple[str, str, str]]:
    """Answers, effect and tone, one line for each different effect; the effect of many answers last, as « the others »."""
    groups: dict[tuple[str, Tone], list[str]] = {}
    for effect in effects:
        groups.setdefault((effect.effect, effect.tone), []).append(typographie(effect.label))
    lines = [(labels, words, tone) for (words, tone), labels in groups.items()]
    many = max((labels for labels, _, _ in lines), key=len, default=[])
    if len(many) > _NAMED:
        lines.sort(key=lambda line: line[0] is many)
    return [
        (
            _named(labels, others=labels is many, alone=len(lines) == 1),
            typographie(words),
            "" if tone is Tone.NEUTRE else str(tone),
        )
        for labels, words, tone in lines
    ]


def _named(labels: list[str], *, others: bool, alone: bool) -> str:
    if len(labels) <= _NAMED:
        return ", ".join(labels)
    if alone:
        return "Chaque réponse"
    return "Les autres" if others else f"{', '.join(labels[:_NAMED])}…"
