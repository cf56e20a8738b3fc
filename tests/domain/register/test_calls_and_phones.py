"""Calls and devices as values: what the vault gives back, what it refuses, what is counted."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.register.calls import Call, CallState, as_item, call_json, read_call
from vifdesk.domain.register.phones import (
    Phone,
    PhoneState,
    held_in,
    idle_rate,
    in_order,
    phone_json,
    read_phone,
)
from vifdesk.domain.register.shape import PARTS, RefusedField

LINES = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40).map(str.strip)
MINUTES = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@given(
    st.builds(
        Call,
        at=MINUTES,
        service=LINES,
        function=LINES,
        subject=LINES,
        next_step=LINES,
        call_back=st.none() | MINUTES,
        state=st.sampled_from(CallState),
        reference=LINES,
        by=LINES,
    )
)
def test_a_call_comes_back_from_the_vault_as_it_was(call: Call) -> None:
    """To the minute; as an item of a dossier it holds only keys that a dossier accepts."""
    assert read_call(call_json(call)) == call
    part = PARTS["appels"]
    assert as_item(call).keys() <= {*part.needed, *part.optional}


@pytest.mark.parametrize(
    "broken",
    [
        {"le": "hier"},
        {"etat": "perdu"},
        {"objet": "deux\nlignes"},
        {"rappeler_le": "2026-11-25"},
        {"service": 3},
    ],
)
def test_a_call_that_does_not_fit_is_refused(broken: dict[str, object]) -> None:
    """What a colleague's file, or a hand, may hold."""
    with pytest.raises(RefusedField):
        read_call({**call_json(Call(datetime(2026, 11, 25, 2, 40), subject="x")), **broken})


@given(st.sampled_from(PhoneState), st.dates(), LINES, LINES)
def test_a_device_comes_back_from_the_vault_as_it_was(
    state: PhoneState, day: date, reference: str, note: str
) -> None:
    """Its name, state, day, dossier and note."""
    phone = Phone("TGD-1", state, day, reference, note)
    assert read_phone(phone_json(phone)) == phone


def test_a_dossier_holds_a_device_until_it_says_otherwise() -> None:
    """The last word about each device counts."""
    items = [
        {"appareil": "TGD-1", "etat": "attribue"},
        {"appareil": "TGD-2", "etat": "reserve"},
        {"appareil": "TGD-1", "etat": "restitue"},
    ]
    assert held_in(items) == {"TGD-2": "reserve"}


def test_names_are_sorted_as_a_person_does() -> None:
    """« TGD-2 » stands before « TGD-10 »."""
    assert sorted(["TGD-10", "tgd-2", "A"], key=in_order) == ["A", "tgd-2", "TGD-10"]


def test_the_idle_rate_counts_days_of_working_devices() -> None:
    """Ten days available of twenty in service; days out of order count nowhere."""
    first = date(2026, 1, 1)
    history = (
        Phone("T", PhoneState.DISPONIBLE, first),
        Phone("T", PhoneState.ATTRIBUE, first + timedelta(days=10), "26/1"),
        Phone("T", PhoneState.HORS_SERVICE, first + timedelta(days=20)),
    )
    assert idle_rate([history], first, first + timedelta(days=30)) == 0.5
    assert idle_rate([], first, first + timedelta(days=30)) is None


@given(st.lists(st.tuples(st.sampled_from(PhoneState), st.dates()), min_size=1, max_size=8))
def test_the_idle_rate_lies_between_none_and_all(states: list[tuple[PhoneState, date]]) -> None:
    """Whatever days somebody typed, in whatever order."""
    history = [Phone("T", state, day) for state, day in states]
    rate = idle_rate([history], date(2026, 1, 1), date(2027, 1, 1))
    assert rate is None or 0 <= rate <= 1
