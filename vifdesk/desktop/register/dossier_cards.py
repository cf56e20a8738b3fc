"""The cards of a dossier, side by side or one under the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.register import Register
from vifdesk.desktop.grids.card import GridsCard
from vifdesk.desktop.register.conflicts_card import ConflictsCard
from vifdesk.desktop.register.drafts_card import DraftsCard
from vifdesk.desktop.register.evaluations_card import EvaluationsCard
from vifdesk.desktop.register.follow_ups_card import FollowUpsCard
from vifdesk.desktop.register.followed_card import FollowedCard
from vifdesk.desktop.register.hold_card import HoldCard
from vifdesk.desktop.register.identity_card import IdentityCard
from vifdesk.desktop.register.part_card import PartCard
from vifdesk.desktop.register.timeline_card import TimelineCard
from vifdesk.desktop.tokens import SPACE_L
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.domain.register.record import conflicts_of, items_of
from vifdesk.domain.register.shape import Content

_LISTS = ("personnes", "decisions", "suivis", "appels", "telephones", "incidents")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was being typed in a dossier when the vault was locked; `forms`: by list, the item's place and the texts."""

    reference: str
    fields: Mapping[str, object]
    forms: Mapping[str, tuple[int | None, dict[str, str]]]


class DossierCards(QWidget):
    """Holds them and shows a content in all of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.conflicts, self.drafts = ConflictsCard(), DraftsCard()
        self.identity, self.timeline = IdentityCard(), TimelineCard(desk)
        self.evaluations, self.hold = EvaluationsCard(desk), HoldCard()
        self.grids = GridsCard(desk)
        self.follow_ups = FollowUpsCard(desk)
        self.followed = FollowedCard(desk)
        self.lists: dict[str, PartCard] = {
            part: self.follow_ups if part == "suivis" else PartCard(part, desk) for part in _LISTS
        }
        columns = Columns()
        columns.add(_column(self.identity, self.lists["personnes"], self.lists["suivis"]), 40, 4)
        columns.add(
            _column(
                self.followed,
                self.timeline,
                self.lists["incidents"],
                self.lists["decisions"],
                self.lists["appels"],
            ),
            44,
            4,
        )
        columns.add(_column(self.evaluations, self.grids, self.lists["telephones"], self.hold), 40, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_L)
        for widget in (self.conflicts, self.drafts, columns):
            whole.addWidget(widget)

    @property
    def editable(self) -> tuple[PartCard, ...]:
        """Those with a list to correct."""
        return (self.timeline, *self.lists.values())

    def display(self, content: Content, register: Register, *, typed: Collection[str] = ()) -> None:
        """Show a dossier, but for the fields that are being typed."""
        self.conflicts.display(conflicts_of(content))
        self.identity.display(content, names_allowed=register.settings.names_allowed, typed=typed)
        self.timeline.display_content(content, register)
        for part, card in self.lists.items():
            if card is not self.follow_ups:
                card.display(items_of(content, part), register)
        self.follow_ups.display_content(content, register)
        self.followed.display(content)
        self.evaluations.display(items_of(content, "evaluations"))
        self.grids.display(content)
        self.hold.display(content)

    def close_forms(self) -> bool:
        """Close the forms that are open; whether there was one."""
        return [*(card.close_form() for card in self.editable), self.followed.close_form()].count(True) > 0

    def unfinished(self, reference: str) -> Unfinished:
        """What is typed and not kept: fields, and forms that are open."""
        forms = {
            card.part: (card.asked, card.form.texts()) for card in self.editable if card.form is not None
        }
        return Unfinished(reference, self.identity.unsaved(), forms)

    def open_forms(self, unfinished: Unfinished) -> None:
        """Open the forms again, with what stood in them."""
        for card in self.editable:
            if card.part in unfinished.forms:
                place, texts = unfinished.forms[card.part]
                card.ask(place)
                if card.form is not None:
                    card.form.write(texts)


def _column(*cards: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_L)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return side
