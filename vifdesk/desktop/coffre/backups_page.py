"""Copies of the vault, and whether it is intact."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from vifdesk.actions.back_up_in_turn import back_up_in_turn, list_backups
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.coffre.backup_folders import default_folder, folders_of, make_default_folder
from vifdesk.desktop.coffre.files import ask_for_folder
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.coffre.report_words import failed_words, report_words, size_words
from vifdesk.desktop.tokens import SPACE_S, Role
from vifdesk.desktop.widgets.button import PRIMARY, SECONDARY, Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import LabelledRow, labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.padlock import under_padlock
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import moment_in_words, sentence_case, typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.vault_port import Backup, Report, Rotated
    from vifdesk.desktop.coffre.keeper import Keeper

_LISTED = 12
_HOW = typographie(
    "Une copie est faite chaque jour à l’ouverture, puis relue en entier. Restent la dernière de chacun des 7 derniers jours, "
    "5 semaines et 12 mois. Les copies sont chiffrées comme le coffre : la même phrase les ouvre."
)


class BackupsPage(VaultPage):
    """Back up now, in one folder or two; check; list."""

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk, keeper, "Sauvegardes et intégrité")
        columns = Columns()
        columns.add(self._making(), 56, 56)
        columns.add(self._checking(), 40, 44)
        self.content.addWidget(columns)
        listed = Card("Sauvegardes présentes")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_S)
        listed.body.addLayout(self._list)
        self.restore_button = Button("Voir et restaurer…", kind=SECONDARY, icon="retablir")
        self.restore_button.clicked.connect(lambda: self.go_asked.emit("restaurer"))
        listed.body.addLayout(row(self.restore_button))
        self.content.addWidget(listed)
        self._show_list()

    def escape(self) -> bool:
        self.go_asked.emit("")
        return True

    def _making(self) -> Card:
        chosen = self._keeper.preferences
        self.first = text_field(text=chosen.backup_folder or default_folder(self._keeper.path))
        self.second = text_field("Une clé USB chiffrée, un second disque", text=chosen.second_folder)
        self.button = Button("Sauvegarder maintenant", kind=PRIMARY, icon="enregistrer")
        card = Card("Sauvegarder")
        first, fixed = self._folder_row("Dossier", self.first), self._desk.policy().backup_folder
        card.body.addWidget(under_padlock(first, first, self._desk.policy().lock_words if fixed else ""))
        card.body.addWidget(self._folder_row("Second dossier (facultatif)", self.second))
        card.body.addLayout(row(self.button))
        card.body.addWidget(text_label(_HOW, Role.CAPTION))
        card.body.addStretch(1)
        self.button.clicked.connect(self._back_up)
        return card

    def _folder_row(self, label: str, field: QLineEdit) -> LabelledRow:
        browse = Button("Parcourir…", icon="liste")
        browse.setAccessibleName(f"Parcourir, {label.lower()}")
        browse.clicked.connect(lambda: ask_for_folder(self, label, field.text(), field.setText))
        return labelled_row(label, field, beside=browse)

    def _checking(self) -> Card:
        self.check_button = Button("Vérifier le coffre", kind=SECONDARY, icon="examen")
        self.report = text_label("", Role.BODY)
        card = Card("Intégrité")
        text = "Chaque enregistrement, l’inventaire et le journal sont relus et comparés à leurs sceaux."
        card.body.addWidget(text_label(text, Role.MUTED))
        card.body.addLayout(row(self.check_button))
        card.body.addWidget(self.report)
        card.body.addStretch(1)
        self.check_button.clicked.connect(self._check)
        return card

    # ------------------------------------------------------------------------------------------------ work

    def _back_up(self) -> None:
        try:
            self._keep_folders()
            make_default_folder(self._desk, self._keeper)
        except UserProblem as problem:
            self.refuse(problem)
            return
        vault, folders = self._keeper.vault, folders_of(self._keeper)
        self.work("Copie et relecture…", lambda: back_up_in_turn(vault, folders), self._backed_up)

    def _keep_folders(self) -> None:
        first, second = self.first.text().strip(), self.second.text().strip()
        usual = default_folder(self._keeper.path)
        chosen = replace(
            self._keeper.preferences, backup_folder="" if first == usual else first, second_folder=second
        )
        if chosen != self._keeper.preferences:
            self._keeper.keep_preferences(chosen)

    def _backed_up(self, rotated: Rotated) -> None:
        if rotated.failed:
            self.tell(failed_words(rotated), "alerte")
        else:
            count = len(rotated.written)
            self.tell(
                "Sauvegarde écrite et relue." if count == 1 else f"{count} sauvegardes écrites et relues.",
                "favorable",
            )
        self._show_list()

    def _check(self) -> None:
        from vifdesk.actions.verify_vault import verify_vault

        vault = self._keeper.vault
        self.work("Lecture de tout le coffre…", lambda: verify_vault(vault), self._checked)

    def _checked(self, report: Report) -> None:
        text, tone = report_words(report)
        self.tell(text, tone)

    def _show_list(self) -> None:
        empty(self._list)
        shown = 0
        for folder in folders_of(self._keeper):
            try:
                found = list_backups(self._desk, folder) if Path(folder).is_dir() else ()
            except UserProblem as problem:
                self._list.addWidget(text_label(str(problem), Role.BODY, tone="alerte"))
                continue
            for backup in found[:_LISTED]:
                self._list.addWidget(text_label(backup_line(backup)))
                shown += 1
        if not shown:
            self._list.addWidget(text_label("Aucune pour l’instant.", Role.MUTED))


def backup_line(backup: Backup) -> str:
    """« Mardi 7 septembre 2021 à 17 h 40 · 1,2 Mo · dossier »."""
    when = sentence_case(moment_in_words(backup.at))
    return f"{when} · {size_words(backup.size)} · {Path(backup.path).parent}"
