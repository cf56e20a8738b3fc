"""Court and territory, chosen once for the session."""

from __future__ import annotations

from vifdesk.desktop.shell.session import Session
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import sentence_case


class CourtCard(Card):
    """What is chosen here holds for the delays and for the examinations opened after."""

    def __init__(self, session: Session) -> None:
        super().__init__("Juridiction")
        self._session = session
        self.court = text_field("TJ de …, parquet", text=session.court)
        self.court.textEdited.connect(session.name_court)
        self.territory = territory_box(session)
        self.body.addWidget(
            labelled_row("Tribunal (facultatif)", self.court, help="Imprimé en tête des fiches.")
        )
        self.body.addWidget(
            labelled_row(
                "Territoire du siège",
                self.territory,
                help="Décide des jours fériés et de l’heure légale.",
            )
        )


def territory_box(session: Session) -> ChoiceBox:
    """The list of territories; what is chosen there is the session's, and follows it."""
    box = ChoiceBox("Territoire")
    for territory in Territory:
        box.add(sentence_case(territory.label), territory.value)
    box.choose(session.territory.value)
    box.activated.connect(lambda _index: session.choose_territory(Territory(str(box.value()))))
    session.changed.connect(lambda: box.choose(session.territory.value))
    return box
