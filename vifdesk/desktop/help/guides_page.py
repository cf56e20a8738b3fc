"""The guides, to be read without a network: contents at the left, the text at the right, a word to look for."""

from __future__ import annotations

from PySide6.QtCore import QFile, QIODevice, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from vifdesk.desktop.help.guide_view import GuideView
from vifdesk.desktop.messages import say
from vifdesk.desktop.tokens import SPACE_L
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import text_field
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dates.wording import typographie

GUIDES = (
    ("Magistrat", "magistrat.md"),
    ("Service informatique", "informatique.md"),
    ("Protection des données", "donnees.md"),
    ("Auteur des règles", "regles.md"),
    ("Analyste", "analystes.md"),
)
_MISSING = typographie("Ce guide n’est pas dans l’installation : réinstallez vifdesk pour le retrouver.")
_DEEPEST = 3
"""Headings below this level are not in the contents."""


def guide_text(file: str) -> str:
    """The Markdown of a guide; empty where it is not installed."""
    text = QFile(f"guides:{file}")
    if not text.open(QIODevice.OpenModeFlag.ReadOnly):
        return ""
    content = bytes(text.readAll().data()).decode("utf-8", errors="replace")
    text.close()
    return content


class GuidesPage(Page):
    """The page « Guides »."""

    def __init__(self) -> None:
        super().__init__("Guides", "Tout est sur ce poste, rien n’est cherché ailleurs", scrolls=False)
        self.choice = ChoiceBox("Guide")
        self.choice.setMinimumContentsLength(24)
        for title, file in GUIDES:
            self.choice.add(title, file)
        self.sought = text_field("Chercher dans ce guide", name="Chercher dans ce guide")
        self.contents = QListWidget()
        self.contents.setAccessibleName("Sommaire")
        self.contents.setWordWrap(True)
        self.contents.setSpacing(2)
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.text = GuideView()
        above = QHBoxLayout()
        above.setSpacing(SPACE_L)
        above.addWidget(self.choice)
        above.addWidget(self.sought, 1)
        below = QHBoxLayout()
        below.setSpacing(SPACE_L)
        card = Card("Sommaire")
        card.body.addWidget(self.contents, 1)
        below.addWidget(card, 2)
        below.addWidget(self.text, 5)
        self.body.addLayout(above)
        self.body.addLayout(below, 1)
        self._connect()
        self.show_guide(GUIDES[0][1])

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(lambda _index: self.show_guide(str(self.choice.value())))
        self.contents.currentItemChanged.connect(lambda item, _before: self._go_to(item))
        self.contents.itemActivated.connect(lambda _item: self.text.setFocus())
        self.sought.returnPressed.connect(self.find_next)
        for key in ("Ctrl+F", "/"):
            QShortcut(QKeySequence(key), self).activated.connect(self.sought.setFocus)

    def show_guide(self, file: str) -> None:
        """Show one of them from its beginning."""
        words = guide_text(file) or _MISSING
        self.text.document().setDefaultFont(self.font())
        self.text.document().setMarkdown(words, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._list_headings()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def find_next(self) -> None:
        """Go to the next place of the word, from the beginning again after the last."""
        word = self.sought.text().strip()
        if not word or self.text.find(word):
            return
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if not self.text.find(word):
            say(self, typographie(f"« {word} » n’est pas dans ce guide."), tone="neutre")

    def first_focus(self) -> QWidget | None:
        return self.contents

    def _list_headings(self) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        block = self.text.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if 1 < level <= _DEEPEST:
                item = QListWidgetItem("    " * (level - 2) + block.text())
                item.setData(Qt.ItemDataRole.UserRole, block.blockNumber())
                self.contents.addItem(item)
            block = block.next()
        self.contents.blockSignals(False)

    def _go_to(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        block: QTextBlock = self.text.document().findBlockByNumber(int(item.data(Qt.ItemDataRole.UserRole)))
        place = self.text.document().documentLayout().blockBoundingRect(block).top()
        self.text.verticalScrollBar().setValue(round(place))
        self.text.setTextCursor(QTextCursor(block))
