"""The sentences « si … »: what they mean, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from vifdesk.domain.law.condition import (
    AllOf,
    AnyOf,
    Compared,
    ComparedToEnd,
    Contains,
    DaysCompared,
    HasConcluded,
    HasValue,
    InRegime,
    IsNone,
    Known,
    Negation,
    SameValue,
    facts_of,
)
from vifdesk.domain.law.facts import Fact, FactType, FactValue
from vifdesk.domain.law.parse_condition import UnreadableCondition, Vocabulary, parse_condition

FACTS = (
    Fact("pluie", "", "", FactType.TRI, values=(FactValue("oui", "Oui"), FactValue("non", "Non"))),
    Fact(
        "vent",
        "",
        "",
        FactType.TRI,
        unknown_is_value=True,
        values=(FactValue("oui", "Oui"), FactValue("non", "Non")),
    ),
    Fact("jour", "", "", FactType.DATE, none_label="Aucun"),
    Fact("fin", "", "", FactType.DATE),
    Fact("mois", "", "", FactType.ENTIER, none_label="Sans durée"),
    Fact("dep_a", "", "", FactType.DEPARTEMENT),
    Fact("dep_b", "", "", FactType.DEPARTEMENT),
    Fact("gens", "", "", FactType.CHOIX_MULTIPLE, values=(FactValue("un", "Un"), FactValue("deux", "Deux"))),
    Fact("mot", "", "", FactType.TEXTE),
)
WORDS = Vocabulary(
    facts={fact.id: fact for fact in FACTS},
    notions={"averse": HasValue("pluie", ("oui",))},
    regimes=["r1", "r2"],
    territories=["metropole", "mayotte"],
    conclusions=["prete"],
    motifs=["aucun"],
    deadlines=["retour"],
)


@pytest.mark.parametrize(
    ("sentence", "tree"),
    [
        ("pluie = oui", HasValue("pluie", ("oui",))),
        ("pluie != oui", Negation(HasValue("pluie", ("oui",)))),
        ("pluie hors {oui, non}", Negation(HasValue("pluie", ("oui", "non")))),
        ("vent = inconnu", HasValue("vent", ("inconnu",))),
        ("gens contient deux", Contains("gens", "deux")),
        ("jour < 2024-06-15", Compared("jour", "<", date(2024, 6, 15))),
        ("jour <= fin", DaysCompared("jour", "<=", "fin")),
        ("le > terme(retour)", ComparedToEnd("le", ">", "retour")),
        ("mois > 12", Compared("mois", ">", 12)),
        ("mois = neant", IsNone("mois")),
        ("jour != neant", Negation(IsNone("jour"))),
        ("dep_a = 2a", HasValue("dep_a", ("2A",))),
        ("dep_a != dep_b", Negation(SameValue("dep_a", "dep_b"))),
        ("connu(jour)", Known("jour")),
        ("regime dans {r1, r2}", InRegime(("r1", "r2"))),
        ("conclusion = prete", HasConcluded(("prete",))),
        ("averse", HasValue("pluie", ("oui",))),
    ],
)
def test_each_form_of_the_grammar_has_its_tree(sentence: str, tree: object) -> None:
    assert parse_condition(sentence, WORDS) == tree


def test_et_binds_tighter_than_ou_and_non_tightest() -> None:
    a, b, c = HasValue("pluie", ("oui",)), HasValue("vent", ("oui",)), Known("jour")
    assert parse_condition("pluie = oui ou non vent = oui et connu(jour)", WORDS) == AnyOf(
        (a, AllOf((Negation(b), c)))
    )
    assert parse_condition("(pluie = oui ou vent = oui) et connu(jour)", WORDS) == AllOf((AnyOf((a, b)), c))


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("brume = oui", "brume"),
        ("pluie = peut_etre", "peut_etre"),
        ("pluie = inconnu", "ouvert"),
        ("jour < 2024-02-31", "2024-02-31"),
        ("jour < pluie", "pluie"),
        ("mois > beaucoup", "beaucoup"),
        ("mois < neant", "neant"),
        ("mot = oui", "connu(mot)"),
        ("regime = r9", "r9"),
        ("conclusion = refuse", "refuse"),
        ("le > terme(ailleurs)", "ailleurs"),
        ("pluie = oui et", "fin de la phrase"),
        ("pluie = oui vent = oui", "vent"),
        ("pluie ~ oui", "~"),
        ("(pluie = oui", ")"),
        ("", "fin de la phrase"),
    ],
)
def test_a_sentence_outside_the_grammar_is_refused_and_names_the_word_at_fault(
    sentence: str, word: str
) -> None:
    with pytest.raises(UnreadableCondition) as refusal:
        parse_condition(sentence, WORDS)
    assert word in str(refusal.value)


def test_the_facts_of_a_condition_are_named_once_in_order() -> None:
    condition = parse_condition("jour <= fin et (connu(jour) ou dep_a = dep_b) et le > terme(retour)", WORDS)
    assert facts_of(condition) == ("jour", "fin", "dep_a", "dep_b")
