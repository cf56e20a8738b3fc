"""The place « Rapport COPIL », over the real window and the real store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import open_window
from vifdesk.actions.compose_copil import copil_paper
from vifdesk.actions.copil_meetings import read_meetings
from vifdesk.actions.desk import Desk
from vifdesk.actions.read_log import read_log
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.vault_port import LogLine
from vifdesk.desktop.copil.export import FORMATS, ending_of, proposed_name
from vifdesk.desktop.copil.page import CopilPage
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.messages import MessageDialog
from vifdesk.domain.statistics.meeting import Meeting
from vifdesk.domain.statistics.period import Period
from vifdesk.domain.statistics.report import Audience, RestrictedReport, WideReport
from vifdesk.printing.press import ReportlabPress

Q3 = Period(date(2026, 7, 1), date(2026, 9, 30))


def dossier(rank: int) -> dict[str, object]:
    return {
        "reference": f"26/100{rank}",
        "pseudonyme": f"Mme {'ABCDEFG'[rank]}.",
        "evenements": [
            {"type": "tgd_demande", "le": "2026-08-03"},
            {"type": "tgd_decide", "le": "2026-08-05"},
        ],
    }


@pytest.fixture
def desk() -> Desk:
    return replace(vault_desk(), press=ReportlabPress())


@pytest.fixture
def window(dressed: object, desk: Desk, local_data: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """Open, over six dossiers of the third quarter."""
    make_vault(desk, local_data / "vifdesk" / "registre.vifdesk")
    with open_window(desk, qtbot) as opened:
        keeper = opened.side.keeper
        keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
        qtbot.waitUntil(lambda: keeper.is_open)
        for rank in range(6):
            record_dossier(desk, keeper.register, dossier(rank))
        yield opened
        opened.side.leave()


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CopilPage:
    window.go("copil")
    shown = window.place.page
    assert isinstance(shown, CopilPage)
    wait(qtbot, shown)
    return shown


def wait(qtbot: QtBot, page: CopilPage) -> None:
    """Until what is asked for is shown."""
    qtbot.waitUntil(
        lambda: (
            page._counted is not None
            and not page.counter.busy
            and page._counted.asked.period == page.period.period
            and page._counted.asked.audience is page.period.for_whom
        ),
        timeout=20_000,
    )


def shown_value(page: CopilPage, figure_id: str) -> str:
    """What the table says of a figure."""
    place = [one.id for one in page.figures.table.rows.figures].index(figure_id)
    return str(page.figures.table.rows.index(place, 1).data())


def kept(window: MainWindow) -> list[Meeting]:
    return list(read_meetings(window.side.keeper.register.meetings.values()))


def test_the_last_quarter_that_has_ended_is_shown_at_once(page: CopilPage) -> None:
    """For the COPIL VIF, with its figures and its charts."""
    assert (page.period.period, page.period.for_whom) == (Q3, Audience.RESTREINTE)
    assert shown_value(page, "evenement.tgd_decide") == "6"
    assert page.figures.subjects.count() > 3
    assert page.export.isEnabled()


def test_the_period_before_has_other_figures_and_one_to_come_cannot_be_chosen(
    page: CopilPage, qtbot: QtBot
) -> None:
    """Nothing was noted then; the quarter under way has not ended."""
    assert not page.period.later.isEnabled()
    page.period.earlier.click()
    wait(qtbot, page)
    assert page.period.period.title == "deuxième trimestre 2026"
    assert shown_value(page, "evenement.tgd_decide") == "non renseigné"
    assert page.period.later.isEnabled()


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("30/9", "1/7/2026", "à l’envers"),
        ("1/7/2026", "1/1/2027", "l’avenir"),
        ("1/7/2026", "xyz", "compris"),
    ],
)
def test_a_free_period_that_makes_no_sense_is_refused_beside_the_field(
    page: CopilPage, since: str, until: str, said: str
) -> None:
    """Reversed, to come, or not a day; what was typed stays, what was shown too."""
    page.period.span._group.button(3).click()
    page.period.since.setText(since)
    page.period.until.setText(until)
    page.period._take_free()
    assert said in page.period.until_row.note.text()
    assert page.period.until.text() == until
    assert page.period.period == Q3


def test_partners_get_no_situation_and_masked_figures(page: CopilPage, qtbot: QtBot) -> None:
    """The type of the report has no place for a situation."""
    page.period.audience._group.button(1).click()
    wait(qtbot, page)
    assert page._counted is not None
    assert isinstance(page._counted.report, WideReport)
    assert not page.situations.isVisible()


def test_a_comment_is_in_the_vault_and_comes_back_for_its_period_and_audience_alone(
    page: CopilPage, window: MainWindow, qtbot: QtBot
) -> None:
    """Typed under the quarter for the COPIL VIF; neither the quarter before nor partners see it."""
    page.figures.comment.setPlainText("La demande progresse.")
    qtbot.waitUntil(lambda: bool(kept(window)), timeout=5_000)
    assert kept(window)[0].comments == {page.figures.subjects.value(): "La demande progresse."}
    page.period.audience._group.button(1).click()
    wait(qtbot, page)
    assert page.figures.comment.toPlainText() == ""
    page.period.audience._group.button(0).click()
    wait(qtbot, page)
    assert page.figures.comment.toPlainText() == "La demande progresse."
    assert len(kept(window)) == 1


def test_what_is_being_typed_is_kept_when_the_vault_locks(
    page: CopilPage, window: MainWindow, qtbot: QtBot
) -> None:
    """And nothing of it stays on the locked screen."""
    page.meeting.feedback.setPlainText("Leçon à tirer.")
    keeper = window.side.keeper
    keeper.lock()
    assert page.meeting.feedback.toPlainText() == ""
    assert page.figures.table.rows.rowCount() == 0
    keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: keeper.is_open)
    assert kept(window)[0].feedback == "Leçon à tirer."


def test_a_situation_is_added_left_out_and_that_is_undone(
    page: CopilPage, window: MainWindow, qtbot: QtBot
) -> None:
    """By its number, as it is typed; the choice is in the vault."""

    def situations() -> list[str]:
        assert page._counted is not None
        assert isinstance(page._counted.report, RestrictedReport)
        return [one.reference for one in page._counted.report.situations]

    proposed = situations()
    page.situations.number.setText("26 1004")
    page.situations.add.click()
    qtbot.waitUntil(lambda: situations() == [*proposed, "26/1004"], timeout=5_000)
    page.situations.list.stand_on("26/1004")
    page.situations.turn.click()
    qtbot.waitUntil(lambda: situations() == proposed, timeout=5_000)
    page.undo()
    qtbot.waitUntil(lambda: situations() == [*proposed, "26/1004"], timeout=5_000)
    page.keep()
    assert kept(window)[0].chosen is not None
    page.situations.number.setText("99/1")
    page.situations.add.click()
    assert "Aucun dossier de ce numéro" in page.situations.number_row.note.text()


def test_the_next_meeting_is_reminded_and_a_reversed_pair_of_days_is_not_kept(
    page: CopilPage, window: MainWindow
) -> None:
    """Once a year at least for the COPIL VIF; the mistake is said beside the field."""
    page.meeting.held.setText("12/10/2025")
    page.meeting.next_on.setText("1/10/2025")
    assert not page.keep()
    assert "doit venir après" in page.meeting.next_row.note.text()
    assert kept(window) == []
    page.meeting.next_on.setText("quand ?")
    page.meeting.feedback.setPlainText("Ce texte reste.")
    assert not page.keep()
    assert [(one.next_on, one.feedback) for one in kept(window)] == [(None, "Ce texte reste.")]
    page.meeting.next_on.setText("")
    assert page.keep()
    assert "12 octobre 2026" in page.meeting.notice.label.text()
    assert "Ce délai est passé" in page.meeting.notice.label.text()


def test_agenda_and_attendance_are_kept_only_once_they_are_changed(
    page: CopilPage, window: MainWindow
) -> None:
    """So that a better proposal of the texts reaches those who changed nothing."""
    page.meeting.held.setText("12/10/2026")
    page.keep()
    assert (kept(window)[0].agenda, kept(window)[0].attendance) == ((), ())
    page.meeting.attendance.setPlainText("Préfet — Mme P.\nProcureur")
    page.keep()
    assert [(one.function, one.name) for one in kept(window)[0].attendance] == [
        ("Préfet", "Mme P."),
        ("Procureur", ""),
    ]


@pytest.mark.parametrize("ending", FORMATS)
def test_an_export_is_whole_logged_and_remembered(
    page: CopilPage, window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    """In each format; a paper was presented, a mere file of figures was not."""
    assert page._counted is not None
    paper = copil_paper(page._counted.report, (), date(2026, 11, 22))
    path = tmp_path / f"rapport{ending}"
    with qtbot.waitSignal(page.exporter.written, timeout=20_000):
        page.exporter.write(paper, str(path))
    assert path.stat().st_size > 100
    if ending == ".json":
        assert json.loads(path.read_text(encoding="utf-8"))["diffusion"] == "restreinte"
    lines = [line for line in read_log(window.side.keeper.vault) if isinstance(line, LogLine)]
    assert [line.detail for line in lines if line.action == "export"] == [
        "copil:restreinte:2026-07-01:2026-09-30"
    ]
    assert [one.exported_on for one in kept(window)] == (
        [date(2026, 11, 22)] if ending in (".pdf", ".ods", ".odt") else []
    )
    assert [child.name for child in tmp_path.iterdir() if child.name.startswith("rapport")] == [path.name]


def test_an_export_that_is_stopped_writes_nothing_and_logs_nothing(
    page: CopilPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Stopped before the paper was made."""
    assert page._counted is not None
    page.exporter.write(copil_paper(page._counted.report, (), date(2026, 11, 22)), str(tmp_path / "r.pdf"))
    page.writing.stop.click()
    qtbot.waitUntil(lambda: not page.exporter.work.busy, timeout=20_000)
    assert not (tmp_path / "r.pdf").exists()
    lines = [line for line in read_log(window.side.keeper.vault) if isinstance(line, LogLine)]
    assert not [line for line in lines if line.action == "export"]


