"""The thirteen territories."""

from __future__ import annotations

from vifdesk.domain.dates.territory import Territory


def test_the_identifiers_are_those_of_the_command_line() -> None:
    """Outside programs rely on them."""
    assert [territory.value for territory in Territory] == [
        "metropole",
        "alsace_moselle",
        "guadeloupe",
        "martinique",
        "guyane",
        "la_reunion",
        "mayotte",
        "saint_barthelemy",
        "saint_martin",
        "saint_pierre_et_miquelon",
        "nouvelle_caledonie",
        "polynesie_francaise",
        "wallis_et_futuna",
    ]


def test_each_has_a_french_name() -> None:
    """None is shown by its identifier, and no two alike."""
    labels = [territory.label for territory in Territory]
    assert len(set(labels)) == len(Territory)
    assert not any("_" in label for label in labels)
    assert Territory.LA_REUNION.label == "La Réunion"
    assert Territory.METROPOLE.label == "métropole"


def test_a_territory_is_found_by_its_word() -> None:
    """Also as a key: it hashes as its word."""
    assert Territory("guyane") is Territory.GUYANE
    assert {Territory.GUYANE: 1}["guyane"] == 1  # type: ignore[index]
