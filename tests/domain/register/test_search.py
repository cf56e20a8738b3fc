"""What is found, and in which order."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.domain.register.kinds import KINDS
from vifdesk.domain.register.search import Index, bare, plain
from vifdesk.domain.register.shape import Content

DAY = datetime(2026, 3, 10)


def index(*contents: Content) -> Index:
    made = Index()
    for rank, content in enumerate(contents):
        made.put(f"{rank:032x}", 1, DAY + timedelta(days=rank), content, KINDS)
    return made


def found(of: Index, text: str) -> list[str]:
    return [entry.reference for entry in of.search(text)]


WHOLE = {"reference": "26/04512", "pseudonyme": "Mme Éloïse", "note": "Le cœur de l’été"}
LONGER = {"reference": "26/045123", "note": ""}
MENTION = {"reference": "26/00001", "note": "Voir aussi 26/04512, même mis en cause"}


@pytest.mark.parametrize("text", ["26/04512", "26-04512", "2604512", "26 04512", " 26/04512 "])
def test_the_dossier_whose_reference_it_is_comes_before_mentions(text: str) -> None:
    """However the number is typed; the mention is found too, though it changed last."""
    assert found(index(WHOLE, LONGER, MENTION), text) == ["26/04512", "26/045123", "26/00001"]


@pytest.mark.parametrize("text", ["4512", "26/04", "26-04", "045", "04512"])
def test_a_part_of_a_reference_finds_it(text: str) -> None:
    """Its beginning, its middle or its end."""
    assert "26/04512" in found(index(WHOLE, MENTION), text)


@pytest.mark.parametrize("text", ["eloise", "ÉLOÏSE", "COEUR", "cœur", "l'été", "ete coeur", "mme elo"])
def test_accents_case_and_typography_are_ignored(text: str) -> None:
    """What is typed at three in the morning has no accents."""
    assert found(index(WHOLE, LONGER), text) == ["26/04512"]


def test_each_word_must_be_somewhere() -> None:
    """Not all in the same field, but all."""
    assert found(index(WHOLE), "coeur 4512") == ["26/04512"]
    assert found(index(WHOLE), "coeur hiver") == []


def test_everything_that_a_dossier_says_is_searched() -> None:
    """Events by their words, facts by their sources, people, calls, phones, decisions."""
    content = {
        "reference": "26/1",
        "personnes": [{"role": "mis en cause", "pseudonyme": "M. Bélier"}],
        "evenements": [{"type": "op_notifiee", "le": "2026-03-10", "note": "par huissier"}],
        "evaluations": [
            {
                "dispositif": "tgd",
                "faits": {"situation_auteur": "en_fuite"},
                "sources": {"situation_auteur": "PV 12"},
                "conclusions": [
                    {"id": "attribuable_2_urgence", "motif": "a_fuite", "titre": "Voie d’urgence"}
                ],
            }
        ],
        "decisions": [{"texte": "Accordé"}],
        "appels": [{"le": "2026-03-10T03:12", "service": "Brigade"}],
        "telephones": [{"appareil": "TGD-007", "etat": "attribue"}],
    }
    one = index(content)
    for text in (
        "belier",
        "ordonnance notifiee",
        "huissier",
        "en_fuite",
        "pv 12",
        "urgence",
        "accorde",
        "brigade",
        "tgd-007",
    ):
        assert found(one, text) == ["26/1"], text


def test_an_empty_question_lists_everything_the_last_change_first() -> None:
    """The list that the window shows before anything is typed."""
    assert found(index(WHOLE, LONGER, MENTION), "  ") == ["26/00001", "26/045123", "26/04512"]


def test_a_pseudonym_comes_before_a_note() -> None:
    """Who is asked for by name is meant."""
    note = {"reference": "26/9", "note": "vu avec Mme Éloïse"}
    assert found(index(WHOLE, note), "mme éloïse") == ["26/04512", "26/9"]


def test_a_dossier_that_changed_or_went_is_found_as_it_is_now() -> None:
    """The index follows what is written."""
    one = index(WHOLE)
    one.put(f"{0:032x}", 2, DAY, {"reference": "26/04512", "note": "hiver"}, KINDS)
    assert (found(one, "coeur"), found(one, "hiver")) == ([], ["26/04512"])
    one.drop(f"{0:032x}")
    assert (found(one, "hiver"), len(one)) == ([], 0)


def test_a_question_of_signs_alone_is_no_reference() -> None:
    """« / » does not match every dossier as a part of its number: only those where it stands."""
    assert found(index({"reference": "AB12"}), "//") == []


def test_plain_and_bare_words() -> None:
    """Ligatures and apostrophes too."""
    assert plain("Œuvre d’Éric\u00a0: Ça") == "oeuvre d'eric : ca"
    assert bare("26/045-12 A") == "2604512a"


def test_the_list_stands_before_the_words_are_taken_in() -> None:
    """And a question, or slices at idle, find the same: which came first changes nothing."""
    asked = ("26/04512", "eloise", "coeur ete", "e", "autre")
    at_once, in_slices = index(WHOLE, LONGER, MENTION), index(WHOLE, LONGER, MENTION)
    assert [entry.reference for entry in in_slices.all()] == ["26/00001", "26/045123", "26/04512"]
    assert [in_slices.absorb(1) for _ in range(4)] == [2, 1, 0, 0]
    assert [found(at_once, text) for text in asked] == [found(in_slices, text) for text in asked]


def test_a_dossier_that_changes_while_it_waits_is_found_by_its_newest_words_alone() -> None:
    """Replaced, or dropped, before its turn came."""
    waiting = index(WHOLE, MENTION)
    waiting.put(f"{0:032x}", 2, DAY, {"reference": "26/04512", "note": "hiver"}, KINDS)
    waiting.drop(f"{1:032x}")
    assert waiting.absorb() == 0
    assert (found(waiting, "hiver"), found(waiting, "coeur"), found(waiting, "aussi")) == (
        ["26/04512"],
        [],
        [],
    )


def test_an_unread_dossier_is_found_by_its_number_and_its_name() -> None:
    """Before its texts are read; read, it keeps its place, and its texts are found."""
    listed = Index()
    listed.enlist("a", 3, DAY, {"reference": "26/04512", "pseudonyme": "Mme Éloïse"})
    listed.enlist("b", 1, DAY + timedelta(days=1), {"reference": "26/00001"})
    assert (found(listed, "4512"), found(listed, "eloise"), found(listed, "coeur")) == (
        ["26/04512"],
        ["26/04512"],
        [],
    )
    assert (listed.unread, listed.next_unread(5), listed.version_of("a")) == (2, ("b", "a"), 3)
    listed.fill("a", WHOLE, KINDS)
    assert (listed.unread, found(listed, "coeur")) == (1, ["26/04512"])
    assert [entry.reference for entry in listed.all()] == ["26/00001", "26/04512"]
    listed.pass_over("b")
    assert (listed.unread, found(listed, "00001")) == (0, ["26/00001"])


def test_dossiers_that_are_gone_leave_the_index() -> None:
    """Another window purged them; those that stay are not read again."""
    one = index(WHOLE, MENTION)
    one.keep_only({f"{1:032x}"})
    assert [entry.reference for entry in one.all()] == ["26/00001"]
    assert found(one, "coeur") == []


def test_what_is_typed_on_or_taken_back_finds_what_it_finds_at_once() -> None:
    """The search remembers the number before, and never beyond it; a dossier that came or went meanwhile counts."""
    other = {"reference": "25/02604", "note": ""}
    typing = index(WHOLE, LONGER, MENTION, other)
    for text in ("2", "26", "26/0", "26/04", "26/045123", "26/04", "04", "2", "/", "25", "2604"):
        assert found(typing, text) == found(index(WHOLE, LONGER, MENTION, other), text), text
    typing.put("9" * 32, 1, DAY, {"reference": "26/04999"}, KINDS)
    typing.drop(f"{0:032x}")
    assert set(found(typing, "2604")) == {"26/045123", "26/04999", "25/02604", "26/00001"}
