"""What a dossier says, for the search: the texts that somebody wrote, and the values that come again."""

from __future__ import annotations

from collections.abc import Mapping

from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content

_LISTED = ("decisions", "suivis", "appels", "telephones", "personnes", "incidents", "grilles")
_DAY_LENGTH = len("AAAA-MM-JJ")


def free_texts(content: Content) -> list[str]:
    """What somebody wrote, where a number may stand in any form; the pseudonym is listed before."""
    texts = [str(content.get("note", ""))]
    texts += [str(event["note"]) for event in items_of(content, "evenements") if "note" in event]
    for evaluation in items_of(content, "evaluations"):
        for key in ("sources", "decision"):
            texts += _texts(evaluation.get(key))
    for key in _LISTED:
        for item in items_of(content, key):
            texts += [text for name, text in item.items() if isinstance(text, str) and name != "le"]
            texts += _texts(item.get("remarques"))
    return texts


def values_of(content: Content, events: EventTypes) -> set[str]:
    """What comes again from dossier to dossier: identifiers, their French words, days."""
    values: list[str] = []
    for event in items_of(content, "evenements"):
        identifier = str(event.get("type", ""))
        kind = events.get(identifier)
        values += (identifier, kind.label if kind else "", str(event.get("le", ""))[:_DAY_LENGTH])
    for evaluation in items_of(content, "evaluations"):
        values.append(str(evaluation.get("dispositif", "")))
        values += _texts(evaluation.get("faits"))
        for concluded in items_of(evaluation, "conclusions"):
            values += [str(concluded.get(key) or "") for key in ("id", "motif", "titre")]
    for key in _LISTED:
        values += [str(item.get("le", ""))[:_DAY_LENGTH] for item in items_of(content, key)]
    return set(values)


def _texts(inner: object) -> list[str]:
    # a dict first: asking whether it is any Mapping costs more than the rest
    if isinstance(inner, dict) or (inner is not None and isinstance(inner, Mapping)):
        return [value for value in inner.values() if isinstance(value, str)]
    return []
