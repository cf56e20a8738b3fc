"""The figures against a second, naive computation that shares no code with the first: written from the definitions alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.statistics.lives import EVENTS, QUARTER, contents, figures_of
from vifdesk.domain.statistics.period import Period

Json = dict[str, Any]
PREFIX = {"tgd": "tgd", "suspension-ap": "suspension", "interdiction-arme": "arme"}
DAY = {"tgd": "date_decision", "suspension-ap": "date_acte", "interdiction-arme": "date_acte"}


def day_of(value: object) -> date | None:
    try:
        return datetime.fromisoformat(str(value)).date() if value else None
    except ValueError:
        return None


def inside(value: object, period: Period) -> bool:
    day = day_of(value)
    return day is not None and period.since <= day <= period.until


def living(dossiers: list[Json]) -> list[Json]:
    return [one for one in dossiers if "corbeille" not in one]


def counted(dossiers: list[Json], period: Period) -> Iterator[str]:
    """The ids of the contract, each as often as it is to be counted; the others of the same kind too."""
    for dossier in living(dossiers):
        for event in dossier["evenements"]:
            if inside(event["le"], period) and event["type"] != "inconnu_des_regles":
                yield f"evenement.{event['type']}"
        for grid in dossier["grilles"]:
            if inside(grid["le"], period) and grid["grille"] != "autre":
                yield f"grille.{grid['grille']}"
        for evaluation in dossier["evaluations"]:
            measure = evaluation["dispositif"]
            if inside(evaluation["faits"].get(DAY[measure]), period):
                yield from of_evaluation(PREFIX[measure], evaluation)


def of_evaluation(prefix: str, evaluation: Json) -> Iterator[str]:
    yield f"{prefix}_evaluations"
    for name in {one["id"] for one in evaluation["conclusions"]}:
        yield f"{prefix}_conclusion.{name}"
        if name == "suspension_acquise":
            yield f"suspension_regime.{evaluation['regime']}"
    if prefix == "tgd":
        for one in evaluation["conclusions"]:
            known = one["motif"] and " " not in one["motif"]
            if known:
                yield f"tgd_motif.{one['id']}.{one['motif']}"
            elif one["id"] != "information_manquante":
                yield f"tgd_motif.{one['id']}.autre"
    position = evaluation.get("decision", {}).get("position")
    if position in ("conforme", "ecart"):
        yield f"{prefix}_avis"
        yield f"{prefix}_avis.{position}"
    if position == "ecart":
        category = evaluation["decision"].get("categorie")
        yield f"{prefix}_avis.ecart.{'moyens' if category == 'moyens' else 'autre'}"


@settings(max_examples=25, deadline=None)
@given(st.lists(contents(), max_size=8))
def test_counts_are_what_a_naive_reading_finds(dossiers: list[Json]) -> None:
    """Every id of the contract, over the period and the one before; what is not counted is 0, or has no data."""
    figures = figures_of(list(dossiers))
    before = QUARTER.before()
    assert before is not None
    for period, amounts in (
        (QUARTER, {figure.id: figure.now for figure in figures}),
        (before, {figure.id: figure.before for figure in figures}),
    ):
        expected = Counter(counted(dossiers, period))
        told = ("evenement.", "grille.", "tgd_", "suspension_", "arme_")
        for figure in figures:
            amount = amounts[figure.id]
            rule = figure.words.unit.value == "nombre" and figure.id.startswith(told)
            if rule and (figure.id in expected or not expected_elsewhere(figure.id)):
                assert (amount.value or 0) == expected[figure.id], (figure.id, period)
                assert amount.numerator == amount.value
                assert amount.denominator is None
        assert not expected.keys() - amounts.keys()


def expected_elsewhere(name: str) -> bool:
    """Counts that this naive reading does not make: the others try them."""
    elsewhere = (
        "echeance",
        "tgd_decisions",
        "tgd_fins",
        "tgd_arrives",
        "tgd_en_cours",
        "tgd_refuse.",
        "tgd_decide.",
        "tgd_retire.",
    )
    return any(part in name for part in elsewhere)


# ------------------------------------------------------------------------------------------------------- deadlines


@settings(max_examples=25, deadline=None)
@given(st.lists(contents(), max_size=8))
def test_deadlines_are_kept_or_missed(dossiers: list[Json]) -> None:
    """Kept on the day of its term; missed the day after: done too late, or still open. A right, and a length, are neither."""
    kept = missed = lapsed = 0
    for item in (item for dossier in living(dossiers) for item in dossier["echeancier"]):
        term = day_of(item["terme"])
        if item["statut"] != "datee" or item["etat"] == "sans_objet" or term is None:
            continue
        after = term + timedelta(days=1)
        if item["id"] == "echeance_tgd":
            lapsed += item["etat"] != "faite" and QUARTER.since <= after <= QUARTER.until
        if item["id"] != "decision_oppi":
            continue
        if item["etat"] != "faite":
            missed += QUARTER.since <= after <= QUARTER.until
        elif "fait_le" in item:
            in_time = no_later(item["fait_le"], item["terme"])
            kept += in_time and QUARTER.since <= term <= QUARTER.until
            missed += not in_time and QUARTER.since <= after <= QUARTER.until
    figures = figures_of(list(dossiers))
    assert (figures.figure("arme_echeance.decision_oppi.tenues").now.value or 0) == kept
    assert (figures.figure("arme_echeance.decision_oppi.manquees").now.value or 0) == missed
    assert (figures.figure("arme_echeances").now.value or 0) == kept + missed
    assert (figures.figure("tgd_arrives_a_terme").now.value or 0) == lapsed
    with pytest.raises(KeyError):
        figures.figure("arme_echeance.appel_op")


def no_later(first: str, second: str) -> bool:
    if "T" in first and "T" in second:
        return datetime.fromisoformat(first) <= datetime.fromisoformat(second)
    return str(day_of(first)) <= str(day_of(second))


# ---------------------------------------------------------------------------------------------------------- delays


def naive_delays(dossiers: list[Json], starts: set[str], ends: set[str], period: Period) -> list[int]:
    """Walks day by day: requests of a day come before decisions of that day; one decision answers all that wait."""
    found = []
    for dossier in living(dossiers):
        by_day: dict[date, list[Json]] = {}
        for event in dossier["evenements"]:
            if event["type"] in starts | ends:
                by_day.setdefault(day_of(event["le"]) or date.min, []).append(event)
        waiting: date | None = None
        for day in sorted(by_day):
            todays = sorted(by_day[day], key=lambda event: event["type"] in ends)
            if all("T" in event["le"] for event in todays):
                todays = sorted(todays, key=lambda event: event["le"])
            for event in todays:
                if event["type"] in starts:
                    waiting = waiting or day
                elif waiting is not None:
                    if period.since <= day <= period.until:
                        found.append((day - waiting).days)
                    waiting = None
    return found


@settings(max_examples=30, deadline=None)
@given(st.lists(contents(), max_size=8))
def test_delays_are_those_of_a_walk_through_the_days(dossiers: list[Json]) -> None:
    """Median, worst and number of cases, of requests and of hearings; the share within six days."""
    figures = figures_of(list(dossiers))
    for cell, starts, ends in (
        ("tgd_delai_demande_decision", {"tgd_demande"}, {"tgd_decide", "tgd_refuse"}),
        ("tgd_duree", {"tgd_decide"}, {"tgd_restitue", "tgd_retire"}),
    ):
        delays = naive_delays(dossiers, starts, ends, QUARTER)
        middle, worst = figures.figure(f"{cell}_mediane").now, figures.figure(f"{cell}_pire").now
        assert middle.denominator == (len(delays) or None)
        assert middle.value == (median(delays) if delays else None)
        assert worst.value == max(delays, default=None)
    within = figures.figure("op_sous_six_jours").now
    delays = naive_delays(dossiers, {"op_audience_fixee"}, {"op_delivree", "op_rejetee"}, QUARTER)
    assert (within.numerator, within.denominator) == (
        (sum(delay <= 6 for delay in delays), len(delays)) if delays else (None, None)
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(contents(), max_size=8))
def test_what_runs_on_the_last_day(dossiers: list[Json]) -> None:
    """Phones given and not given back on the evening of the last day: counted by replaying every life up to it."""
    running, ever = 0, False
    for dossier in living(dossiers):
        cut = dict(
            dossier,
            evenements=[e for e in dossier["evenements"] if (day_of(e["le"]) or date.max) <= QUARTER.until],
        )
        begun = {"tgd_decide"} & {event["type"] for event in cut["evenements"]}
        ever = ever or bool(begun)
        marker = {"type": "tgd_retire", "le": (QUARTER.until + timedelta(days=1)).isoformat()}
        after = naive_delays(
            [dict(cut, evenements=[*cut["evenements"], marker])],
            {"tgd_decide"},
            {"tgd_restitue", "tgd_retire"},
            Period(QUARTER.until + timedelta(days=1), date(2027, 1, 1)),
        )
        running += len(after)
    assert figures_of(list(dossiers)).figure("tgd_en_cours").now.value == (running if ever else None)


# -------------------------------------------------------------------------------------------------- facts and acts


@settings(max_examples=30, deadline=None)
@given(st.lists(contents(), max_size=6))
def test_the_judge_is_seised_in_eight_days_or_not(dossiers: list[Json]) -> None:
    """Only suspensions of the first version; an event of the dossier, else the answer of an evaluation, says when."""
    cases = done = 0
    for dossier in living(dossiers):
        told = [day_of(event["le"]) for event in dossier["evenements"] if event["type"] == "jaf_saisi"]
        if not told:
            answers = [
                one["faits"].get("date_saisine_jaf")
                for one in dossier["evaluations"]
                if one["dispositif"] == "suspension-ap"
            ]
            told = [day_of(one) for one in answers if one]
        for one in dossier["evaluations"]:
            act = one["faits"].get("date_acte")
            if one["dispositif"] != "suspension-ap" or one["regime"] != "v1" or not inside(act, QUARTER):
                continue
            if one["conclusions"][0]["id"] == "suspension_acquise":
                start = day_of(act)
                assert start is not None
                cases += 1
                done += any(day and start <= day <= start + timedelta(days=8) for day in told)
    amount = figures_of(list(dossiers)).figure("jaf_saisi_sous_huit_jours").now
    assert (amount.numerator, amount.denominator) == ((done, cases) if cases else (None, None))


@settings(max_examples=25, deadline=None)
@given(st.lists(contents(), max_size=6))
def test_the_weapon_ban_beside_the_contact_ban(dossiers: list[Json]) -> None:
    """Of each decision on its own day, the newest answers count, once."""
    newest: dict[tuple[int, str], Json] = {}
    for rank, dossier in enumerate(living(dossiers)):
        for one in dossier["evaluations"]:
            if one["dispositif"] == "interdiction-arme" and inside(one["faits"]["date_op"], QUARTER):
                newest[rank, one["faits"]["date_op"]] = one["faits"]
    over = [
        facts for facts in newest.values() if facts["op_delivree"] == facts["interdiction_contact_1"] == "oui"
    ]
    both = [facts for facts in over if facts["interdiction_arme_2"] == "oui"]
    amount = figures_of(list(dossiers)).figure("arme_interdite_avec_contact").now
    assert (amount.numerator, amount.denominator) == ((len(both), len(over)) if over else (None, None))


def test_every_event_drawn_is_one_of_the_rules() -> None:
    """Else the naive reading would try nothing: all but the one made up are counted."""
    figures = {figure.id for figure in figures_of([])}
    assert [name for name in EVENTS if f"evenement.{name}" not in figures] == ["inconnu_des_regles"]


def test_an_empty_register_has_no_data_and_no_zero() -> None:
    """« Non renseigné » everywhere: nobody wrote that there was nothing."""
    for figure in figures_of([]):
        assert (figure.now.value, figure.now.masked, figure.variation) == (None, False, None)
