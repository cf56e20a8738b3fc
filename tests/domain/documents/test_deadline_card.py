"""Deadlines on paper: the prudent date first, then the term and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.domain.documents.examples import ACT, hours
from vifdesk.domain.dates.holidays import Confidence
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.documents.deadline_card import deadline_card, deadline_cards
from vifdesk.domain.documents.document import DeadlineCard
from vifdesk.domain.wizard.evaluation import Deadline, Status

EARLY = date(2026, 11, 20)
MEASURE_END = replace(
    ACT,
    nature=Nature.DUREE,
    raw_end=date(2027, 5, 20),
    end=date(2027, 5, 20),
    prudent=date(2027, 5, 19),
    veille=date(2027, 5, 19),
)


def card(deadline: Deadline, as_of: date = EARLY) -> DeadlineCard:
    shown = deadline_card(deadline, as_of=as_of)
    return replace(
        shown,
        answer_note=shown.answer_note.replace("\u00a0", " "),
        term=shown.term.replace("\u00a0", " "),
        answer=shown.answer.replace("\u00a0", " "),
    )


def test_the_prudent_date_is_the_answer_and_the_prorogued_term_comes_second_with_its_reason() -> None:
    """Decision 6 of the law notes."""
    shown = card(ACT)
    assert shown.answer == "Vendredi 27 novembre 2026"
    assert (
        shown.answer_note
        == "Date prudente : dernier jour ouvrable du délai, sans compter sur la prorogation."
    )
    assert shown.term == (
        "Terme prorogé : lundi 30 novembre 2026 à 24 h, car le délai finit le samedi 28 novembre 2026, "
        "qui n’est pas un jour ouvrable."
    )


def test_the_proof_is_kept_and_the_note_stands_apart_from_it() -> None:
    """The note is not a step of the computation."""
    assert card(ACT).steps == ("Huit jours.", "Prorogé.")
    assert card(ACT).note == "Une remarque."


def test_the_end_of_a_measure_is_never_prorogued_and_names_its_last_safe_day() -> None:
    """The last day of a measure is disputed: the day before is safe."""
    shown = card(MEASURE_END)
    assert shown.answer == "Mercredi 19 mai 2027"
    assert shown.answer_note == "Date prudente : dernier jour ouvrable avant le terme."
    assert (
        shown.term
        == "Terme : jeudi 20 mai 2027, jamais prorogé. Dernier jour sûr, la veille : mercredi 19 mai 2027."
    )


def test_a_term_that_is_itself_prudent_is_said_once() -> None:
    """Twice the same date would make one look for a difference."""
    shown = card(replace(ACT, raw_end=date(2026, 11, 27), end=date(2026, 11, 27)))
    assert shown.answer_note == "Date prudente et terme, à 24 h."
    assert shown.term == ""


def test_a_moment_is_printed_with_its_hour() -> None:
    """Twenty-four hours from a Friday evening end on Saturday at the same minute."""
    end = datetime(2026, 11, 21, 17, 40)
    shown = card(replace(hours(end, end), nature=Nature.HEURES_MESURE))
    assert shown.answer == "Samedi 21 novembre 2026 à 17 h 40"
    assert shown.answer_note == "Date prudente et terme."


def test_midnight_is_written_as_the_end_of_the_day_before() -> None:
    """Nobody reads « lundi 0 h » rightly at three in the morning."""
    shown = card(hours(datetime(2026, 11, 21, 0, 0), datetime(2026, 11, 23, 17, 40)))
    assert shown.answer == "Vendredi 20 novembre 2026 à 24 h"


def test_a_prudent_date_that_is_the_start_itself_says_why() -> None:
    """No working day lies between."""
    shown = card(replace(ACT, start=date(2026, 11, 27)))
    assert (
        shown.answer_note == "Date prudente : le départ lui-même, aucun jour ouvrable ne le sépare du terme."
    )


def test_a_deadline_that_waits_names_what_it_waits_for() -> None:
    """No date is invented."""
    waiting = replace(
        ACT,
        status=Status.EN_ATTENTE,
        end=None,
        raw_end=None,
        prudent=None,
        waiting_for="x",
        waiting_label="Notification",
    )
    shown = card(waiting)
    assert (shown.answer, shown.answer_note) == ("En attente", "Il manque : Notification.")
    assert (shown.term, shown.status, shown.dated, shown.steps) == ("", "", False, ())


def test_a_deadline_without_date_says_why() -> None:
    """It lasts until an event: no six months, no eight days."""
    undated = replace(
        ACT,
        status=Status.SANS_DATE,
        end=None,
        raw_end=None,
        prudent=None,
        steps=("Aucune date : jusqu’à la décision.",),
        note="",
    )
    shown = card(undated)
    assert (shown.answer, shown.answer_note) == ("Sans date", "Aucune date : jusqu’à la décision.")
    assert not shown.dated


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        (date(2026, 11, 26), ""),
        (date(2026, 11, 27), "Dernier jour prudent\u00a0: ce jour, 27/11/2026"),
        (date(2026, 11, 28), "Date prudente dépassée au 28/11/2026"),
        (date(2026, 11, 30), "Date prudente dépassée au 30/11/2026"),
        (date(2026, 12, 1), "Terme dépassé au 01/12/2026"),
    ],
)
def test_the_card_alarms_from_the_prudent_day_on(as_of: date, status: str) -> None:
    """The day before and the day of each change."""
    assert card(ACT, as_of).status == status


def test_a_doubtful_deadline_says_so() -> None:
    """No text fixes it, or nobody is sure."""
    assert (
        card(replace(ACT, confidence=Confidence.MOYENNE)).reserve
        == "Règle de fiabilité moyenne\u00a0: à vérifier."
    )


def test_the_most_important_come_first_and_large() -> None:
    """Importance is said by the rules; the order of the rules breaks ties."""
    cards = deadline_cards(
        (
            replace(ACT, label="c", id="c", importance=3),
            replace(ACT, label="a", id="a"),
            replace(ACT, label="b", id="b"),
        ),
        as_of=EARLY,
    ).cards
    assert [(one.label, one.main) for one in cards] == [("a", True), ("b", True), ("c", False)]


def test_without_an_important_one_the_first_dated_is_large() -> None:
    """One date must leap to the eye."""
    cards = deadline_cards(
        (replace(ACT, id="a", importance=2), replace(ACT, id="b", importance=2)), as_of=EARLY
    ).cards
    assert [one.main for one in cards] == [True, False]
