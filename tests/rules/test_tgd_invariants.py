"""What must hold of every coherent TGD situation, whatever the answers."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.situations import evaluated, measure, printed, useful
from vifdesk.domain.wizard.evaluation import Evaluation, Status

FIRST_DAY = {"v2014": date(2014, 8, 6), "v2019": date(2019, 12, 30), "v2024": date(2024, 6, 15)}
DAYS = st.sampled_from(
    [date(2014, 8, 5), date(2019, 12, 29), date(2024, 6, 14), date(2026, 11, 22), *FIRST_DAY.values()]
)
LISTED = (
    "ordonnance_protection", "alternative_poursuites", "composition_penale", "controle_judiciaire", "arse",
    "condamnation", "amenagement_peine", "mesure_surete",
)  # fmt: skip
POSED = ("en_vigueur", "prononcee_non_notifiee")
ATTRIBUTABLE = ("attribuable_1", "attribuable_2_urgence")
COMMON = {
    "qualite_victime": "violences_conjoint_actuel violences_ex_conjoint violences_partenaire_sans_cohabitation viol autre inconnu",
    "cohabitation": "non oui fin_immediate inconnu",
    "situation_auteur": "libre en_fuite non_interpelle garde_a_vue detenu hospitalise_contraint decede inconnu",
    "interdiction_contact": "en_vigueur prononcee_non_notifiee expiree demandee aucune inconnu",
    "danger_grave": "oui oui oui non inconnu",
    "danger_avere_imminent": "oui non inconnu",
    "consentement_expres": "oui oui oui non non_recueilli",
}
# Answers that open a ground, answers that close every door, and a ban just found.
OPENING = {
    "qualite_victime": "viol", "cohabitation": "non", "danger_grave": "oui", "danger_avere_imminent": "oui",
    "consentement_expres": "oui", "interdiction_contact": "aucune", "cadre_interdiction": "condamnation",
    "portee_interdiction": "contact",
}  # fmt: skip
CLOSING = {
    "qualite_victime": "autre", "cohabitation": "oui", "danger_grave": "non", "danger_avere_imminent": "non",
    "consentement_expres": "non", "interdiction_contact": "aucune", "cadre_interdiction": "autre_cadre",
    "portee_interdiction": "paraitre_seulement",
}  # fmt: skip
FOUND = {**OPENING, "interdiction_contact": "en_vigueur"}


@st.composite
def situations(draw: st.DrawFn) -> dict[str, object]:
    """No frame nor scope without a known ban, no OPPI before it existed; any fact but the date may be unanswered."""
    day = draw(DAYS)
    facts: dict[str, object] = {"date_decision": day}
    for name, words in COMMON.items():
        if draw(st.integers(0, 9)):
            facts[name] = draw(st.sampled_from(words.split()))
    if facts.get("interdiction_contact") in (*POSED, "expiree"):
        frames = [*LISTED, "autre_cadre", "inconnu"] + (["oppi"] if day >= FIRST_DAY["v2024"] else [])
        facts["cadre_interdiction"] = draw(st.sampled_from(frames))
        facts["portee_interdiction"] = draw(
            st.sampled_from(["contact", "contact", "paraitre_seulement", "inconnu"])
        )
    return facts


def day_of(facts: dict[str, object]) -> date:
    day = facts["date_decision"]
    assert isinstance(day, date)
    return day


def result(facts: dict[str, object]) -> Evaluation:
    return evaluated("tgd", facts, le=day_of(facts))


def outcome(facts: dict[str, object]) -> str:
    return result(facts).conclusions[0].id


@given(situations())
def test_a_situation_has_exactly_one_conclusion_in_the_version_of_its_day(facts: dict[str, object]) -> None:
    """One table, one answer; the version is that of the decision's date."""
    given_result = result(facts)
    assert len(given_result.conclusions) == 1
    since = [name for name, first in FIRST_DAY.items() if day_of(facts) >= first]
    assert given_result.regime is not None
    assert given_result.regime.id == (since[-1] if since else "v0")


@given(situations())
def test_the_text_of_2014_never_gives_the_urgent_way(facts: dict[str, object]) -> None:
    """(i) Ground 2° was created on 30 December 2019; (v) it needs a proven and imminent danger."""
    if outcome(facts) == "attribuable_2_urgence":
        assert day_of(facts) >= FIRST_DAY["v2019"]
        assert facts["danger_avere_imminent"] == "oui"


@given(situations(), st.sampled_from([date(2014, 8, 6), date(2019, 12, 30), date(2024, 6, 14)]))
def test_an_oppi_is_no_ground_before_15_june_2024(facts: dict[str, object], day: date) -> None:
    """(ii) The provisional order joined the list that day, whatever a file may hold."""
    posed = {
        **facts,
        "date_decision": day,
        "interdiction_contact": "en_vigueur",
        "cadre_interdiction": "oppi",
    }
    assert outcome(posed) != "attribuable_1"


