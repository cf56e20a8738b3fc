"""Whatever is recorded, undone and restored: the history tells it all; whatever JSON comes: recorded or refused."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.actions.registers import OP, Office, office
from vifdesk.actions.bin_dossier import bin_dossier, take_out_of_bin
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.read_dossier import read_dossier
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.restore_version import restore_version, undo_change
from vifdesk.domain.register.record import fields_of
from vifdesk.domain.register.shape import FIELDS

notes = st.builds(lambda text: ("record", {"note": text}), st.sampled_from("abc"))
events = st.builds(lambda found: ("record", {"evenements": found}), st.lists(st.just(OP), max_size=2))
others = st.sampled_from([("undo", None), ("bin", None), ("unbin", None)])
back = st.builds(lambda version: ("restore", version), st.integers(1, 6))
steps = st.lists(st.one_of(notes, events, others, back), max_size=8)


def play(of: Office, kind: str, argument: object) -> None:
    if isinstance(argument, dict):
        of.record("26/1", **argument)
    elif isinstance(argument, int):
        restore_version(of.register, "26/1", argument)
    elif kind == "undo":
        undo_change(of.register, "26/1")
    elif kind == "bin":
        bin_dossier(of.desk, of.register, "26/1")
    else:
        take_out_of_bin(of.register, "26/1")


@given(played=steps)
def test_every_step_is_one_more_version_and_no_version_ever_changes(played: list[tuple[str, Any]]) -> None:
    """What the history showed before a step, it still shows after it; undo shows the fields of the version before."""
    of = office()
    of.record("26/1", note="0")
    for kind, argument in played:
        before = read_dossier(of.register, "26/1").versions
        of.wait(seconds=1)
        try:
            play(of, kind, argument)
        except (BadInput, UserProblem):
            assert read_dossier(of.register, "26/1").versions == before
            continue
        after = read_dossier(of.register, "26/1").versions
        assert after[:-1] == before
        if kind == "undo":
            assert fields_of(after[-1].content) == fields_of(before[-2].content)
        elif kind == "restore":
            assert fields_of(after[-1].content) == fields_of(before[argument - 1].content)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["2026-03-10", "tgd", "oui"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "le", "dispositif", "faits", "territoire", "role", "texte", "date_decision", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
dossiers = st.dictionaries(st.sampled_from(["reference", *FIELDS, "autre"]), json_values, max_size=4)


@given(raw=dossiers)
def test_whatever_json_comes_is_recorded_or_refused_in_one_sentence(raw: dict[str, object]) -> None:
    """Nothing else is ever raised, and a refusal writes nothing."""
    of = office()
    message = attempt(of, {"reference": "26/1", **raw})
    if message is not None:
        assert message
        assert of.register.places == {}
        return
    (reference,) = of.register.places
    kept = read_dossier(of.register, reference).content
    given_back = {key: value for key, value in raw.items() if key not in ("reference", "evaluations")}
    assert {key: kept[key] for key in given_back} == given_back


def attempt(of: Office, raw: dict[str, object]) -> str | None:
    """The refusal's sentence; None when it was recorded."""
    try:
        record_dossier(of.desk, of.register, raw)
    except BadInput as refusal:
        return str(refusal)
    return None
