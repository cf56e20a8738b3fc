"""`vifdesk delai`: the same computation for a reader, as JSON, and in lots."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Vifdesk, jsonl


def test_a_reader_gets_the_prudent_date_first_then_the_steps(vifdesk: Vifdesk) -> None:
    run = vifdesk("delai", "--depart", "2021-11-05", "--duree", "8", "--unite", "jours")
    assert run.code == 0
    first, *rest = run.out.splitlines()
    assert "vendredi 12 novembre 2021" in first
    assert any("lundi 15 novembre 2021" in text for text in rest)


def test_json_has_every_field_of_the_contract(vifdesk: Vifdesk) -> None:
    run = vifdesk("delai", "--depart", "2021-11-05", "--duree", "8", "--unite", "jours", "--json")
    result = run.result
    assert result["nature"] == "acte"
    assert (result["terme_brut"], result["terme"], result["prudent"]) == (
        "2021-11-13",
        "2021-11-15",
        "2021-11-12",
    )
    assert result["veille"] is None
    assert result["statut"] == "datee"


def test_hours_are_of_a_measure_unless_said_otherwise(vifdesk: Vifdesk) -> None:
    words = ("delai", "--depart", "2025-11-14T17:40", "--duree", "24", "--unite", "heures", "--json")
    assert vifdesk(*words).result["terme"] == "2025-11-15T17:40"
    assert vifdesk(*words, "--nature", "heures_recours").result["terme"] == "2025-11-17T17:40"


def test_months_then_days_no_prorogation_and_a_territory_can_be_asked(vifdesk: Vifdesk) -> None:
    words = ("delai", "--depart", "2026-01-31", "--duree", "1", "--unite", "mois", "--json")
    assert vifdesk(*words, "--puis", "5:jours").result["terme_brut"] == "2026-03-05"
    assert vifdesk(*words).result["terme"] == "2026-03-02"
    assert vifdesk(*words, "--sans-prorogation").result["terme"] == "2026-02-28"
    mayotte = vifdesk(
        "delai",
        "--depart",
        "2026-04-17",
        "--duree",
        "10",
        "--unite",
        "jours",
        "--json",
        "--territoire",
        "mayotte",
    )
    assert mayotte.result["terme"] == "2026-04-28"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--duree", "8", "--unite", "jours"), "--depart"),
        (("--depart", "hier", "--duree", "8", "--unite", "jours"), "AAAA-MM-JJ"),
        (("--depart", "2021-02-29", "--duree", "8", "--unite", "jours"), "2021-02-29"),
        (("--depart", "2021-11-05", "--duree", "huit", "--unite", "jours"), "huit"),
        (("--depart", "2021-11-05", "--duree", "-8", "--unite", "jours"), "-8"),
        (("--depart", "2021-11-05", "--duree", "8", "--unite", "lustres"), "semaines"),
        (("--depart", "2021-11-05", "--duree", "8", "--unite", "jours", "--nature", "rebours"), "acte_franc"),
        (("--depart", "2021-11-05", "--duree", "8", "--unite", "jours", "--puis", "cinq"), "5:jours"),
        (("--depart", "1970-01-01", "--duree", "8", "--unite", "jours"), "1982"),
        (("--depart", "2021-11-05", "--duree", "24", "--unite", "heures"), "heure"),
        (("--depart", "2021-11-05", "--duree", "99999999", "--unite", "ans"), "99"),
    ],
)
def test_bad_words_are_answered_by_a_french_sentence(
    vifdesk: Vifdesk, words: tuple[str, ...], said: str
) -> None:
    run = vifdesk("delai", *words)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert "Traceback" not in run.err


def test_a_lot_answers_line_by_line_with_refusals_in_their_place(vifdesk: Vifdesk) -> None:
    ask: dict[str, Any] = {"depart": "2021-11-05", "duree": 8, "unite": "jours"}
    lot = jsonl(
        [
            {
                "id": "a",
                **ask,
                "nature": "acte",
                "puis": None,
                "prorogation": True,
                "territoire": "metropole",
            },
            {"id": "b", **ask, "duree": True},
            {"id": "c", **ask, "puis": {"duree": 1, "unite": "mois"}},
            {"id": "d", **ask, "prorogation": "non"},
            {"id": "e", **ask, "nature": "duree"},
            {"id": "f", **ask, "puis": 5},
            {"id": "g", **ask, "depart": 20211105},
        ]
    )
    run = vifdesk("delai", "--lot", "-", stdin=lot)
    answers: list[dict[str, Any]] = run.lines
    assert run.code == 1
    assert [a.get("erreur", {}).get("champ") for a in answers] == [
        None,
        "duree",
        "duree",
        "prorogation",
        None,
        "puis",
        "depart",
    ]
    assert answers[4]["veille"] == "2021-11-12"


def test_a_number_too_long_for_json_is_a_refused_line(vifdesk: Vifdesk) -> None:
    raw = '{"id": "x", "depart": "2021-11-05", "duree": ' + "9" * 5000 + ', "unite": "jours"}\n'
    (answer,) = vifdesk("delai", "--lot", "-", stdin=raw).lines
    assert "erreur" in answer


def test_what_is_printed_as_json_is_read_back(vifdesk: Vifdesk) -> None:
    run = vifdesk("delai", "--depart", "2026-05-07", "--duree", "6", "--unite", "jours", "--json")
    assert json.loads(run.out) == run.result