def test_a_file_that_the_user_was_not_asked_about_is_not_replaced(
    page: CopilPage, window: MainWindow, tmp_path: Path
) -> None:
    """The name was typed without its ending, and another report stands there."""
    (tmp_path / "r.ods").write_bytes(b"before")
    assert page._counted is not None
    paper = copil_paper(page._counted.report, (), date(2026, 11, 22))
    page.exporter.write(paper, str(tmp_path / "r"), ".ods")
    dialog = window.findChild(MessageDialog)
    assert dialog is not None
    dialog.close()
    assert (tmp_path / "r.ods").read_bytes() == b"before"


def test_the_dialog_offers_every_format_under_a_name_that_names_nobody(
    page: CopilPage, window: MainWindow, press_export: Callable[[], QFileDialog]
) -> None:
    """Ctrl+Maj+E; « COPIL VIF, troisième trimestre 2026.pdf »."""
    dialog = press_export()
    assert dialog.nameFilters() == list(FORMATS.values())
    assert [ending_of(words) for words in FORMATS.values()] == list(FORMATS)
    assert page._counted is not None
    name = proposed_name(copil_paper(page._counted.report, (), date(2026, 11, 22)))
    assert name == "COPIL VIF, troisième trimestre 2026.pdf"
    dialog.close()


