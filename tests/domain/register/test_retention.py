"""When a dossier has to go: the day before it stays, the day of it goes."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.domain.register.kinds import KINDS
from vifdesk.domain.register.record import BIN, HOLD, ORIGIN, first_version
from vifdesk.domain.register.retention import Due, Reason, has_procedure, last_day_reached
from vifdesk.domain.register.settings import CourtSettings, read_settings
from vifdesk.domain.register.shape import Content, RefusedField

CREATED = datetime(2026, 1, 31, 3, 12)
UPDATED = datetime(2026, 2, 28, 9)
REPORT = first_version("26/1", {"procedure": "non"}, CREATED)
DOSSIER = first_version("26/1", {"evenements": [{"type": "op_notifiee", "le": "2026-01-31"}]}, CREATED)


def due(content: Content, today: date, settings: CourtSettings | None = None) -> Due | None:
    return last_day_reached(content, UPDATED, today=today, events=KINDS, settings=settings or CourtSettings())


def test_a_report_goes_three_months_after_it_was_first_recorded() -> None:
    """Not after its last update: 31 January, 30 April."""
    assert due(REPORT, date(2026, 4, 29)) is None
    assert due(REPORT, date(2026, 4, 30)) == Due(Reason.SIGNALEMENT, date(2026, 4, 30), held=False)


def test_a_dossier_goes_three_years_after_its_last_update() -> None:
    """28 February 2026, 28 February 2029."""
    assert due(DOSSIER, date(2029, 2, 27)) is None
    assert due(DOSSIER, date(2029, 2, 28)) == Due(Reason.DERNIERE_MISE_A_JOUR, date(2029, 2, 28), held=False)


def test_an_imported_dossier_is_as_old_as_its_words() -> None:
    """Changing laptops does not make it young."""
    content = {**DOSSIER, ORIGIN: {"le": "2023-02-28T09:00:00", "auteur": "M. Q."}}
    assert due(content, date(2026, 2, 28)) is not None


def test_the_bin_is_emptied_after_thirty_days_but_never_later_than_the_law() -> None:
    """Whichever comes first."""
    binned = {**DOSSIER, BIN: {"depuis": "2026-03-01T10:00:00"}}
    assert due(binned, date(2026, 3, 30)) is None
    assert due(binned, date(2026, 3, 31)) == Due(Reason.CORBEILLE, date(2026, 3, 31), held=False)
    report = {**REPORT, BIN: {"depuis": "2026-04-29T10:00:00"}}
    assert due(report, date(2026, 4, 30)) == Due(Reason.SIGNALEMENT, date(2026, 4, 30), held=False)


def test_a_hold_is_told_beside_the_reason() -> None:
    """It is due, and kept."""
    found = due({**REPORT, HOLD: {"motif": "recours"}}, date(2027, 1, 1))
    assert found is not None
    assert found.held


def test_a_shorter_period_of_the_court_counts() -> None:
    """One month for reports."""
    assert due(REPORT, date(2026, 2, 28), CourtSettings(report_months=1)) is not None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({}, False),
        ({"procedure": "inconnu"}, False),
        ({"procedure": "oui"}, True),
        ({"evaluations": [{"dispositif": "tgd"}]}, True),
        ({"procedure": "non", "evaluations": [{"dispositif": "tgd"}]}, False),
        ({"procedure": "non", "evenements": [{"type": "op_notifiee"}]}, True),
        ({"evenements": [{"type": "signalement_recu"}]}, False),
        ({"evenements": [{"type": "disparu_des_regles"}]}, True),
    ],
)
def test_what_shows_that_there_are_proceedings(content: Content, expected: bool) -> None:
    """In doubt it is kept longer: a kind that the rules no longer know counts as one."""
    assert has_procedure(content, KINDS) is expected


@pytest.mark.parametrize(
    "raw",
    [
        {"mois_signalement": 4},
        {"mois_dossier": 37},
        {"mois_dossier": 0},
        {"mois_dossier": True},
        {"x": 1},
        {"noms_permis": "oui"},
    ],
)
def test_no_setting_goes_beyond_the_law(raw: dict[str, object]) -> None:
    """Three months and three years are the most."""
    with pytest.raises(RefusedField):
        read_settings(raw)
