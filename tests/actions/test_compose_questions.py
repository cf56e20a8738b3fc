"""The questions over the real rules."""

from __future__ import annotations

from datetime import date

from tests.helpers.desk import make_desk
from vifdesk.actions.answer_question import answer_question
from vifdesk.actions.compose_questions import compose_questions
from vifdesk.actions.look_at_step import look_at_step
from vifdesk.domain.documents.document import Question, Questions
from vifdesk.domain.dossier.dossier import Dossier

AS_OF = date(2026, 11, 22)
DESK = make_desk()


def asked(dossier: Dossier) -> list[Question]:
    document = compose_questions(DESK, dossier, as_of=AS_OF)
    return [item for block in document.blocks if isinstance(block, Questions) for item in block.items]


def test_every_useful_question_is_put_once() -> None:
    """What the wizard would ask one by one, on one paper."""
    dossier = answer_question(DESK, Dossier("tgd"), "date_decision", "2026-11-22")
    step = look_at_step(DESK, dossier, as_of=AS_OF)
    open_facts = {*step.useful, *(missing.fact.id for missing in step.missing)}
    assert len(asked(dossier)) == len(open_facts) > 5
    assert len({question.text for question in asked(dossier)}) == len(asked(dossier))


def test_a_settled_dossier_asks_nothing_decisive() -> None:
    """A refusal by the victim ends it."""
    dossier = Dossier("tgd")
    for fact, value in {"date_decision": "2026-11-22", "consentement_expres": "non"}.items():
        dossier = answer_question(DESK, dossier, fact, value)
    titles = [section.title for section in compose_questions(DESK, dossier, as_of=AS_OF).sections]
    assert "Ce qui décide de la conclusion" not in titles
