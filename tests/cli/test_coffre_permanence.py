"""`vifdesk coffre appels`, `telephones`, `suivis`: the duty desk without a window."""

from __future__ import annotations

from typing import Any

from tests.cli.test_coffre import DOSSIER, Coffre, cheap, coffre, made, path, record

__all__ = ["cheap", "coffre", "made", "path"]


def test_a_call_is_noted_returned_and_made_a_dossier(made: Coffre) -> None:
    """Each answer is the call as it is now; the list shows the latest first."""
    noted = made("appels", "--noter", "--service", "Commissariat", "--objet", "violences",
                 "--rappeler", "2026-11-22T09:00").result  # fmt: skip
    call_id = str(noted["id"])
    assert (noted["etat"], noted["le"]) == ("a_rappeler", "2026-11-22T07:40")
    assert (
        made("appels", "--reporter", call_id[:8], "--minutes", "15").result["rappeler_le"]
        == "2026-11-22T09:15"
    )
    assert made("appels", "--rendu", call_id).result["etat"] == "clos"
    assert made("appels", "--en-dossier", call_id, "--reference", "26/1").result["reference"] == "26/1"
    listed: Any = made("appels", "--texte", "VIOLENCES").result["appels"]
    assert [(one["id"], one["reference"]) for one in listed] == [(call_id, "26/1")]
    assert made("appels", "--retirer", call_id).result == {"id": call_id, "retire": True}
    assert made("appels").result["appels"] == []


def test_a_call_that_cannot_be_is_refused_in_a_sentence(made: Coffre) -> None:
    """Nothing is written, exit 2, nothing on standard output."""
    for words in (
        ("--noter",),
        ("--noter", "--objet", "x", "--le", "2030-01-01T00:00"),
        ("--rendu", "absent"),
        ("--reporter", "a", "--minutes", "x"),
    ):
        run = made("appels", *words)
        assert (run.code, run.out) == (2, ""), words
        assert run.err.strip().endswith(".")
    assert made("appels").result["appels"] == []


def test_the_stock_is_kept_and_never_given_twice(made: Coffre) -> None:
    """Taken in, handed out, refused to a second dossier, taken back, with its history and the idle rate."""
    record(made, {"reference": "26/1"}, {"reference": "26/2"})
    made("telephones", "--appareil", "TGD-1", "--ajouter", "--le", "2026-11-12")
    held = made(
        "telephones", "--appareil", "TGD-1", "--etat", "attribue", "--reference", "26/1", "--chronologie"
    )
    assert held.result["reference"] == "26/1"
    twice = made("telephones", "--appareil", "TGD-1", "--etat", "attribue", "--reference", "26/2")
    assert twice.code == 2
    assert "26/1" in twice.err
    read: Any = made("lire", "--reference", "26/1").result
    assert read["telephones"] == [{"appareil": "TGD-1", "etat": "attribue", "le": "2026-11-22"}]
    assert [event["type"] for event in read["evenements"]] == ["tgd_remis"]
    made("telephones", "--appareil", "TGD-1", "--etat", "disponible")
    history: Any = made("telephones", "--appareil", "TGD-1").result["historique"]
    assert [one["etat"] for one in history] == ["disponible", "attribue", "disponible"]
    stock: Any = made("telephones").result
    assert (stock["etats"]["disponible"], stock["inoccupation"]) == (1, 1.0)


def test_follow_ups_are_listed_moved_and_closed(made: Coffre) -> None:
    """By their rank from 1; what waits everywhere is listed without naming a dossier."""
    record(made, {**DOSSIER, "suivis": [{"texte": "a", "pour": "2026-11-21"}, {"texte": "b"}]})
    waiting: Any = made("suivis").result
    assert ("suivi", "a") in [(one["genre"], one["libelle"]) for one in waiting["en_retard"]]
    made("suivis", "--reference", "26/04512", "--rang", "1", "--plus-un-jour")
    lines: Any = made("suivis", "--reference", "26/04512").result["suivis"]
    assert (lines[0]["pour"], lines[0]["echeance"]) == ("2026-11-23", "2026-11-23")
    assert made("suivis", "--reference", "26/04512", "--tout-fait").result["faites"] == 2
    lines = made("suivis", "--reference", "26/04512").result["suivis"]
    assert all(line["par"] for line in lines)


def test_a_line_that_is_not_named_is_not_moved(made: Coffre) -> None:
    """A sentence, exit 2."""
    record(made, {"reference": "26/1", "suivis": [{"texte": "a"}]})
    here = ("--reference", "26/1")
    for words in (
        ("--rang", "1", "--fait"),
        (*here, "--rang", "1"),
        (*here, "--fait"),
        (*here, "--rang", "9", "--fait"),
        (*here, "--rang", "x", "--fait"),
    ):
        run = made("suivis", *words)
        assert (run.code, run.out) == (2, ""), words


def test_a_provisional_number_gives_way_to_the_parquets_own(made: Coffre) -> None:
    """The call follows; a number that is taken is refused."""
    noted = made("appels", "--noter", "--objet", "violences").result
    provisional = str(made("appels", "--en-dossier", str(noted["id"])).result["reference"])
    assert made("renommer", "--reference", provisional, "--nouveau", "26/1").result["reference"] == "26/1"
    listed: Any = made("appels").result["appels"]
    assert listed[0]["reference"] == "26/1"
    record(made, {"reference": "26/2"})
    assert made("renommer", "--reference", "26/2", "--nouveau", "26/1").code == 2