@given(situations())
def test_an_attributable_phone_meets_the_four_conditions(facts: dict[str, object]) -> None:
    """(iii) Consent, no cohabitation, an eligible victim, a grave danger: none is ever presumed."""
    if outcome(facts) in ATTRIBUTABLE:
        assert facts["consentement_expres"] == "oui"
        assert facts["cohabitation"] in ("non", "fin_immediate")
        assert facts["danger_grave"] == "oui"
        assert facts["qualite_victime"] not in ("autre", "inconnu")


@given(situations())
def test_ground_1_needs_a_listed_contact_ban(facts: dict[str, object]) -> None:
    """(iv) Posed, on contact, in a frame of the list; the ground printed is that frame."""
    concluded = result(facts).conclusions[0]
    if concluded.id == "attribuable_1":
        assert facts["interdiction_contact"] in POSED
        assert facts["portee_interdiction"] == "contact"
        assert facts["cadre_interdiction"] in (*LISTED, "oppi")
        assert concluded.motif == facts["cadre_interdiction"]


@given(situations())
def test_what_is_missing_is_unknown_and_can_change_the_outcome(facts: dict[str, object]) -> None:
    """(vi) Never a pointless question: two ways to answer what is missing lead to two outcomes."""
    missing = result(facts).missing
    assert bool(missing) == (outcome(facts) == "information_manquante")
    for name in missing:
        assert facts.get(name, "inconnu") in ("inconnu", "non_recueilli")
    answered = [{**facts, **{name: source[name] for name in missing}} for source in (OPENING, CLOSING, FOUND)]
    assert not missing or len({outcome(situation) for situation in answered}) > 1


@given(situations())
def test_only_an_attributable_outcome_is_dated(facts: dict[str, object]) -> None:
    """The end of the phone stands when it can be attributed, and only then; so do its reviews."""
    dated = {d.id for d in result(facts).deadlines if d.status is Status.DATEE}
    attributable = outcome(facts) in ATTRIBUTABLE
    assert ("echeance_tgd" in dated) == attributable
    assert ("revue_mi_parcours" in dated) == attributable
    assert ("revue_urgence" in dated) == (outcome(facts) == "attribuable_2_urgence")
    assert "six_mois" not in dated


@given(situations(), st.sampled_from(COMMON["situation_auteur"].split()))
def test_the_author_is_never_what_is_missing(facts: dict[str, object], where: str) -> None:
    """Where the author is never blocks: it is asked, never required."""
    assert "situation_auteur" not in result({**facts, "situation_auteur": where}).missing


@given(situations())
def test_no_constraint_on_mere_contact_is_said_whenever_it_is_so(facts: dict[str, object]) -> None:
    """Every 2° outcome, and 1° under an alternative or a composition, carries the warning."""
    warned = "pas_de_coercition" in {warning.id for warning in result(facts).warnings}
    soft = facts.get("cadre_interdiction") in ("alternative_poursuites", "composition_penale")
    expected = outcome(facts) == "attribuable_2_urgence" or (outcome(facts) == "attribuable_1" and soft)
    assert warned == expected


@given(situations())
def test_there_is_always_something_to_do(facts: dict[str, object]) -> None:
    """No outcome leaves the magistrate without a next step, and no text with a hole."""
    given_result = result(facts)
    assert given_result.actions
    assert not [text for text in printed(given_result) if "non renseigné" in text or "{" in text]


@given(situations())
def test_the_oppi_is_not_proposed_before_it_exists(facts: dict[str, object]) -> None:
    """A measure is offered only from its first day."""
    proposed = {action.id for action in result(facts).actions} & {
        "requete_oppi",
        "oppi_voie",
        "reduire_apres_oppi",
    }
    assert not proposed or day_of(facts) >= FIRST_DAY["v2024"]


def test_the_questions_follow_the_phone_call() -> None:
    """Who, where, what is ordered, then the danger, then her consent: the order of the form is that of the call."""
    order = [fact.id for fact in measure("tgd").measure.facts if not fact.later]
    assert order[:8] == [
        "date_decision", "qualite_victime", "cohabitation", "situation_auteur", "date_sortie_prevue",
        "interdiction_contact", "cadre_interdiction", "portee_interdiction",
    ]  # fmt: skip


def test_without_a_ban_its_frame_is_not_asked() -> None:
    """No ban, no question on its frame, scope or dates."""
    facts = {"date_decision": date(2026, 11, 22), "qualite_victime": "viol", "interdiction_contact": "aucune"}
    asked = useful("tgd", facts, le=date(2026, 11, 22))
    assert not {name for name in asked if name.endswith("_interdiction")}


def test_a_free_author_has_no_release_date_to_ask() -> None:
    """The release date is asked of a detained or hospitalised author only."""
    facts = {"date_decision": date(2026, 11, 22), "situation_auteur": "libre"}
    assert "date_sortie_prevue" not in useful("tgd", facts, le=date(2026, 11, 22))
    assert "date_sortie_prevue" in useful(
        "tgd", {**facts, "situation_auteur": "detenu"}, le=date(2026, 11, 22)
    )


def test_out_of_scope_ends_the_questions() -> None:
    """Neither couple nor rape: two answers, and nothing more is asked."""
    facts = {"date_decision": date(2026, 11, 22), "qualite_victime": "autre"}
    assert useful("tgd", facts, le=date(2026, 11, 22)) == ()
