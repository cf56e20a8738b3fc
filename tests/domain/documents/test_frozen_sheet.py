"""The sheet of a frozen evaluation: the words of the day on which it was frozen, or a sentence that says they are today's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.desk import make_desk
from vifdesk.actions.desk import Desk
from vifdesk.actions.freeze_evaluation import freeze
from vifdesk.actions.open_measure import open_measure
from vifdesk.domain.documents.frozen_sheet import borrowed_words, frozen_facts, frozen_sheet
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.register.frozen import LAW, TITLE, WORDS
from vifdesk.domain.register.shape import Content

FACTS = {
    "date_decision": "2026-11-13",
    "qualite_victime": "violences_ex_conjoint",
    "cohabitation": "non",
    "danger_grave": "inconnu",
}


@pytest.fixture(scope="module")
def desk() -> Desk:
    return make_desk()


@pytest.fixture(scope="module")
def kept(desk: Desk) -> Content:
    """An evaluation frozen today."""
    return freeze(desk, {"dispositif": "tgd", "faits": FACTS, "le": "2026-11-22"})


@pytest.fixture(scope="module")
def later(desk: Desk) -> Measure:
    """The measure of another day: every word of it is another, every identifier the same."""
    measure = open_measure(desk, "tgd").measure
    facts = tuple(
        replace(
            fact,
            label=f"Nouvel intitulé {place}",
            values=tuple(replace(one, label="nouveau mot") for one in fact.values),
        )
        for place, fact in enumerate(measure.facts)
    )
    return replace(measure, facts=facts, heading=replace(measure.heading, title="Nouveau titre"))


def paper(evaluation: Content, measure: Measure | None) -> str:
    return as_text(frozen_sheet(evaluation, reference="26/04512", name="Mme A.", measure=measure))


def test_rules_that_changed_their_words_change_nothing_on_the_sheet(
    desk: Desk, kept: Content, later: Measure
) -> None:
    """The very same sheet with the rules of then, with others, and with none."""
    then = paper(kept, open_measure(desk, "tgd").measure)
    assert paper(kept, later) == then
    assert paper(kept, None) == then
    assert "Nouve" not in then


def test_the_words_are_those_that_the_magistrate_read(desk: Desk, kept: Content) -> None:
    """Question, answer in words, and what was not known is marked so."""
    lines = {one.label: one for one in frozen_facts(kept, None)}
    measure = open_measure(desk, "tgd").measure
    assert len(lines) == len(FACTS)
    fact = next(one for one in measure.facts if one.id == "qualite_victime")
    words = kept[WORDS]
    assert isinstance(words, dict)
    asked = words["qualite_victime"]["question"]
    assert lines[asked].value == fact.value_label("violences_ex_conjoint")
    assert [line.knowledge.name for line in lines.values()].count("UNKNOWN") == 1


def test_an_older_record_says_that_its_words_are_todays(kept: Content, later: Measure) -> None:
    """It was kept by identifiers: today's words stand, under a sentence that says so."""
    older = {key: value for key, value in kept.items() if key not in (TITLE, WORDS, LAW)}
    said = paper(older, later)
    assert "règles d’aujourd’hui" in " ".join(said.split())
    assert "Nouvel intitulé" in said
    assert "nouveau mot" in said
    assert not borrowed_words(kept)


def test_a_fact_that_the_law_of_then_passed_over_gets_no_word_of_today(kept: Content, later: Measure) -> None:
    """Its identifier stands, as given."""
    words = kept[WORDS]
    assert isinstance(words, dict)
    without = {**kept, WORDS: {key: one for key, one in words.items() if key != "cohabitation"}}
    assert "cohabitation" in [one.label for one in frozen_facts(without, later)]


def test_the_law_applied_is_named_as_it_was(desk: Desk, kept: Content) -> None:
    """Its words, then its identifier."""
    regimes = {one.id: one.label for one in open_measure(desk, "tgd").measure.regimes}
    assert kept[LAW] == regimes[str(kept["regime"])]
    assert date.fromisoformat(str(kept["le"])) == date(2026, 11, 22)
    assert str(kept[LAW])[:20] in " ".join(paper(kept, None).split())
