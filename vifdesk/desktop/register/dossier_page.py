"""One dossier: who, what happened when, what was concluded and decided, what is to follow."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vifdesk.actions.bin_dossier import bin_dossier, hold_dossier, release_dossier
from vifdesk.actions.desk import Desk
from vifdesk.actions.examination_draft import Draft, drafts_of, drop_examination
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.read_dossier import ReadDossier, read_again, read_dossier
from vifdesk.actions.reconcile_dossier import Reconciled, reconcile_dossier
from vifdesk.actions.register import Register
from vifdesk.actions.vault_problems import Conflict
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.register.dossier_cards import DossierCards, Unfinished
from vifdesk.desktop.register.dossier_life import DossierLife
from vifdesk.desktop.register.travel import Travel
from vifdesk.desktop.register.typed_over import TypedOver, tell_united
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dates.wording import short_moment, typographie
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper

_IDENTITY, _GRIDS, _CONFLICTS = "identité", "grilles", "conflits"  # where one types, beside the lists
_AUTOSAVE = 1_200
"""Milliseconds of rest after which what is being written is kept."""


class DossierPage(Page):
    """Each change is a new version, on the disk when the page shows it.

    `changed(reference)`: the list is to show it anew. `binned(reference)`: it went to the bin. `history_asked()`,
    `preview_asked(Document)`, `examine_asked(measure id)`, `resume_asked(Draft)`, `hand_over_asked(reference)`.
    """

    changed = Signal(str)
    binned = Signal(str)
    history_asked = Signal()
    preview_asked = Signal(object)
    examine_asked = Signal(str)
    resume_asked = Signal(object)
    hand_over_asked = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper, reference: str) -> None:
        super().__init__(f"Dossier {identity(reference)}")
        self._desk, self._keeper = desk, keeper
        self.dossier: ReadDossier = read_dossier(keeper.register, reference)
        self._typed_over = TypedOver()
        self.travel = Travel()
        self._make_head()
        self._make_cards()
        self.life = DossierLife(self._desk, self)
        self._connect()
        self.display(self.dossier)

    # ------------------------------------------------------------------------------------------------ assembling

    def _make_head(self) -> None:
        self.history = Button("Historique", icon="retablir", key="F8")
        self.share = Button("Confier à un collègue", icon="lien")
        self.bin = Button("Mettre à la corbeille", icon="fermer")
        for button in (self.history, self.share, self.bin):
            self.head.add_action(button)

    def _make_cards(self) -> None:
        self.cards = cards = DossierCards(self._desk)
        self.conflicts, self.drafts, self.identity = cards.conflicts, cards.drafts, cards.identity
        self.timeline, self.evaluations, self.hold = cards.timeline, cards.evaluations, cards.hold
        self.lists = cards.lists
        self.body.addWidget(cards)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.history.clicked.connect(self.ask_history)
        QShortcut(QKeySequence("F8"), self).activated.connect(self.ask_history)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.keep_typed)
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.ask_event)
        self.share.clicked.connect(lambda: self.hand_over_asked.emit(self.reference))
        self.bin.clicked.connect(self.throw_away)
        self.identity.changed.connect(self.record)
        self.identity.number.confirmed.connect(self.life.rename)
        for card in self.cards.editable:
            card.changed.connect(self._record_list)
        self.cards.grids.changed.connect(lambda fields: self.record(fields, _GRIDS))
        self.cards.follow_ups.move_asked.connect(self.life.move_follow_up)
        self.cards.followed.mark_asked.connect(self.life.mark)
        self.cards.followed.agenda_asked.connect(self.life.ask_agenda)
        self.timeline.event_kept.connect(self.life.keep_event)
        self.timeline.event_removed.connect(self.life.remove_event)
        self.conflicts.chosen.connect(lambda field, value: self.record({field: value}, _CONFLICTS))
        self.evaluations.sheet_asked.connect(self.life.ask_sheet)
        self.evaluations.examine_asked.connect(self._examine)
        self.drafts.resume_asked.connect(self.resume_asked)
        self.drafts.drop_asked.connect(self._drop_draft)
        self.hold.hold_asked.connect(
            lambda motive: self.change(
                lambda: hold_dossier(self._desk, self.register, self.reference, motive)
            )
        )
        self.hold.release_asked.connect(
            lambda: self.change(lambda: release_dossier(self.register, self.reference))
        )
        self._rest = QTimer(self, interval=_AUTOSAVE, singleShot=True)
        self._rest.timeout.connect(self.keep_typed)
        self.identity.note.textChanged.connect(self._rest.start)

    # ------------------------------------------------------------------------------------------------ showing

    @property
    def reference(self) -> str:
        """The dossier's number."""
        return str(self.dossier.content.get("reference", ""))

    def _number(self) -> str:
        """What its number is now: it may have been given another one since it was shown."""
        return self.register.references.get(self.dossier.id, self.reference)

    @property
    def register(self) -> Register:
        """The open register."""
        return self._keeper.register

    def display(self, dossier: ReadDossier, *, typed: Collection[str] = ()) -> None:
        """Show a dossier as it was read, but for the fields that are being typed."""
        self.dossier = dossier
        self.travel.follow(dossier)
        self.cards.display(dossier.content, self.register, typed=typed)
        self.show_drafts()
        self._name()

    def read_again(self) -> None:
        """Show it anew if it changed; what is being typed stays, and will be united with what changed.

        Raises:
            UserProblem: it is gone, or cannot be read.

        """
        dossier = read_again(self.register, self._number())
        if dossier.version != self.dossier.version:
            typed = self.identity.unsaved()
            forms = {card.part for card in self.cards.editable if card.form is not None}
            self._typed_over.remember(forms | ({_IDENTITY} if typed else set()), self.dossier)
            self.display(dossier, typed=typed)
        else:
            self.identity.show_whether_named(names_allowed=self.register.settings.names_allowed)
            self.show_drafts()

    def unfinished(self) -> Unfinished:
        """What is typed and not kept."""
        return self.cards.unfinished(self.reference)

    def take_up(self, unfinished: Unfinished) -> None:
        """Put it back, and keep what can be kept."""
        self.identity.write(unfinished.fields)
        self.keep_typed()
        self.cards.open_forms(unfinished)

    def show_drafts(self) -> None:
        """The examinations put aside in this dossier."""
        mine = [
            one
            for one in drafts_of(self._desk, self.register)
            if one.closed and one.reference == self.reference
        ]
        self.drafts.display(mine)

    def _name(self) -> None:
        newest = self.dossier.versions[-1]
        name = str(self.dossier.content.get("pseudonyme", ""))
        lost = " · des versions anciennes sont illisibles" if self.dossier.lost else ""
        self.set_title(
            typographie(f"Dossier {identity(self.reference)}" + (f" · {identity(name)}" if name else "")),
            f"Version {newest.version} · {short_moment(newest.at)}, {identity(newest.author)}{lost}",
        )

    # ------------------------------------------------------------------------------------------------ changing

    def record(self, fields: Content, card: str = _IDENTITY) -> bool:
        """Write what was typed in a card; where somebody else wrote meanwhile, both are kept, and it is said."""
        over, raw = self._typed_over.of(card, self.dossier), {"reference": self.reference, **fields}
        done: list[Reconciled] = []
        if not self.change(
            lambda: done.append(
                reconcile_dossier(self._desk, self.register, raw, version=over.version, content=over.content)
            )
        ):
            return False
        self._typed_over.settled(card)
        if done[0].others:
            tell_united(self, done[0].conflicts, history=self.ask_history)
        return True

    def _record_list(self, part: str, items: list[Content]) -> None:
        before = len(items_of(self.dossier.content, part))
        card = self.timeline if part == "evenements" else self.lists[part]
        if self.record({part: items}, part):
            card.close_form()
            card.add.setFocus()
            if len(items) < before:
                say(self, "Retiré. L’historique le garde.", tone="neutre", action="Annuler", then=self.undo)

    def change(self, act: Callable[[], object]) -> bool:
        """Make a change and show what came of it; whether it was made."""
        made = self._keeper.is_open and self._made(act)
        if made:
            self.display(read_again(self.register, self._number()))
            self.changed.emit(self.reference)
        return made

    def _made(self, act: Callable[[], object]) -> bool:
        """Whether it could be done. Where somebody else has written, their dossier is shown, and what is typed stays."""
        try:
            act()
        except UserProblem as problem:
            if isinstance(problem.__cause__, Conflict):
                self.register.catch_up()
                with suppress(UserProblem):  # gone altogether: the list will say so
                    self.read_again()
            show_problem(self, problem)
            return False
        return True

    def keep_typed(self) -> None:
        """Keep what is being written."""
        self._rest.stop()
        if self._keeper.is_open:
            self.identity.keep()

    def throw_away(self) -> None:
        """Put the dossier in the bin."""
        self.keep_typed()
        if self._made(lambda: bin_dossier(self._desk, self.register, self.reference)):
            self.binned.emit(self.reference)

    def undo(self) -> None:
        """Go one version back."""
        self._step(-1, "Il n’y a rien à annuler\u00a0: c’est la première version.")

    def redo(self) -> None:
        """Make again what was undone."""
        self._step(1, "Il n’y a rien à rétablir.")

    def _step(self, by: int, nothing: str) -> None:
        self.identity.keep()
        reached: list[int | None] = []
        if self.change(lambda: reached.append(self.travel.step(self._desk, self.register, self.dossier, by))):
            version = reached[0]
            if version is None:
                say(self, nothing, tone="neutre")
            else:
                words = "Annulé" if by < 0 else "Rétabli"
                say(
                    self,
                    f"{words}\u00a0: le dossier dit de nouveau ce que disait la version {version}.",
                    tone="neutre",
                )

    # ------------------------------------------------------------------------------------------------ going on

    def ask_event(self) -> None:
        """Enter an event: the form comes into sight wherever one is on the page."""
        self.timeline.ask(None)
        if self.scroller is not None and self.timeline.form is not None:
            self.scroller.ensureWidgetVisible(self.timeline.form)

    def ask_history(self) -> None:
        """Show the versions."""
        self.keep_typed()
        self.history_asked.emit()

    def _examine(self, measure_id: str) -> None:
        self.keep_typed()
        self.examine_asked.emit(measure_id)

    def _drop_draft(self, draft: Draft) -> None:
        self._made(lambda: drop_examination(self.register, draft.id))
        self.show_drafts()

    def escape(self) -> bool:
        """Esc closes an open form; whether there was one."""
        return self.cards.close_forms()

    def first_focus(self) -> QWidget | None:
        return self.identity.pseudonym
