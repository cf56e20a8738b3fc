"""Figures over a register: by slips or by whole dossiers they are the same, and follow what is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.actions.registers import FUGITIVE, office
from tests.helpers.desk import make_desk
from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import CHEAP, PHRASE
from vifdesk.actions.bin_dossier import bin_dossier
from vifdesk.actions.count_figures import Cancelled, catch_up, make_report, proposed, read_period, reckon
from vifdesk.actions.desk import Desk
from vifdesk.actions.export_report import export_report
from vifdesk.actions.populate_register import populate_register
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.register import open_register
from vifdesk.actions.sum_up import SumUp
from vifdesk.actions.vault_port import Brief
from vifdesk.domain.statistics.period import Period, quarter_of
from vifdesk.domain.statistics.report import Audience, RestrictedReport
from vifdesk.domain.statistics.slip import SLIP
from vifdesk.store.cupboard import SqliteVaults

QUARTER = quarter_of(date(2026, 8, 1))
TGD = {"dispositif": "tgd", "faits": {**FUGITIVE, "date_decision": "2026-09-10"}, "le": "2026-09-10"}


def slipping(desk: Desk) -> Desk:
    """The real store, which keeps slips as the program does."""
    sums = SumUp(desk.rulebook)
    vaults = SqliteVaults(desk.clock, cost=CHEAP, pause=lambda _: None, summarise=sums)
    return replace(desk, cupboard=lambda: vaults)


def test_slips_and_whole_dossiers_make_the_same_report(tmp_path: Path) -> None:
    """Two vaults of the same invented lives, one with slips and one without: both audiences, to the last number."""
    reports = []
    for name, desk in (("avec", slipping(vault_desk())), ("sans", vault_desk())):
        path = tmp_path / name / "registre"
        make_vault(desk, path)
        vault = desk.cupboard().open(str(path), PHRASE)
        populate_register(desk, open_register(desk, vault, indexed=False), 40, seed=7)
        slips = [one.summary.get(SLIP) for one in vault.briefs() if isinstance(one, Brief)]
        assert (None in slips) is (name == "sans")
        reckoning = reckon(desk, vault)
        reports.append([make_report(reckoning, vault, QUARTER, audience) for audience in Audience])
        vault.close()
    assert reports[0] == reports[1]
    assert any(figure.now.value for figure in reports[0][0].figures)


def test_what_is_written_after_is_caught_up() -> None:
    """A new dossier, a changed one, one put in the bin: only they are read again, and the figures are those of a new reading."""
    here = office()
    for rank in range(3):
        here.record(f"26/{rank}", evaluations=[TGD])
    vault = here.register.vault
    reckoning = reckon(here.desk, vault)
    assert (
        make_report(reckoning, vault, QUARTER, Audience.RESTREINTE)
        .figures.figure("tgd_evaluations")
        .now.value
        == 3
    )
    here.record("26/3", evaluations=[TGD])
    here.record("26/0", evaluations=[])
    bin_dossier(here.desk, here.register, "26/1")
    catch_up(reckoning, here.register)
    report = make_report(reckoning, vault, QUARTER, Audience.RESTREINTE)
    assert report.figures.figure("tgd_evaluations").now.value == 2
    assert report == make_report(reckon(here.desk, vault), vault, QUARTER, Audience.RESTREINTE)


def test_a_dossier_that_cannot_be_read_is_told() -> None:
    """It is counted nowhere, and the report says how many there are."""
    here = office()
    for rank in range(2):
        here.record(f"26/{rank}", evaluations=[TGD])
    here.shelf.broken.add(here.register.places["26/0"].id)
    figures = make_report(
        reckon(here.desk, here.register.vault), here.register.vault, QUARTER, Audience.RESTREINTE
    ).figures
    assert (figures.unread, figures.figure("tgd_evaluations").now.value) == (1, 1)


def test_part_b_is_proposed_or_chosen() -> None:
    """The urgent phone without a ban is proposed, for its review is near; another one only when it is chosen by hand."""
    here = office()
    here.record(
        "26/1",
        evaluations=[{**TGD, "faits": {**FUGITIVE, "date_decision": "2026-09-30"}}],
        pseudonyme="Mme A.",
    )
    here.record("26/2", note="rien à suivre")
    vault = here.register.vault
    reckoning = reckon(here.desk, vault)
    report = make_report(reckoning, vault, QUARTER, Audience.RESTREINTE)
    assert isinstance(report, RestrictedReport)
    (line,) = report.situations
    assert (line.reference, line.pseudonym) == ("26/1", "Mme A.")
    assert line.proposed
    assert proposed(reckoning, QUARTER) == (here.register.places["26/1"].id,)
    chosen = make_report(
        reckoning, vault, QUARTER, Audience.RESTREINTE, chosen=[here.register.places["26/2"].id]
    )
    assert isinstance(chosen, RestrictedReport)
    assert [(one.reference, one.proposed) for one in chosen.situations] == [("26/2", "")]
    assert make_report(reckoning, vault, QUARTER, Audience.RESTREINTE, chosen=[]).situations == ()  # type: ignore[union-attr]


def test_the_reading_can_be_stopped() -> None:
    """Whoever watches may stop it; nothing is made of it."""
    here = office()
    here.record("26/1", evaluations=[TGD])
    with pytest.raises(Cancelled):
        reckon(here.desk, here.register.vault, progress=lambda _: False)


def test_a_period_to_come_is_refused() -> None:
    """Today may be its last day; tomorrow may not."""
    desk = make_desk()
    today = desk.clock.today()
    assert read_period(desk, today, today) == Period(today, today)
    with pytest.raises(BadInput, match="avenir"):
        read_period(desk, today, date(2026, 11, 23))
    with pytest.raises(BadInput, match="envers"):
        read_period(desk, today, date(2026, 11, 21))


def test_nothing_leaves_a_vault_that_takes_no_line() -> None:
    """An export that cannot be logged is not written."""
    here = office()
    vault = here.register.vault
    report = make_report(reckon(here.desk, vault), vault, QUARTER, Audience.LARGE)
    here.shelf.full = True
    with pytest.raises(UserProblem, match="disque"):
        export_report(here.desk, vault, report, {"q.json": b"{}"})
    assert here.desk.files.written == {}  # type: ignore[attr-defined]
