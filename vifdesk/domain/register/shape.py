"""The fields of a dossier as JSON gives them, and the refusal of what does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.grids.grid import ANSWERS
from vifdesk.domain.register.events import EventTypes

Content = Mapping[str, object]
"""A JSON object."""

LONGEST_REFERENCE = 64
LONGEST_LINE = 500
LONGEST_TEXT = 200_000
LONGEST_LIST = 2_000
DEEPEST = 8

TEXTS = {"pseudonyme": LONGEST_LINE, "note": LONGEST_TEXT}
PROCEDURE = ("oui", "non", "inconnu")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_HALF = re.compile(r"[\ud800-\udfff]")


class RefusedField(ValueError):
    """A field that the register does not accept; the message is a French sentence."""

    def __init__(self, field: str, received: object, accepted: str) -> None:
        shown = "rien" if received is None else f"« {str(received)[:80]} »"
        super().__init__(typographie(f"« {field} » : reçu {shown}, attendu {accepted}."))
        self.field = field


@dataclass(frozen=True, slots=True)
class Part:
    """What one item of a list holds: `needed` and `optional` keys with their kinds."""

    needed: Mapping[str, str]
    optional: Mapping[str, str]


PARTS: Mapping[str, Part] = {
    "personnes": Part({"role": "ligne"}, {"pseudonyme": "ligne", "nom": "nom", "note": "texte"}),
    "evenements": Part(
        {"type": "evenement", "le": "quand"},
        {"note": "texte", "personne": "ligne", "faits": "objet", "appareil": "ligne", "motif": "texte"},
    ),
    "evaluations": Part(
        {"dispositif": "ligne", "faits": "objet"},
        {
            "territoire": "territoire",
            "le": "jour",
            "personne": "ligne",
            "sources": "textes",
            "decision": "textes",
        },
    ),
    "decisions": Part({"texte": "texte"}, {"le": "quand", "motif": "texte", "par": "ligne"}),
    "suivis": Part(
        {"texte": "texte"},
        {
            "destinataire": "ligne",
            "pour": "quand",
            "fait_le": "quand",
            "par": "ligne",
            "sans_objet": "oui_non",
            "id": "ligne",
            "dispositif": "ligne",
            "source": "ligne",
            "rappel": "quand",
        },
    ),
    "appels": Part({"le": "quand"}, {"service": "ligne", "objet": "texte", "suite": "texte"}),
    "telephones": Part({"appareil": "ligne", "etat": "ligne"}, {"le": "quand", "note": "texte"}),
    "incidents": Part({"le": "quand", "texte": "texte"}, {"source": "ligne"}),
    "grilles": Part(
        {"grille": "ligne", "le": "jour", "reponses": "reponses"},
        {"service": "ligne", "remarques": "textes", "note": "texte"},
    ),
}
"""The lists of a dossier, in the order in which they are shown."""

FIELDS = ("pseudonyme", "note", "procedure", *PARTS)


def read_reference(raw: object) -> str:
    """The dossier's reference, without the spaces around it.

    Raises:
        RefusedField: it is not a line of text.

    """
    reference = raw.strip() if isinstance(raw, str) else ""
    if not reference or len(reference) > LONGEST_REFERENCE or _CONTROL.search(reference):
        raise RefusedField("reference", raw, f"un numéro d’une ligne, de 1 à {LONGEST_REFERENCE} signes")
    return reference


def read_fields(raw: Content, events: EventTypes, *, names_allowed: bool) -> dict[str, object]:
    """The fields that are given, as given; the reference apart.

    Raises:
        RefusedField: the first that does not fit.

    """
    _refuse_unwritable(raw, "dossier", 0)
    return {key: _read(key, value, events, names_allowed) for key, value in raw.items() if key != "reference"}


def _refuse_unwritable(value: object, place: str, depth: int) -> None:
    """What JSON reads but cannot be written again in UTF-8, or only nests: half a character, NaN, a well of lists."""
    if isinstance(value, str) and _HALF.search(value):
        raise RefusedField(place, "un caractère coupé en deux", "un texte en UTF-8")
    if isinstance(value, float) and not isfinite(value):
        raise RefusedField(place, value, "un nombre fini")
    if depth > DEEPEST:
        raise RefusedField(place, "trop d’objets emboîtés", f"au plus {DEEPEST} niveaux")
    inner: Iterable[tuple[object, object]] = ()
    if isinstance(value, Mapping):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value, 1)
    for key, item in inner:
        _refuse_unwritable(key, place, depth)
        _refuse_unwritable(item, str(key) if isinstance(key, str) else f"{place}[{key}]", depth + 1)


def _read(key: str, value: object, events: EventTypes, names_allowed: bool) -> object:
    if key in TEXTS:
        return _text(key, value, TEXTS[key])
    if key == "procedure":
        return _one_of(key, value, PROCEDURE)
    if key in PARTS:
        return _list(key, value, events, names_allowed)
    raise RefusedField(key, value, "un champ parmi reference, " + ", ".join(FIELDS))


def _list(key: str, value: object, events: EventTypes, names_allowed: bool) -> list[dict[str, object]]:
    if not isinstance(value, list) or len(value) > LONGEST_LIST:
        raise RefusedField(key, value, f"une liste d’au plus {LONGEST_LIST} éléments")
    return [
        _item(f"{key}[{rank}]", item, PARTS[key], events, names_allowed) for rank, item in enumerate(value, 1)
    ]


def _item(place: str, item: object, part: Part, events: EventTypes, names_allowed: bool) -> dict[str, object]:
    if not isinstance(item, dict):
        raise RefusedField(place, item, "un objet JSON")
    kinds = {**part.needed, **part.optional}
    for key in part.needed:
        if key not in item:
            raise RefusedField(f"{place}.{key}", None, _ACCEPTED[part.needed[key]])
    for key, value in item.items():
        if key not in kinds:
            raise RefusedField(f"{place}.{key}", value, "une clé parmi " + ", ".join(kinds))
        _check(f"{place}.{key}", value, kinds[key], events, names_allowed)
    return item


_ACCEPTED = {
    "ligne": "une ligne de texte",
    "texte": "un texte",
    "evenement": "un type d’événement (voir vifdesk coffre enregistrer --aide-evenements)",
    "quand": "une date AAAA-MM-JJ ou un moment AAAA-MM-JJTHH:MM",
    "jour": "une date AAAA-MM-JJ",
    "objet": "un objet JSON",
    "textes": "un objet JSON dont les valeurs sont des textes",
    "oui_non": "true ou false",
    "reponses": "un objet JSON dont les valeurs sont oui, non ou inconnu",
    "nom": "rien : les noms ne sont pas permis dans ce coffre, écrivez un pseudonyme",
    "territoire": ", ".join(territory.value for territory in Territory),
}


def _check(place: str, value: object, kind: str, events: EventTypes, names_allowed: bool) -> None:
    if kind == "evenement":
        if not isinstance(value, str) or value not in events:
            raise RefusedField(place, value, _ACCEPTED[kind])
        return
    if kind == "nom" and not names_allowed:
        raise RefusedField(place, "un nom", _ACCEPTED[kind])
    if not _FITS[kind](value):
        raise RefusedField(place, value, _ACCEPTED[kind])


def _text(key: str, value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise RefusedField(key, value, f"un texte d’au plus {longest} signes")
    return value


def _one_of(key: str, value: object, accepted: tuple[str, ...]) -> str:
    if value not in accepted:
        raise RefusedField(key, value, ", ".join(accepted))
    return str(value)


def _is_line(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_LINE and not _CONTROL.search(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def is_day(value: object) -> bool:
    """Whether it is « AAAA-MM-JJ », and a day that exists."""
    return isinstance(value, str) and _DAY.fullmatch(value) is not None and _exists(date.fromisoformat, value)


def is_when(value: object) -> bool:
    """Whether it is a day, or a moment without zone."""
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return _exists(datetime.fromisoformat, value)
    return is_day(value)


def is_moment(value: object) -> bool:
    """Whether it is a moment without zone, and one that exists."""
    return isinstance(value, str) and "T" in value and is_when(value)


def read_line(field: str, raw: object) -> str:
    """One line of text, as given; it may be empty.

    Raises:
        RefusedField: it is no text, too long, or of several lines.

    """
    if not isinstance(raw, str) or not _is_line(raw):
        raise RefusedField(field, raw, f"une ligne d’au plus {LONGEST_LINE} signes")
    return raw


def _exists(parse: Callable[[str], object], value: str) -> bool:
    try:
        parse(value)
    except ValueError:
        return False
    return True


def _are_texts(value: object) -> bool:
    return isinstance(value, dict) and all(_is_text(text) for text in value.values())


def _are_answers(value: object) -> bool:
    return isinstance(value, dict) and all(answer in ANSWERS for answer in value.values())


_FITS: Mapping[str, Callable[[object], bool]] = {
    "ligne": _is_line,
    "texte": _is_text,
    "quand": is_when,
    "jour": is_day,
    "objet": lambda value: isinstance(value, dict),
    "textes": _are_texts,
    "oui_non": lambda value: isinstance(value, bool),
    "reponses": _are_answers,
    "nom": _is_line,
    "territoire": lambda value: isinstance(value, str) and value in {place.value for place in Territory},
}
