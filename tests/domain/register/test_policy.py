"""The policy of a machine: what a file may say, and what it does to the court's choices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.register.policy import Policy, read_policy
from vifdesk.domain.register.settings import CourtSettings

WHOLE: dict[str, object] = {
    "raison": "décision du directeur de greffe du 3 mars 2026",
    "verrouillage": {"minutes": 5},
    "conservation": {"mois_signalement": 2, "mois_dossier": 24},
    "noms": {"permis": False},
    "phrase": {"signes": 16},
    "sauvegarde": {"dossier": "D:\\Sauvegardes"},
    "entete": {"juridiction": "Tribunal judiciaire", "territoire": "guyane", "departement": "973"},
}


def test_every_setting_is_read() -> None:
    """A whole file, as the guide shows it."""
    policy = read_policy(WHOLE)
    assert policy.faults == ()
    assert (policy.idle_minutes, policy.report_months, policy.dossier_months) == (5, 2, 24)
    assert (policy.names_allowed, policy.phrase_letters) == (False, 16)
    assert (policy.backup_folder, policy.court) == ("D:\\Sauvegardes", "Tribunal judiciaire")
    assert (policy.territory, policy.departement) == (Territory.GUYANE, "973")
    assert "3 mars 2026" in policy.lock_words


def test_nothing_said_fixes_nothing() -> None:
    """An empty file leaves every choice to the court."""
    assert read_policy({}) == Policy()
    widest = CourtSettings(names_allowed=True)
    assert Policy().applied(widest) == widest


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"verrouillage": {"minutes": 0}}, "verrouillage.minutes"),
        ({"verrouillage": {"minutes": True}}, "verrouillage.minutes"),
        ({"conservation": {"mois_signalement": 4}}, "de 1 à 3"),
        ({"conservation": {"mois_dossier": 37}}, "de 6 à 36"),
        ({"noms": {"permis": "non"}}, "true ou false"),
        ({"phrase": {"signes": 7}}, "de 8 à 200"),
        ({"entete": {"territoire": "lune"}}, "entete.territoire"),
        ({"entete": {"juridiction": "TJ\nParis"}}, "une ligne"),
        ({"surprise": 1}, "surprise"),
        ({"noms": {"surprise": 1}}, "noms.surprise"),
    ],
)
def test_what_is_not_understood_makes_everything_strict(wrong: dict[str, object], said: str) -> None:
    """A mistyped policy must not open what it meant to close: the narrowest holds, and every fault is named."""
    policy = read_policy({**WHOLE, **wrong})
    assert policy.names_allowed is False
    assert policy.phrase_letters >= 16
    assert policy.idle_minutes == 5
    assert any(said in fault.replace("\u00a0", " ") for fault in policy.faults)


months = st.none() | st.integers(1, 36)


@given(
    months, months, st.sampled_from((None, True, False)), st.integers(1, 3), st.integers(6, 36), st.booleans()
)
def test_a_policy_only_narrows(
    report: int | None, dossier: int | None, names: bool | None, kept: int, longer: int, allowed: bool
) -> None:
    """Applied once or twice it is the same, and it never keeps longer nor permits more than the court chose."""
    policy = Policy(report_months=report, dossier_months=dossier, names_allowed=names)
    chosen = CourtSettings(kept, longer, allowed)
    settled = policy.applied(chosen)
    assert settled.report_months <= kept
    assert settled.dossier_months <= longer
    assert settled.names_allowed <= allowed
    assert policy.applied(settled) == settled
    assert (policy.refusal(chosen) == "") == (settled == chosen)
