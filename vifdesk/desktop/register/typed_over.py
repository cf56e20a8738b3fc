"""What is being typed in a dossier while another window writes in it: over which version, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from vifdesk.actions.read_dossier import ReadDossier
from vifdesk.desktop.messages import say
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dates.wording import typographie

_BOTH = "Ce dossier a été modifié ailleurs pendant que vous écriviez : les deux modifications y sont réunies."
_BOTH_MARKED = (
    "Ce dossier a été modifié ailleurs pendant que vous écriviez, dans le même champ. Les deux textes sont gardés : "
    "choisissez en haut du dossier celui qui vaut."
)

_GONE = (
    "Le dossier {} n’est plus dans la liste : il a été supprimé ailleurs, ou il ne peut plus être lu. Le journal du coffre "
    "dit qui a fait quoi."
)


class TypedOver:
    """Remembers for each card in which something is typed the dossier that it showed when that began."""

    def __init__(self) -> None:
        self._begun: dict[str, ReadDossier] = {}

    def remember(self, typing: Collection[str], shown: ReadDossier) -> None:
        """A newer version will be shown in the place of `shown`, while one types in these cards."""
        kept = {card: begun for card, begun in self._begun.items() if card in typing}
        self._begun = {**dict.fromkeys(typing, shown), **kept}

    def of(self, card: str, shown: ReadDossier) -> ReadDossier:
        """The dossier over which one types in this card; `shown` where nothing came in since."""
        return self._begun.get(card, shown)

    def settled(self, card: str) -> None:
        """What was typed there is written."""
        self._begun.pop(card, None)


def tell_united(page: Page, conflicts: int, *, history: Callable[[], object]) -> None:
    """Say that somebody else had written too, and where the choice is to be made, if there is one."""
    if not conflicts:
        say(page, typographie(_BOTH), tone="accent", action="Voir l’historique", then=history)
        return
    say(page, typographie(_BOTH_MARKED), tone="attente")
    if page.scroller is not None:
        page.scroller.verticalScrollBar().setValue(0)


def tell_gone(widget: QWidget, name: str) -> None:
    """Say why a dossier is no longer on the screen."""
    say(widget, typographie(_GONE.format(name)), tone="attente")
