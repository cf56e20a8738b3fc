"""What must hold of every situation of suspension, whatever the answers."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.situations import evaluated, measure, printed, useful
from vifdesk.domain.wizard.evaluation import Evaluation, Status

V1, V2 = date(2019, 12, 30), date(2024, 3, 20)
DAYS = st.sampled_from([date(2019, 12, 29), V1, date(2022, 6, 1), date(2024, 3, 19), V2, date(2026, 11, 22)])
VICTIMS = ("autre_parent", "enfant_du_mis_en_cause", "tiers")
BY_THE_PROSECUTOR = (
    "requisitoire_introductif_nomme", "requisitoire_suppletif_nomme", "mise_en_examen",
)  # fmt: skip
WORDS = {
    "stade_procedural": "poursuites_ou_instruction poursuites_ou_instruction condamnation avant_poursuites non_lieu_relaxe_acquittement",
    "acte_de_poursuite": "requisitoire_introductif_nomme requisitoire_suppletif_nomme mise_en_examen mandat_et_pv_recherches_infructueuses ri_nomme_suite_plainte_avec_cpc temoin_assiste requisitoire_introductif_contre_x saisine_tribunal_correctionnel_par_parquet crpc citation_directe_partie_civile plainte_ou_enquete aucun",
    "qualification_retenue": "crime crime agression_sexuelle_incestueuse autre_delit",
    "enfant_mineur_non_emancipe": "oui oui oui non",
    "filiation_etablie_mis_en_cause": "oui oui oui non",
    "victime_est_parent_legal_de_lenfant": "oui oui non",
    "mis_en_cause_exercice_ap": "exercice_conjoint exercice_seul dvh_seul aucun_droit inconnu",
    "decision_penale_sur_ap": "omission omission retrait_total retrait_partiel retrait_exercice maintien_motive",
}
AROUND = {
    "autre_parent_situation": "vivant_exerce vivant_sans_exercice decede_du_crime decede_autre_cause filiation_unique egalement_poursuivi inconnu",
    "tiers_candidat_delegation": "accord_recueilli pressenti aucun inconnu",
    "assistance_educative_en_cours": "oui non inconnu",
    "danger_immediat_enfant": "oui non inconnu",
    "execution_provisoire_retrait": "ordonnee non_ordonnee sans_objet inconnu",
    "acte_anterieur_deja_declencheur": "oui non inconnu",
    "objet_decision_jaf": "exercice_ap_au_fond op_515_11 oppi_515_13_1 autre",
}
DATES = ("date_acte_anterieur", "date_pv_recherches", "date_mandat", "date_saisine_jaf", "date_decision_jaf")
Facts = dict[str, object]


@st.composite
def situations(draw: st.DrawFn, *, first: date = date.min) -> Facts:
    """Every fact that the table reads is answered; those around it may be missing."""
    facts: Facts = {"date_acte": draw(DAYS.filter(lambda day: day >= first))}
    facts["victime"] = draw(st.lists(st.sampled_from(VICTIMS), min_size=1, unique=True))
    for name, words in WORDS.items():
        facts[name] = draw(st.sampled_from(words.split()))
    for name, words in AROUND.items():
        if draw(st.booleans()):
            facts[name] = draw(st.sampled_from(words.split()))
    for name in DATES:
        if not draw(st.integers(0, 3)):
            facts[name] = draw(st.dates(date(2019, 6, 1), date(2026, 11, 22)))
    return facts


def day_of(facts: Facts) -> date:
    day = facts["date_acte"]
    assert isinstance(day, date)
    return day


def result(facts: Facts, *, le: date | None = None) -> Evaluation:
    return evaluated("suspension-ap", facts, le=le or day_of(facts))


def outcome(facts: Facts) -> str:
    return result(facts).conclusions[0].id


def concerns_a_child(facts: Facts) -> bool:
    return facts["enfant_mineur_non_emancipe"] == facts["filiation_etablie_mis_en_cause"] == "oui"


def on_the_other_parent(facts: Facts) -> bool:
    victims = facts["victime"]
    assert isinstance(victims, list)
    legal = facts["victime_est_parent_legal_de_lenfant"] == "oui"
    return facts["qualification_retenue"] == "crime" and "autre_parent" in victims and legal


def on_the_child(facts: Facts) -> bool:
    victims = facts["victime"]
    assert isinstance(victims, list)
    grave = facts["qualification_retenue"] in ("crime", "agression_sexuelle_incestueuse")
    return grave and "enfant_du_mis_en_cause" in victims


@given(situations())
def test_complete_answers_always_decide(facts: Facts) -> None:
    """Once what the table reads is known, exactly one conclusion stands, and it is not « missing »."""
    given_result = result(facts)
    assert len(given_result.conclusions) == 1
    assert given_result.conclusions[0].id != "information_manquante"
    assert given_result.missing == ()


@given(situations())
def test_the_date_of_the_act_alone_selects_the_version(facts: Facts) -> None:
    """Looked at years later, an act keeps its version."""
    regime = "v0" if day_of(facts) < V1 else "v1" if day_of(facts) < V2 else "v2"
    for looked_at in (day_of(facts), date(2026, 11, 22)):
        found = result(facts, le=looked_at).regime
        assert found is not None
        assert found.id == regime


@given(situations())
def test_nothing_is_suspended_before_30_december_2019(facts: Facts) -> None:
    """The measure did not exist: no suspension, no end of one, no deadline."""
    if day_of(facts) < V1:
        assert outcome(facts) == "pas_de_suspension"
        assert result(facts).deadlines == ()


@given(situations())
def test_a_suspension_supposes_a_child_and_rights_to_suspend(facts: Facts) -> None:
    """A minor child of this parent, and something that he still exercises."""
    if outcome(facts) == "suspension_acquise":
        assert concerns_a_child(facts)
        assert facts["mis_en_cause_exercice_ap"] != "aucun_droit"
        assert facts["stade_procedural"] in ("poursuites_ou_instruction", "condamnation")


@given(situations(first=V1))
def test_v1_suspends_for_a_crime_on_the_other_parent_only(facts: Facts) -> None:
    """Neither the child victim nor any délit before 20 March 2024; a conviction only when it is silent."""
    if outcome(facts) == "suspension_acquise" and day_of(facts) < V2:
        assert on_the_other_parent(facts)
        convicted = facts["stade_procedural"] == "condamnation"
        assert not convicted or facts["decision_penale_sur_ap"] == "omission"


@given(situations(first=V2))
def test_v2_suspends_by_an_act_of_the_prosecutor_or_a_mise_en_examen(facts: Facts) -> None:
    """A listed offence, and never a conviction."""
    if outcome(facts) == "suspension_acquise":
        assert on_the_other_parent(facts) or on_the_child(facts)
        assert facts["stade_procedural"] == "poursuites_ou_instruction"
        by_court = facts["acte_de_poursuite"] == "saisine_tribunal_correctionnel_par_parquet"
        assert facts["acte_de_poursuite"] in BY_THE_PROSECUTOR or by_court
        assert not by_court or facts["qualification_retenue"] == "agression_sexuelle_incestueuse"


@given(situations(first=V2))
def test_v2_prints_nothing_that_looks_like_the_lost_limits(facts: Facts) -> None:
    """Since 20 March 2024: no eight days, no six months, in no text, on no line, whatever the day of reading."""
    lost = re.compile(r"(six|6)\s+mois|(huit|8)\s+jours|huitième|8e jour|J\s?\+\s?8", re.IGNORECASE)
    for looked_at in (day_of(facts), date(2026, 11, 22)):
        given_result = result(facts, le=looked_at)
        assert [text for text in printed(given_result) if lost.search(text)] == []


@given(situations(first=V2))
def test_v2_dates_nothing_but_the_appeal(facts: Facts) -> None:
    """A suspension under V2 has no date; the only one printed is that of an appeal against a silent conviction."""
    deadlines = result(facts).deadlines
    assert {d.id for d in deadlines if d.status is Status.DATEE} <= {"appel_mp_omission"}
    lasting = [d.status for d in deadlines if d.id == "duree_suspension"]
    assert lasting == ([Status.SANS_DATE] if outcome(facts) == "suspension_acquise" else [])


@given(situations(first=V1))
def test_v1_always_shows_both_limits_of_a_suspension(facts: Facts) -> None:
    """Eight days to seize, six months at most: dated, or waiting for the date of the search report."""
    if day_of(facts) < V2:
        shown = {d.id: d.status for d in result(facts).deadlines}
        acquired = outcome(facts) == "suspension_acquise"
        assert set(shown) == ({"delai_saisine_jaf", "terme_max_suspension"} if acquired else set())
        assert Status.SANS_DATE not in shown.values()


@given(situations(first=V2))
def test_a_conviction_never_leaves_a_suspension_under_v2(facts: Facts) -> None:
    """« Condamné » was deleted: a silent conviction is a red alert, not a protection."""
    convicted = {**facts, "stade_procedural": "condamnation", "decision_penale_sur_ap": "omission"}
    assert outcome(convicted) != "suspension_acquise"
    if outcome(convicted) == "fin_de_suspension":
        warned = {warning.id: warning.severity.value for warning in result(convicted).warnings}
        assert warned["condamnation_silencieuse"] == "alerte"


@given(
    situations(),
    st.sampled_from(["oui", "non", "inconnu"]),
    st.sampled_from(["auteur", "coauteur", "complice"]),
)
def test_attempt_and_complicity_change_nothing(facts: Facts, tried: str, part: str) -> None:
    """Same conclusion, same dates, same warnings, whatever the form of the crime."""
    plain, told = result(facts), result({**facts, "tentative": tried, "mode_participation": part})
    assert (plain.conclusions, plain.deadlines, plain.warnings) == (
        told.conclusions,
        told.deadlines,
        told.warnings,
    )


@given(situations(), st.sampled_from(VICTIMS))
def test_one_more_victim_never_ends_a_suspension(facts: Facts, other: str) -> None:
    """Several victims: the more protective reading is kept."""
    victims = facts["victime"]
    assert isinstance(victims, list)
    more = {**facts, "victime": [*victims, other]} if other not in victims else facts
    if outcome(facts) == "suspension_acquise":
        assert outcome(more) == "suspension_acquise"


@given(situations())
def test_a_child_in_danger_is_always_placed_first(facts: Facts) -> None:
    """Whatever the conclusion, immediate danger brings the placement."""
    if facts.get("danger_immediat_enfant") == "oui" and facts["enfant_mineur_non_emancipe"] == "oui":
        assert "placer_enfant" in {action.id for action in result(facts).actions}


@given(situations())
def test_no_text_has_a_hole(facts: Facts) -> None:
    """A text that names a fact is shown only when that fact is known."""
    assert not [text for text in printed(result(facts)) if "non renseigné" in text or "{" in text]


@given(situations())
def test_an_unknown_right_is_said(facts: Facts) -> None:
    """`inconnu` goes on, with the decisions to check."""
    unsure = {**facts, "mis_en_cause_exercice_ap": "inconnu"}
    if concerns_a_child(facts):
        assert "verifier_decisions_jaf_je" in {warning.id for warning in result(unsure).warnings}


def test_a_complaint_needs_no_question_on_the_offence() -> None:
    """Before any prosecution, neither the act nor the offence is asked."""
    facts: Facts = {"date_acte": date(2026, 11, 22), "stade_procedural": "avant_poursuites"}
    asked = useful("suspension-ap", facts, le=date(2026, 11, 22))
    assert not {"acte_de_poursuite", "qualification_retenue", "victime"} & set(asked)


def test_attempt_and_complicity_are_never_asked() -> None:
    """They have no effect: they belong to the full form only."""
    later = {fact.id for fact in measure("suspension-ap").measure.facts if fact.later}
    assert {"tentative", "mode_participation", "ressort", "heure_acte"} <= later
