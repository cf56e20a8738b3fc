"""The questions to put to the officer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.domain.documents.examples import ACT, BAN, DANGER, MEASURE, NOTIFIED, RESULT, WEAPONS, dossier
from vifdesk.domain.documents.document import Document, Question, Questions
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.documents.questions import build_questions
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.wizard.evaluation import Status
from vifdesk.domain.wizard.step import MissingFact, Step

WAITING = replace(
    ACT,
    status=Status.EN_ATTENTE,
    end=None,
    raw_end=None,
    prudent=None,
    waiting_for="date_notification",
    waiting_label="Date de notification",
)
STEP = Step(
    next_fact=BAN,
    useful=("armes", "danger"),
    irrelevant=frozenset(),
    evaluation=replace(RESULT, deadlines=(WAITING,)),
    rank=lambda: (MissingFact(BAN, "Décide à lui seul."), MissingFact(DANGER, "Peut encore changer.")),
)


def questions(step: Step = STEP, given: Dossier | None = None) -> Document:
    return build_questions(step, given or dossier(), MEASURE)


def items(document: Document) -> list[Question]:
    return [item for block in document.blocks if isinstance(block, Questions) for item in block.items]


def test_the_most_decisive_question_comes_first() -> None:
    """Then the other decisive ones, then what is only useful, then what dates a deadline; each once, numbered through."""
    assert [(item.number, item.text.replace("\u00a0", " ")) for item in items(questions())] == [
        (1, BAN.question),
        (2, DANGER.question),
        (3, WEAPONS.question),
        (4, NOTIFIED.question),
    ]
    assert [section.title for section in questions().sections] == [
        "Ce qui décide de la conclusion",
        "Utile pour la suite",
        "",
    ]


def test_each_question_says_why_it_is_put() -> None:
    """What it decides, or which deadline waits for it."""
    whys = [item.why.replace("\u00a0", " ") for item in items(questions())]
    assert whys == ["Décide à lui seul.", "Peut encore changer.", "", "Échéance en attente : Saisir le juge."]


def test_answers_are_boxes_to_tick_and_not_known_is_one_of_them() -> None:
    """The officer may not know either."""
    assert items(questions())[1].choices == ("Oui", "Non", "Inconnu")


def test_only_the_answers_of_the_law_of_the_day_are_offered() -> None:
    """The OPPI exists since 15 June 2024."""
    old = questions(given=dossier({"date_decision": date(2024, 6, 14)}))
    new = questions(given=dossier({"date_decision": date(2024, 6, 15)}))
    assert "Par OPPI" not in items(old)[0].choices
    assert "Par OPPI" in items(new)[0].choices


def test_what_was_answered_so_far_is_recalled() -> None:
    """« Inconnu » may have changed since the last call."""
    assert items(questions())[0].answered == "Réponse à ce jour\u00a0: Inconnu"
    assert items(questions())[2].answered == ""


def test_a_date_has_a_line_to_write_on_and_may_be_none() -> None:
    """« There is none » is an answer."""
    notified = items(questions())[3]
    assert notified.blank == "Jour, mois, année"
    assert notified.choices == ("Aucune", "Inconnu")


def test_several_answers_are_allowed_where_the_question_allows_them() -> None:
    """Said in words: boxes alone do not tell."""
    assert "Plusieurs réponses possibles." in items(questions())[2].help


def test_nothing_open_is_said() -> None:
    """An empty page would look like a fault."""
    closed = replace(STEP, rank=tuple, useful=(), evaluation=RESULT)
    assert items(questions(closed)) == []
    assert "Aucune question en suspens" in as_text(questions(closed))


def test_there_is_room_for_who_answered_and_when() -> None:
    """The source of a fact is asked for on the sheet."""
    assert "Réponses données par" in as_text(questions())
