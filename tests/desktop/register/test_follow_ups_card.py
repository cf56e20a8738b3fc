"""The follow-up of a dossier by its keys: the keyboard stays where it is, and nothing slow happens."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.helpers.keys import focus, press
from tests.helpers.registers import MemoryKeeper
from tests.helpers.windows import settle
from vifdesk.actions.desk import Desk
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.register.follow_ups_card import FollowUpLine, FollowUpsCard
from vifdesk.desktop.register.item_form import ItemForm
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.desktop.register.words import ADD_WORDS, KEY_LABELS, item_detail
from vifdesk.domain.register.record import items_of

LINES: list[dict[str, object]] = [
    {"texte": f"Action {rank}", "destinataire": "JAF", "pour": f"2026-11-{23 + rank}"} for rank in range(6)
]


def opened(page: DossiersPage, desk: Desk, keeper: MemoryKeeper) -> FollowUpsCard:
    """The card, the keyboard on its first line."""
    record_dossier(desk, keeper.register, {"reference": "26/04512", "suivis": LINES})
    page.show_dossier("26/04512")
    settle()
    dossier: Any = page.page
    card: FollowUpsCard = dossier.cards.follow_ups
    card.lines[0].setFocus()
    settle()
    return card


def test_every_field_of_a_form_and_every_detail_has_a_french_name(
    page: DossiersPage, desk: Desk, keeper: MemoryKeeper
) -> None:
    """The key of the rule behind a line is neither asked for nor shown, and stays when the line is corrected."""
    line = {"texte": "Rappeler", "id": "remise", "dispositif": "tgd", "rappel": "2026-11-30"}
    record_dossier(desk, keeper.register, {"reference": "26/04512", "suivis": [line]})
    assert item_detail("suivis", line) == "Rappel le\u00a0: 30/11/2026"
    for part in set(ADD_WORDS) - {"evenements"}:
        form = ItemForm(part, desk, keeper.register)
        assert not set(form.rows) - set(KEY_LABELS), part
    kept: list[object] = []
    form = ItemForm("suivis", desk, keeper.register, line)
    assert not {"id", "dispositif"} & set(form.rows)
    form.confirmed.connect(kept.append)
    form.confirm()
    assert kept == [line]


def suivis(page: DossiersPage) -> list[dict[str, object]]:
    dossier: Any = page.page
    return [dict(item) for item in items_of(dossier.dossier.content, "suivis")]


def test_a_key_moves_the_line_and_the_keyboard_goes_on(
    page: DossiersPage, desk: Desk, keeper: MemoryKeeper
) -> None:
    """F closes the line and stands on the next one; O drops that; arrows go through the rest."""
    card = opened(page, desk, keeper)
    press(focus(), Qt.Key.Key_F)
    settle()
    assert suivis(page)[0]["fait_le"] == "2026-11-22T07:40"
    assert focus() is card.lines[1]
    press(focus(), Qt.Key.Key_O)
    settle()
    assert suivis(page)[1]["sans_objet"] is True
    press(focus(), Qt.Key.Key_Down)
    assert focus() is card.lines[3]
    press(focus(), Qt.Key.Key_J)
    settle()
    assert suivis(page)[3]["pour"] == "2026-11-27"


def test_undo_brings_the_line_back(page: DossiersPage, desk: Desk, keeper: MemoryKeeper) -> None:
    """As a new version of the dossier."""
    card = opened(page, desk, keeper)
    press(focus(), Qt.Key.Key_S)
    settle()
    assert suivis(page)[0]["pour"] == "2026-11-30"
    page.undo()
    settle()
    assert suivis(page) == LINES
    assert len(card.lines) == 6


def test_closed_lines_are_folded_and_can_be_opened_again(
    page: DossiersPage, desk: Desk, keeper: MemoryKeeper
) -> None:
    """« Voir 1 ligne close »; F on it opens it again."""
    card = opened(page, desk, keeper)
    press(focus(), Qt.Key.Key_F)
    settle()
    assert 0 not in card.lines
    assert card.fold.text() == "Voir 1 ligne close"
    card.fold.click()
    settle()
    card.lines[0].setFocus()
    press(focus(), Qt.Key.Key_F)
    settle()
    assert suivis(page) == LINES


def test_moving_one_line_draws_the_others_no_anew(
    page: DossiersPage, desk: Desk, keeper: MemoryKeeper
) -> None:
    """The other lines stay the very widgets that they were: a key costs the line that it moves."""
    card = opened(page, desk, keeper)
    before: dict[int, FollowUpLine] = dict(card.lines)
    press(focus(), Qt.Key.Key_F)
    QApplication.processEvents()
    assert all(card.lines[rank] is before[rank] for rank in card.lines)


def test_a_dossier_takes_its_number_on_its_own_page(
    page: DossiersPage, desk: Desk, keeper: MemoryKeeper
) -> None:
    """The title says it; a number that is taken is refused where it stands, and nothing changes."""
    opened(page, desk, keeper)
    dossier: Any = page.page
    number = dossier.identity.number
    number.open_form()
    settle()
    for typed in ("26/07001", "26/99999"):
        number.number.setText(typed)
        press(number.number, Qt.Key.Key_Return)
        settle()
        if typed == "26/07001":
            assert "existe déjà" in number._row.note.text()
    assert dossier.title() == "Dossier 26/99999 · Mme A."
    assert "26/04512" not in keeper.register.places


def test_undo_gives_a_dossier_its_number_back(page: DossiersPage, desk: Desk, keeper: MemoryKeeper) -> None:
    """With all that was written under it; and redo takes it away again."""
    opened(page, desk, keeper)
    dossier: Any = page.page
    dossier.record({"note": "sous l’ancien numéro"})
    dossier.life.rename("26/99999")
    for step, number in ((dossier.undo, "26/04512"), (dossier.redo, "26/99999"), (dossier.undo, "26/04512")):
        step()
        assert dossier.reference == number
        assert dossier.title() == f"Dossier {number} · Mme A."
        assert dossier.dossier.content["note"] == "sous l’ancien numéro"
        assert [known for known in keeper.register.places if known in ("26/04512", "26/99999")] == [number]
    dossier.undo()
    assert dossier.dossier.content["note"] != "sous l’ancien numéro"
    assert dossier.reference == "26/04512"
