"""The court's settings: who it is, and what they answer by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.actions.registers import office
from tests.helpers.desk import make_desk
from vifdesk.actions.change_settings import change_settings
from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import open_register
from vifdesk.actions.start_examination import start_examination
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Answer, Heading
from vifdesk.domain.register.policy import Policy

COURT = {"juridiction": "TJ de Saint-Rémy", "territoire": "martinique", "departement": "972"}


def test_the_court_is_kept_and_read_back() -> None:
    """By another opening of the vault too."""
    here = office()
    change_settings(here.register, COURT)
    found = open_register(here.desk, here.register.vault, indexed=False).settings
    assert (found.court, found.territory, found.departement) == (
        "TJ de Saint-Rémy",
        Territory.MARTINIQUE,
        "972",
    )


@pytest.mark.parametrize(
    "wrong", [{"territoire": "lune"}, {"departement": "Rhône"}, {"juridiction": "deux\nlignes"}]
)
def test_what_is_not_a_court_is_refused(wrong: dict[str, object]) -> None:
    """And nothing of it is kept."""
    here = office()
    with pytest.raises(BadInput):
        change_settings(here.register, {**COURT, **wrong})
    assert here.register.settings.court == ""


def test_the_machines_policy_names_the_court_for_everybody() -> None:
    """What it fixes holds without a choice, and cannot be changed."""
    desk = replace(make_desk(), policy=lambda: Policy(court="TJ", departement="69"))
    here = office(desk=desk)
    assert (here.register.settings.court, here.register.settings.departement) == ("TJ", "69")
    with pytest.raises(BadInput, match="fixé"):
        change_settings(here.register, {"departement": "38"})


def test_the_court_answers_what_it_alone_can_say() -> None:
    """The department is not asked each night; where it is not known the question stands; it can be corrected."""
    desk, heading = make_desk(), Heading()
    metropole = Territory.METROPOLE
    known = start_examination(
        desk, "interdiction-arme", territory=metropole, heading=heading, departement="69"
    )
    assert known.answers == {"departement_juridiction": Answer("69", "Réglages de la juridiction")}
    unknown = start_examination(desk, "interdiction-arme", territory=metropole, heading=heading)
    assert unknown.answers == {}
    assert (
        start_examination(desk, "tgd", territory=metropole, heading=heading, departement="69").answers == {}
    )