@pytest.fixture
def press_export(page: CopilPage, qtbot: QtBot) -> Callable[[], QFileDialog]:
    def press() -> QFileDialog:
        QTest.keyClick(
            page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        dialog = page.findChild(QFileDialog)
        assert dialog is not None
        return dialog

    return press


def test_the_rail_says_that_a_meeting_should_have_been_held(
    page: CopilPage, window: MainWindow, qtbot: QtBot
) -> None:
    """Seen from any page; gone once one is set in time, and while the vault is locked."""

    def pill() -> str:
        return window._rail._lines["copil"].accessibleName()

    page.meeting.held.setText("12/10/2025")
    page.keep()
    window.go("accueil")
    assert "COPIL VIF\u00a0: réunion à fixer" in pill()
    window.go("copil")
    page.meeting.held.setText("12/10/2026")
    window.go("accueil")
    assert "réunion" not in pill()
    window.go("copil")
    page.meeting.next_on.setText("1/12/2026")
    window.go("accueil")
    assert "réunion proche" in pill()
    window.side.keeper.lock()
    assert "réunion" not in pill()


def test_the_keys_do_what_the_page_of_keys_says(page: CopilPage, window: MainWindow, qtbot: QtBot) -> None:
    """Alt+← and Alt+→ turn the period; Space leaves a situation out, Ctrl+Z takes it back, Enter shows the dossier."""
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(page, Qt.Key.Key_Left, alt)
    wait(qtbot, page)
    assert page.period.period.title == "deuxième trimestre 2026"
    QTest.keyClick(page, Qt.Key.Key_Right, alt)
    wait(qtbot, page)
    assert page.period.period == Q3
    page.situations.number.setText("26/1004")
    page.situations.add.click()
    qtbot.waitUntil(lambda: "26/1004" in kept_now(page), timeout=5_000)
    page.situations.list.setFocus()
    page.situations.list.stand_on("26/1004")
    QTest.keyClick(page.situations.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "26/1004" not in kept_now(page), timeout=5_000)
    QTest.keyClick(page.situations.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "26/1004" in kept_now(page), timeout=5_000)
    page.situations.list.stand_on("26/1004")
    QTest.keyClick(page.situations.list, Qt.Key.Key_Return)
    assert window.place.key == "dossiers"


def kept_now(page: CopilPage) -> list[str]:
    return [one.situation.reference for one in page.situations._candidates if one.kept]
