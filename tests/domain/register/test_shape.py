"""What a dossier accepts, and what a refusal says."""

from __future__ import annotations

import pytest

from tests.domain.register.kinds import KINDS
from vifdesk.domain.register.shape import RefusedField, read_fields, read_reference

WHOLE: dict[str, object] = {
    "reference": "26/04512",
    "pseudonyme": "Mme A.",
    "note": "Deux lignes\net un « guillemet »",
    "procedure": "inconnu",
    "personnes": [{"role": "victime", "pseudonyme": "Mme A."}],
    "evenements": [
        {"type": "op_notifiee", "le": "2026-03-10"},
        {"type": "op_notifiee", "le": "2026-03-10T17:40"},
    ],
    "evaluations": [{"dispositif": "tgd", "territoire": "metropole", "faits": {"cohabitation": "non"}}],
    "decisions": [{"texte": "TGD attribué", "motif": "danger"}],
    "suivis": [{"texte": "Rappeler", "pour": "2026-03-11", "sans_objet": False}],
    "appels": [{"le": "2026-03-10T03:12", "service": "Commissariat"}],
    "telephones": [{"appareil": "TGD-001", "etat": "attribue"}],
}


def test_a_whole_dossier_comes_back_as_given() -> None:
    """Nothing is added, turned or dropped."""
    assert read_fields(WHOLE, KINDS, names_allowed=False) == {
        k: v for k, v in WHOLE.items() if k != "reference"
    }


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({"couleur": "bleu"}, "couleur"),
        ({"note": 3}, "note"),
        ({"note": "coupé \ud83d"}, "note"),
        ({"procedure": "peut-être"}, "procedure"),
        ({"evenements": {"type": "op_notifiee"}}, "evenements"),
        ({"evenements": ["op_notifiee"]}, "evenements[1]"),
        ({"evenements": [{"type": "op_notifiee"}]}, "evenements[1].le"),
        ({"evenements": [{"type": "inventé", "le": "2026-03-10"}]}, "evenements[1].type"),
        ({"evenements": [{"type": ["op_notifiee"], "le": "2026-03-10"}]}, "evenements[1].type"),
        ({"evenements": [{"type": "op_notifiee", "le": "2026-02-30"}]}, "evenements[1].le"),
        ({"evenements": [{"type": "op_notifiee", "le": "10/03/2026"}]}, "evenements[1].le"),
        ({"evenements": [{"type": "op_notifiee", "le": "2026-03-10", "ou": "ici"}]}, "evenements[1].ou"),
        ({"evaluations": [{"dispositif": "tgd"}]}, "evaluations[1].faits"),
        (
            {"evaluations": [{"dispositif": "tgd", "faits": {}, "territoire": ["x"]}]},
            "evaluations[1].territoire",
        ),
        ({"evaluations": [{"dispositif": "tgd", "faits": {"x": float("nan")}}]}, "x"),
        ({"personnes": [{"role": "victime", "nom": "DURAND"}]}, "personnes[1].nom"),
    ],
)
def test_a_refusal_names_the_place(raw: dict[str, object], field: str) -> None:
    """One sentence: the field, what came, what is accepted."""
    with pytest.raises(RefusedField) as refusal:
        read_fields(raw, KINDS, names_allowed=False)
    assert refusal.value.field == field
    assert "attendu" in str(refusal.value)


def test_a_refused_name_is_not_repeated() -> None:
    """An error message may end in a log: it never carries the name."""
    with pytest.raises(RefusedField) as refusal:
        read_fields({"personnes": [{"role": "x", "nom": "DURAND"}]}, KINDS, names_allowed=False)
    assert "DURAND" not in str(refusal.value)


def test_names_are_accepted_where_the_court_allows_them() -> None:
    """The same field, the other policy."""
    people = [{"role": "victime", "nom": "DURAND"}]
    assert read_fields({"personnes": people}, KINDS, names_allowed=True) == {"personnes": people}


def test_a_well_of_lists_is_refused() -> None:
    """What nests without end would end in a crash somewhere else."""
    deep: object = "fond"
    for _ in range(50):
        deep = [deep]
    with pytest.raises(RefusedField):
        read_fields(
            {"evaluations": [{"dispositif": "tgd", "faits": {"x": deep}}]}, KINDS, names_allowed=False
        )


@pytest.mark.parametrize("raw", ["", "   ", None, 26, "26\n04512", "x" * 65, "26/\ud83d"])
def test_a_reference_is_one_line_of_text(raw: object) -> None:
    """Anything else is refused."""
    with pytest.raises(RefusedField):
        read_reference(raw)


def test_the_spaces_around_a_reference_are_not_part_of_it() -> None:
    """They come from a paste."""
    assert read_reference(" 26/04512 ") == "26/04512"
