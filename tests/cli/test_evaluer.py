"""`vifdesk evaluer`: the contract's shapes, refusals in the right place, lots in constant memory."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Vifdesk, jsonl

FUGITIVE: dict[str, object] = {
    "date_decision": "2026-11-13",
    "qualite_victime": "violences_ex_conjoint",
    "cohabitation": "non",
    "situation_auteur": "en_fuite",
    "interdiction_contact": "aucune",
    "danger_grave": "oui",
    "danger_avere_imminent": "oui",
    "consentement_expres": "oui",
}


def line(id_: str, **more: object) -> dict[str, object]:
    return {"id": id_, "dispositif": "tgd", "faits": FUGITIVE, **more}


def test_one_situation_has_every_field_of_the_contract(vifdesk: Vifdesk) -> None:
    run = vifdesk(
        "evaluer", "tgd", "--faits", "-", "--le", "2026-11-22", stdin=json.dumps({"faits": FUGITIVE})
    )
    result: dict[str, Any] = run.result
    assert (run.code, run.err) == (0, "")
    assert {
        "dispositif",
        "regime",
        "conclusions",
        "faits_manquants",
        "echeances",
        "actions",
        "avertissements",
    } < set(result)
    (conclusion,) = result["conclusions"]
    assert {"id", "motif", "regle", "sources"} <= set(conclusion)
    assert (conclusion["id"], conclusion["motif"], conclusion["regle"]) == (
        "attribuable_2_urgence",
        "a_fuite",
        "R10",
    )
    deadline = next(d for d in result["echeances"] if d["id"] == "echeance_tgd")
    assert set(deadline) >= {
        *("id", "nature", "depart", "terme_brut", "terme", "prudent", "veille"),
        *("statut", "en_attente_de", "etapes", "sources"),
    }
    assert (deadline["depart"], deadline["terme"], deadline["veille"]) == (
        "2026-11-13",
        "2027-05-13",
        "2027-05-12",
    )
    assert all({"id", "texte", "destinataire", "source"} <= set(action) for action in result["actions"])
    assert all({"id", "texte", "source"} <= set(warning) for warning in result["avertissements"])
    law = result["droit"]
    assert law["empreinte"].startswith("sha256:")
    assert law["statut"] == "redige"


def test_the_facts_may_stand_bare_or_under_faits_and_in_a_file(vifdesk: Vifdesk, tmp_path: Path) -> None:
    file = tmp_path / "faits.json"
    file.write_text("\ufeff" + json.dumps(FUGITIVE), encoding="utf-8")
    bare = vifdesk("evaluer", "tgd", "--faits", str(file))
    wrapped = vifdesk("evaluer", "tgd", "--faits", "-", stdin=json.dumps({"faits": FUGITIVE}))
    assert bare.out == wrapped.out


def test_a_refused_situation_prints_one_sentence_on_standard_error_and_nothing_else(vifdesk: Vifdesk) -> None:
    run = vifdesk("evaluer", "tgd", "--faits", "-", stdin=json.dumps({**FUGITIVE, "cohabitation": "parfois"}))
    assert (run.code, run.out) == (2, "")
    assert "cohabitation" in run.err
    assert "parfois" in run.err
    assert "fin_immediate" in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        (("evaluer", "tdg", "--faits", "-"), "{}", "tgd"),
        (("evaluer", "tgd", "--faits", "-"), "{", "JSON"),
        (("evaluer", "tgd", "--faits", "-"), "[1]", "objet"),
        (("evaluer", "tgd", "--faits", "-"), b"\xff\xfe{}", "UTF-8"),
        (("evaluer", "tgd", "--faits", "-"), '{"couleur": "bleu"}', "couleur"),
        (("evaluer", "tgd", "--faits", "-", "--le", "22/11/2026"), "{}", "AAAA-MM-JJ"),
        (("evaluer", "tgd", "--faits", "-", "--territoire", "corse"), "{}", "metropole"),
        (("evaluer", "tgd", "--faits", "ailleurs.json"), "", "ailleurs.json"),
        (("evaluer", "tgd", "--faits", "."), "", "dossier"),
        (("evaluer", "tgd"), "", "--faits"),
        (("evaluer",), "", "--lot"),
        (("evaluer", "--lot", "-", "--faits", "-"), "", "--lot"),
        (("evaluer", "tgd", "--faits"), "", "--faits"),
        (("evaluer", "tgd", "--faits", "-", "--couleur"), "", "--couleur"),
        (("evaluez",), "", "evaluez"),
    ],
)
def test_bad_words_are_answered_by_one_french_sentence(
    vifdesk: Vifdesk, words: tuple[str, ...], stdin: str | bytes, said: str
) -> None:
    run = vifdesk(*words, stdin=stdin)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert "Traceback" not in run.err
    assert len(run.err.strip().splitlines()) == 1


def test_a_lot_keeps_the_order_answers_refusals_in_their_place_and_goes_on(vifdesk: Vifdesk) -> None:
    lot = jsonl(
        [
            line("a"),
            line("b", faits={"cohabitation": "parfois"}),
            line("c", dispositif="tdg"),
            line("d", territoire="mayotte", le="2026-11-23"),
            {"dispositif": "tgd"},
        ]
    )
    run = vifdesk("evaluer", "--lot", "-", stdin=lot + "pas du json\n\n" + jsonl([line("e")]))
    answers: list[dict[str, Any]] = run.lines
    assert run.code == 1
    assert [answer["id"] for answer in answers] == ["a", "b", "c", "d", None, None, "e"]
    assert ["erreur" in answer for answer in answers] == [False, True, True, False, True, True, False]
    assert answers[1]["erreur"]["champ"] == "cohabitation"
    assert set(answers[1]) == {"id", "erreur"}
    assert answers[2]["erreur"]["champ"] == "dispositif"
    assert answers[0]["regime"] == "v2024"


def test_the_day_on_which_one_looks_never_selects_the_law(vifdesk: Vifdesk) -> None:
    """Looked at in 2026, an act of 2019 keeps its own law."""
    facts = {**FUGITIVE, "date_decision": "2019-11-04"}
    run = vifdesk("evaluer", "tgd", "--faits", "-", "--le", "2026-11-22", stdin=json.dumps(facts))
    assert run.result["regime"] == "v2014"


def test_a_lot_without_a_fault_ends_well_and_a_fact_that_others_send_is_ignored(vifdesk: Vifdesk) -> None:
    facts = {
        "evenement_declencheur": "enquete_en_cours",
        "date_acte": "2026-03-01",
        "territoire_juridiction": "reunion",
    }
    run = vifdesk(
        "evaluer", "--lot", "-", stdin=jsonl([line("x", dispositif="interdiction-arme", faits=facts)])
    )
    assert run.code == 0


@pytest.mark.slow
def test_the_memory_of_a_lot_does_not_grow_with_its_length(vifdesk: Vifdesk, tmp_path: Path) -> None:
    """Forty times as many lines, with many undecided ones, take no more memory (what is printed left aside)."""

    def peak(count: int) -> int:
        file = tmp_path / f"{count}.jsonl"
        undecided = [
            {**FUGITIVE, "danger_grave": "inconnu", "date_decision": f"20{20 + i % 6}-01-0{1 + i % 9}"}
            for i in range(60)
        ]
        file.write_text(
            jsonl([line(str(i), faits=undecided[i % 60]) for i in range(count)]), encoding="utf-8"
        )
        tracemalloc.start()
        run = vifdesk("evaluer", "--lot", str(file))
        _, top = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert run.code == 0
        return top - 4 * len(run.out)

    peak(50)
    assert peak(2000) < peak(50) + 3_000_000
