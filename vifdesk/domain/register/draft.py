"""An examination under way as JSON: what autosave keeps, and what the register is asked to freeze."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, time

from vifdesk.domain.dossier.dossier import Answer, Decision, Dossier, Heading, Stance
from vifdesk.domain.law.facts import Value
from vifdesk.domain.register.shape import Content


def value_json(value: Value) -> object:
    """A fact's value as JSON gives it back."""
    match value:
        case datetime() | time():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def question_json(dossier: Dossier, *, as_of: date) -> dict[str, object]:
    """What the register is asked to freeze: the answers with their sources, and the magistrate's decision."""
    question: dict[str, object] = {
        "dispositif": dossier.measure,
        "territoire": dossier.territory.value,
        "le": as_of.isoformat(),
        "faits": {fact_id: value_json(answer.value) for fact_id, answer in dossier.answers.items()},
    }
    sources = _sources(dossier.answers)
    decision = decision_json(dossier.decision)
    return {
        **question,
        **({"sources": sources} if sources else {}),
        **({"decision": decision} if decision else {}),
    }


def decision_json(decision: Decision) -> dict[str, str]:
    """The decision in texts; nothing when none was taken."""
    if decision == Decision():
        return {}
    texts = {
        "position": decision.stance.value,
        "texte": decision.text.strip(),
        "motif": decision.motive.strip(),
        "categorie": decision.category if decision.stance is Stance.ECART else "",
    }
    return {key: text for key, text in texts.items() if text}


def draft_json(
    dossier: Dossier, *, reference: str, current: str, as_of: date, closed: bool
) -> dict[str, object]:
    """An examination as it stands. `current`: the question on which one stands; `closed`: put aside, not re-opened by itself."""
    return {
        **question_json(dossier, as_of=as_of),
        "reference": reference,
        "entete": asdict(dossier.heading),
        "question": current,
        "ferme": closed,
    }


def heading_of(content: Content) -> Heading:
    """The head of the sheet that a draft holds."""
    kept = content.get("entete")
    texts = kept if isinstance(kept, Mapping) else {}
    return Heading(**{key: str(texts[key]) for key in Heading.__slots__ if key in texts})


def decision_of(content: Content) -> Decision:
    """The decision that a draft, or a frozen evaluation, holds."""
    kept = content.get("decision")
    texts = kept if isinstance(kept, Mapping) else {}
    stance = str(texts.get("position", Stance.NON_PRISE.value))
    known = {one.value for one in Stance}
    return Decision(
        Stance(stance) if stance in known else Stance.NON_PRISE,
        str(texts.get("texte", "")),
        str(texts.get("motif", "")),
        str(texts.get("categorie", "")),
    )


def with_sources(facts: Mapping[str, Value], content: Content) -> dict[str, Answer]:
    """The answers: each fact with where it comes from."""
    kept = content.get("sources")
    sources = kept if isinstance(kept, Mapping) else {}
    return {fact_id: Answer(value, str(sources.get(fact_id, ""))) for fact_id, value in facts.items()}


def _sources(answers: Mapping[str, Answer]) -> dict[str, str]:
    return {fact_id: answer.origin.strip() for fact_id, answer in answers.items() if answer.origin.strip()}
