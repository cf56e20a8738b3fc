"""Save an examination into a dossier: frozen with its facts, conclusions, deadlines, the rules' print and the decision."""

from __future__ import annotations

from datetime import date

from vifdesk.actions.desk import Desk
from vifdesk.actions.freeze_evaluation import freeze
from vifdesk.actions.record_dossier import Recorded, record_dossier
from vifdesk.actions.register import Register, newest
from vifdesk.domain.dossier.dossier import Decision, Dossier
from vifdesk.domain.register.draft import question_json
from vifdesk.domain.register.follow_ups import lines_of
from vifdesk.domain.register.frozen import already_frozen, question_of, same_question
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content


def save_evaluation(
    desk: Desk,
    register: Register,
    reference: str,
    dossier: Dossier,
    *,
    as_of: date,
    person: str = "",
    expected: int | None = None,
) -> Recorded:
    """Freeze the evaluation in the dossier of this reference, which is created where it is not there.

    The same answers of the same day saved again take the place of the first; the decision joins the dossier's decisions,
    and each action that the conclusion asks for becomes a line of its follow-up, unless it has one. `person`: which child,
    « enfant C. »; each has deadlines of their own. `expected`: the version of which somebody has confirmed what changes.

    Raises:
        BadInput: the reference does not suit.
        UserProblem: the vault refused, or the dossier is no longer at `expected`; nothing was written.

    """
    place = register.find(reference)
    before: Content = newest(register, place).content if place else {}
    fields = evaluation_fields(desk, register, before, reference, dossier, as_of=as_of, person=person)
    return record_dossier(desk, register, fields, expected=expected or (place.version if place else None))


def evaluation_fields(
    desk: Desk,
    register: Register,
    before: Content,
    reference: str,
    dossier: Dossier,
    *,
    as_of: date,
    person: str = "",
) -> dict[str, object]:
    """The fields that the evaluation changes in the dossier that says `before`; the same answers are not kept twice."""
    known = str(before.get("reference", reference))
    named = {"personne": person.strip()} if person.strip() else {}
    question = {**question_json(dossier, as_of=as_of), **named}
    kept = [one for one in items_of(before, "evaluations") if not same_question(question, one)]
    fields: dict[str, object] = {
        "reference": known,
        "evaluations": [*(question_of(one) for one in kept), question],
    }
    follow_ups = _follow_ups(desk, register, before, question)
    if follow_ups is not None:
        fields["suivis"] = follow_ups
    decisions = _decisions(desk, register, before, dossier.decision)
    if decisions is not None:
        fields["decisions"] = decisions
    initials = dossier.heading.initials.strip()
    if initials and not str(before.get("pseudonyme", "")):
        fields["pseudonyme"] = initials
    return fields


def _follow_ups(desk: Desk, register: Register, before: Content, question: Content) -> list[Content] | None:
    """The lines with those of this evaluation; None when there is nothing new to follow."""
    kept = items_of(before, "suivis")
    answered = already_frozen(question, items_of(before, "evaluations")) or freeze(desk, question)
    lines = lines_of(answered, kept, register.follow_ups, desk.clock.now())
    return None if len(lines) == len(kept) else lines


def _decisions(desk: Desk, register: Register, before: Content, decision: Decision) -> list[Content] | None:
    """The decisions with this one; None when there is nothing new to write."""
    text = decision.text.strip()
    kept = list(items_of(before, "decisions"))
    if not text or any(
        one.get("texte") == text and one.get("motif", "") == decision.motive.strip() for one in kept
    ):
        return None
    made: dict[str, object] = {
        "texte": text,
        "le": desk.clock.now().isoformat(timespec="minutes"),
        "par": register.vault.user.name,
    }
    if decision.motive.strip():
        made["motif"] = decision.motive.strip()
    return [*kept, made]
