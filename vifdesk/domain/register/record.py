"""The content of one version of a dossier, as one JSON object: its fields, and beside them what the program notes.

Notes of the program: when it was created, where an imported version comes from, the bin, a hold, marked conflicts, the
deadlines as they were shown last and the alerts beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from vifdesk.domain.register.shape import FIELDS, PARTS, TEXTS, Content

CREATED = "cree_le"
ORIGIN = "origine"
"""Of a version that was written elsewhere first: `le`, `auteur`."""
BIN = "corbeille"
HOLD = "maintien"
CONFLICTS = "conflits"
SCHEDULE = "echeancier"
"""The deadlines as they stand, each once, by `cle`: see `life_json`."""
ALERTS = "alertes"
"""What must be seen beside them: days without protection, warnings that an event brought."""

_KEPT_NOTES = (CREATED, BIN, HOLD, CONFLICTS)


def first_version(reference: str, fields: Mapping[str, object], at: datetime) -> dict[str, object]:
    """The content of a new dossier."""
    return {"reference": reference, CREATED: at.isoformat(timespec="seconds"), **fields}


def next_version(content: Content, fields: Mapping[str, object]) -> dict[str, object]:
    """The content with the fields that are given in the place of the old ones, lists whole; the others stay.

    It leaves the bin, for who writes in a dossier wants it; marks of conflict on the given fields are settled.
    """
    kept = {key: value for key, value in content.items() if key not in (ORIGIN, BIN)}
    conflicts = [mark for mark in conflicts_of(content) if mark.get("champ") not in fields]
    kept.pop(CONFLICTS, None)
    return {**kept, **({CONFLICTS: conflicts} if conflicts else {}), **fields}


def with_note(content: Content, note: str, value: object) -> dict[str, object]:
    """The content with a note of the program, without it when `value` is None."""
    kept = {key: old for key, old in content.items() if key not in (ORIGIN, note)}
    return kept if value is None else {**kept, note: value}


def fields_of(content: Content) -> dict[str, object]:
    """The fields alone, in their order, without the reference."""
    return {key: content[key] for key in FIELDS if key in content}


def shown(content: Content) -> dict[str, object]:
    """The content for a reader: empty fields are there, and of the notes those that say something of the dossier."""
    view: dict[str, object] = {"reference": content.get("reference", "")}
    for key in TEXTS:
        view[key] = content.get(key, "")
    if "procedure" in content:
        view["procedure"] = content["procedure"]
    for key in ("evaluations", "evenements"):
        view[key] = content.get(key, [])
    view.update((key, content[key]) for key in PARTS if key in content and key not in view)
    view.update((key, content[key]) for key in _KEPT_NOTES if key in content)
    return view


def reference_of(content: Content) -> str:
    """The dossier's reference."""
    return str(content.get("reference", ""))


def items_of(content: Content, key: str) -> Sequence[Mapping[str, object]]:
    """The items of one list, none when it is absent."""
    items = content.get(key, ())
    return items if isinstance(items, (list, tuple)) else ()  # « list | tuple » would be made anew each time


def conflicts_of(content: Content) -> Sequence[Mapping[str, object]]:
    """What two copies said differently: `champ`, `ici`, `ailleurs`."""
    return items_of(content, CONFLICTS)


def deadlines_of(content: Content) -> list[dict[str, object]]:
    """The deadlines as they stand, each once; of a dossier written before they were kept, those of its evaluations."""
    if SCHEDULE in content:
        return [dict(item) for item in items_of(content, SCHEDULE)]
    found: dict[str, dict[str, object]] = {}
    for evaluation in items_of(content, "evaluations"):
        measure, person = evaluation.get("dispositif"), str(evaluation.get("personne", ""))
        for deadline in items_of(evaluation, "echeances"):
            key = f"{measure}{'#' if person else ''}{person}.{deadline.get('id')}"
            found[key] = {"cle": key, "dispositif": measure, **deadline}
            if person:
                found[key]["personne"] = person
    return list(found.values())


def written_at(content: Content, at: datetime) -> datetime:
    """When the version was written first: where it comes from, else `at`, when this vault received it."""
    origin = content.get(ORIGIN)
    moment = origin.get("le") if isinstance(origin, Mapping) else None
    return datetime.fromisoformat(moment) if isinstance(moment, str) else at


def written_by(content: Content, author: str) -> str:
    """Who wrote the version first."""
    origin = content.get(ORIGIN)
    name = origin.get("auteur") if isinstance(origin, Mapping) else None
    return name if isinstance(name, str) else author


def created_at(content: Content, at: datetime) -> datetime:
    """When the dossier was recorded first; `at` where the content does not say."""
    moment = content.get(CREATED)
    return datetime.fromisoformat(moment) if isinstance(moment, str) else at


def binned_at(content: Content) -> datetime | None:
    """When it was put in the bin; None when it is not there."""
    bin_note = content.get(BIN)
    moment = bin_note.get("depuis") if isinstance(bin_note, Mapping) else None
    return datetime.fromisoformat(moment) if isinstance(moment, str) else None


def in_batch(content: Content, batch: str, at: datetime, author: str) -> dict[str, object]:
    """The content marked as part of one import; where it comes from stays, else `at` and `author` say it."""
    origin = content.get(ORIGIN)
    known = origin if isinstance(origin, Mapping) else {}
    return {
        **content,
        ORIGIN: {"le": at.isoformat(timespec="seconds"), "auteur": author, **known, "lot": batch},
    }


def batch_of(content: Content) -> str | None:
    """The import that wrote this version; None for any other."""
    origin = content.get(ORIGIN)
    batch = origin.get("lot") if isinstance(origin, Mapping) else None
    return batch if isinstance(batch, str) else None
