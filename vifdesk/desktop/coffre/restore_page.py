"""Bring a backup back: which, what it holds, then only its place. Works while the vault is locked, lost or damaged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from vifdesk.actions.back_up_in_turn import list_backups
from vifdesk.actions.bring_back_vault import bring_back_vault
from vifdesk.actions.look_into_backup import BackupContents, look_into_backup
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.coffre.backup_folders import default_folder, folders_of
from vifdesk.desktop.coffre.files import ask_for_folder, ask_for_vault
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.coffre.phrase import phrase_field
from vifdesk.desktop.coffre.report_words import size_words
from vifdesk.desktop.messages import ask, say
from vifdesk.desktop.tokens import SPACE_S, Role
from vifdesk.desktop.widgets.button import PRIMARY, SECONDARY, Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.choice import Choice
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import labelled_row
from vifdesk.desktop.widgets.labels import line, text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import moment_in_words, sentence_case, typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.vault_port import Backup
    from vifdesk.desktop.coffre.keeper import Keeper

_LISTED = 30
_NONE = typographie("Choisissez une sauvegarde dans la liste : rien ne change avant la dernière question.")
_ASIDE = typographie(
    "Le coffre qui est à cet endroit n’est pas effacé : il est renommé, à côté. La sauvegarde reste où elle est. "
    "Le coffre restauré s’ouvre avec les phrases d’alors."
)


class RestorePage(VaultPage):
    """Choose, look, restore."""

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk, keeper, "Restaurer une sauvegarde")
        self._chosen = ""
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_S)
        columns = Columns()
        columns.add(self._choosing(), 52, 52)
        columns.add(self._looking(), 46, 48)
        self.content.addWidget(columns)
        folders = folders_of(keeper) if keeper.is_open else (default_folder(keeper.path),)
        self._show_folders(folders)

    def escape(self) -> bool:
        self.go_asked.emit("")
        return True

    def _choosing(self) -> Card:
        card = Card("Quelle sauvegarde\u00a0?")
        card.body.addLayout(self._list)
        folder = Button("Chercher dans un autre dossier…", icon="rechercher")
        folder.clicked.connect(
            lambda: ask_for_folder(
                self, "Dossier des sauvegardes", "", lambda path: self._show_folders((path,))
            )
        )
        file = Button("Choisir un fichier…", icon="liste")
        file.clicked.connect(lambda: ask_for_vault(self, self.choose))
        card.body.addLayout(row(folder))
        card.body.addLayout(row(file))
        card.body.addStretch(1)
        return card

    def _looking(self) -> Card:
        self.which = text_label(_NONE, Role.BODY)
        self.phrase = phrase_field("Phrase secrète")
        self.look_button = Button("Voir ce qu’elle rapporterait", kind=SECONDARY, icon="apercu")
        self.found = text_label("", Role.BODY)
        self.restore_button = Button("Restaurer cette sauvegarde…", kind=PRIMARY, icon="retablir")
        card = Card("Ce qu’elle rapporterait")
        card.body.addWidget(self.which)
        card.body.addWidget(
            labelled_row(
                "Phrase secrète",
                self.phrase,
                help="Celle du jour de la sauvegarde. Facultative pour restaurer.",
            )
        )
        card.body.addLayout(row(self.look_button))
        card.body.addWidget(self.found)
        card.body.addWidget(line())
        card.body.addLayout(row(self.restore_button))
        card.body.addStretch(1)
        self.phrase.returnPressed.connect(self._look)
        self.look_button.clicked.connect(self._look)
        self.restore_button.clicked.connect(self._ask)
        for widget in (self.phrase, self.look_button, self.restore_button):
            widget.setEnabled(False)
        return card

    # ------------------------------------------------------------------------------------------------ choosing

    def _show_folders(self, folders: tuple[str, ...]) -> None:
        empty(self._list)
        found: list[Backup] = []
        for folder in folders:
            try:
                found += list_backups(self._desk, folder) if Path(folder).is_dir() else ()
            except UserProblem as problem:
                self.refuse(problem)
        for backup in sorted(found, key=lambda each: each.at, reverse=True)[:_LISTED]:
            self._list.addWidget(self._line(backup))
        if not found:
            text = f"Aucune sauvegarde dans {', '.join(folders)}."
            self._list.addWidget(text_label(text, Role.MUTED))

    def _line(self, backup: Backup) -> QWidget:
        choice = Choice(
            sentence_case(moment_in_words(backup.at)),
            help=f"{size_words(backup.size)} · {Path(backup.path).parent}",
            checkable=True,
        )
        self._group.addButton(choice)
        choice.clicked.connect(lambda: self.choose(backup.path))
        return choice

    def choose(self, path: str) -> None:
        """Take this backup; nothing is done yet."""
        self._chosen = path
        self.which.setText(Path(path).name)
        self.found.setText("")
        for widget in (self.phrase, self.look_button, self.restore_button):
            widget.setEnabled(True)

    # ------------------------------------------------------------------------------------------------ doing

    def _look(self) -> None:
        desk, path, phrase = self._desk, self._chosen, self.phrase.text()
        register = self._keeper.register if self._keeper.is_open else None
        if phrase:
            self.work(
                "Lecture de la sauvegarde…",
                lambda: look_into_backup(desk, path, phrase, register),
                self._show,
            )

    def _show(self, contents: BackupContents) -> None:
        self.phrase.clear()
        self.found.setText(contents_words(contents))

    def _ask(self) -> None:
        path = self._keeper.place_to_restore
        there = Path(path).exists()
        ask(
            self,
            "Restaurer cette sauvegarde\u00a0?",
            _ASIDE if there else typographie(f"Elle sera copiée ici : {path}."),
            do="Restaurer",
            leave="Ne rien changer",
            then=self._restore,
        )

    def _restore(self) -> None:
        desk, backup, keeper = self._desk, self._chosen, self._keeper
        path = keeper.place_to_restore
        keeper.lock(quietly=True)

        def done(aside: str) -> None:
            text = "Sauvegarde restaurée. Ouvrez le coffre avec la phrase d’alors."
            if aside:
                text += f" L’ancien fichier est à côté : {Path(aside).name}."
            window = self.window()
            keeper.choose(path)
            say(window, typographie(text), tone="favorable")

        def work() -> str:
            from vifdesk.desktop.coffre.keeper import make_usual_folder, usual_place

            if path == usual_place():
                make_usual_folder()
            return bring_back_vault(desk, backup, path)

        self.work("Copie et vérification…", work, done)


def contents_words(contents: BackupContents) -> str:
    """What is in it, and against the vault of today."""
    parts = [f"Dossiers : {contents.dossiers}. Utilisateurs : {contents.users}."]
    if contents.last_change is not None:
        parts.append(f"Dernier changement : {moment_in_words(contents.last_change)}.")
    if contents.unreadable:
        parts.append(f"Enregistrements illisibles : {contents.unreadable}.")
    if contents.compared:
        parts.append(
            f"Par rapport au coffre ouvert, dossiers qui reviendraient : {contents.returning} ; qui seraient dans une version "
            f"plus ancienne : {contents.older} ; qui manqueraient, mais restent dans le fichier mis de côté : {contents.lost}."
        )
    return typographie(" ".join(parts))
