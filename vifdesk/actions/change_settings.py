"""Change what the court decides for its register."""

from __future__ import annotations

from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import SETTINGS, Register, entry
from vifdesk.actions.vault_port import Change
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.settings import CourtSettings, read_settings, settings_json
from vifdesk.domain.register.shape import Content, RefusedField


def change_settings(register: Register, raw: Content) -> CourtSettings:
    """Replace the settings that are given; the others stay.

    Raises:
        BadInput: a number outside the bounds of the law, an unknown setting, one that this machine's policy has fixed.

    """
    try:
        settings = read_settings({**settings_json(register.settings), **raw})
    except RefusedField as refusal:
        raise BadInput(refusal.field, str(refusal)) from refusal
    refusal_here = register.policy.refusal(settings)
    if refusal_here:
        raise BadInput("reglage", refusal_here)
    place = register.settings_place
    change = Change(
        place.id if place else None, SETTINGS, settings_json(settings), place.version if place else None
    )
    with told():
        (stored,) = register.vault.write((change,), (entry(Act.REGLAGES),))
    register.take(stored)
    return settings
