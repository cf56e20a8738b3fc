"""A machine's policy binds the actions, hence the window and the command line alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.desk import make_desk
from vifdesk.actions.add_user import add_user
from vifdesk.actions.change_phrase import change_phrase
from vifdesk.actions.change_settings import change_settings
from vifdesk.actions.create_vault import create_vault
from vifdesk.actions.desk import Desk
from vifdesk.actions.open_vault import open_vault
from vifdesk.actions.problems import BadInput
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.register import open_register
from vifdesk.domain.register.policy import Policy

LONG = "une phrase bien assez longue"


def desk_under(policy: Policy) -> Desk:
    return replace(make_desk(), policy=lambda: policy)


def test_a_short_phrase_is_refused_wherever_one_is_made() -> None:
    """At creation, for a new user, for a change."""
    desk = desk_under(Policy(phrase_letters=16))
    with pytest.raises(BadInput, match="16 signes"):
        create_vault(desk, "coffre", phrase="courte", name="Mme A.", function="parquet")
    create_vault(desk, "coffre", phrase=LONG, name="Mme A.", function="parquet")
    vault = open_vault(desk, "coffre", LONG)
    with pytest.raises(BadInput, match="16 signes"):
        add_user(desk, vault, name="M. B.", function="greffe", phrase="courte")
    with pytest.raises(BadInput, match="16 signes"):
        change_phrase(desk, vault, user_id=vault.user.id, new="courte")


def test_what_is_fixed_cannot_be_chosen_and_holds_over_an_earlier_choice() -> None:
    """A court that had permitted names no longer may once the machine forbids them; retention shrinks likewise."""
    free = make_desk()
    create_vault(free, "coffre", phrase=LONG, name="Mme A.", function="parquet")
    vault = open_vault(free, "coffre", LONG)
    change_settings(open_register(free, vault, indexed=False), {"noms_permis": True})
    bound = replace(
        free, policy=lambda: Policy(names_allowed=False, dossier_months=12, reason="note du 3 mars 2026")
    )
    register = open_register(bound, open_vault(bound, "coffre", LONG), indexed=False)
    assert (register.settings.names_allowed, register.settings.dossier_months) == (False, 12)
    with pytest.raises(BadInput, match="note du 3 mars 2026"):
        change_settings(register, {"noms_permis": True})
    with pytest.raises(BadInput, match="nom"):
        record_dossier(
            bound, register, {"reference": "26/1", "personnes": [{"role": "victime", "nom": "Mme A."}]}
        )
    assert change_settings(register, {"mois_dossier": 6}).dossier_months == 6
