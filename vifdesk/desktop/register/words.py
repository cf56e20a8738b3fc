"""Fields, dates and changes of a dossier in French."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from vifdesk.desktop.discretion import identity
from vifdesk.domain.dates.wording import short_day, short_moment, typographie
from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.history import Difference
from vifdesk.domain.register.phones import WORDS
from vifdesk.domain.register.record import items_of

PART_TITLES = {
    "personnes": "Personnes",
    "evenements": "Chronologie",
    "evaluations": "Évaluations figées",
    "decisions": "Décisions du magistrat",
    "suivis": "Suivi",
    "appels": "Appels",
    "telephones": "Téléphones grave danger",
    "incidents": "Incidents",
    "grilles": "Grilles de danger et EVVI",
}
FIELD_LABELS = {
    **PART_TITLES,
    "pseudonyme": "Pseudonyme ou initiales",
    "note": "Notes",
    "procedure": "Procédure",
    "corbeille": "Corbeille",
    "maintien": "Maintien",
    "conflits": "Conflits",
    "echeancier": "Échéances",
}
KEY_LABELS = {
    "role": "Rôle",
    "pseudonyme": "Pseudonyme ou initiales",
    "nom": "Nom",
    "note": "Note",
    "type": "Événement",
    "le": "Date",
    "texte": "Texte",
    "motif": "Motif",
    "par": "Par",
    "destinataire": "Destinataire",
    "pour": "À faire pour le",
    "fait_le": "Fait le",
    "sans_objet": "Devenu sans objet",
    "service": "Service",
    "objet": "Objet",
    "suite": "Suite donnée",
    "appareil": "Appareil",
    "etat": "État",
    "source": "Source",
    "reponses": "Réponses",
    "remarques": "Précisions",
    "rappel": "Rappel le",
    "personne": "Personne",
}
SET_BY_PROGRAM = frozenset(["id", "dispositif"])
"""Which rule an item comes from: nobody types it, and nobody is asked for it."""
ADD_WORDS = {
    "personnes": "Ajouter une personne",
    "evenements": "Ajouter un événement",
    "decisions": "Ajouter une décision",
    "suivis": "Ajouter un suivi",
    "appels": "Ajouter un appel",
    "telephones": "Ajouter un téléphone",
    "incidents": "Ajouter un incident",
}
EMPTY_WORDS = {
    "personnes": "Aucune personne. Ajoutez la victime, le mis en cause, les enfants, par un pseudonyme ou des initiales.",
    "evenements": "Aucun événement daté. Plainte, garde à vue, ordonnance, notification\u00a0: chaque date vient ici.",
    "decisions": "Aucune décision enregistrée.",
    "suivis": "Rien à suivre.",
    "appels": "Aucun appel noté.",
    "telephones": "Aucun téléphone attribué.",
    "incidents": "Aucun incident. Menace, appel, passage devant le domicile\u00a0: chaque fait daté vient ici et sur la chronologie.",
}
PROCEDURES = (("Non précisé", "inconnu"), ("Oui", "oui"), ("Non, simple signalement", "non"))


def when_words(value: object) -> str:
    """« 14/11/2025 », « 14/11/2025 à 17 h 40 »; what is no date stays as it is."""
    text = str(value or "")
    try:
        if "T" in text:
            return short_moment(datetime.fromisoformat(text))
        return short_day(date.fromisoformat(text)) if text else ""
    except ValueError:
        return text


MEASURES = {
    "tgd": "Téléphone grave danger",
    "suspension-ap": "Suspension de l’autorité parentale",
    "interdiction-arme": "Interdiction d’arme",
}
"""Short titles where the rules are not at hand; another measure shows its identifier."""
GRIDS = {"danger": "Grille de danger", "evvi": "EVVI"}
"""The same for grids."""

PHONE_STATES = {state.value: word for state, word in WORDS.items()}


def item_title(part: str, item: Mapping[str, object], events: EventTypes) -> str:
    """What an item of a list is, on one line."""
    match part:
        case "personnes":
            named = item.get("nom") or item.get("pseudonyme")
            return " · ".join(one for one in (str(item.get("role") or ""), identity(str(named or ""))) if one)
        case "evenements":
            kind = events.get(str(item.get("type")))
            return kind.label if kind else str(item.get("type", ""))
        case "telephones":
            state = str(item.get("etat", ""))
            named = PHONE_STATES.get(state, state)
            return " · ".join(part for part in (str(item.get("appareil", "")), named) if part)
        case "appels":
            return (
                " · ".join(_said(key, item[key]) for key in ("service", "objet") if item.get(key)) or "Appel"
            )
        case "evaluations":
            measure = str(item.get("dispositif", ""))
            concluded = items_of(item, "conclusions")
            titles = ", ".join(str(one.get("titre") or one.get("id")) for one in concluded)
            return (
                f"{MEASURES.get(measure, measure)} ({titles})" if titles else MEASURES.get(measure, measure)
            )
        case "grilles":
            name = str(item.get("grille", ""))
            named = GRIDS.get(name, name)
            return ", ".join(str(one) for one in (named, item.get("service")) if one)
        case _:
            return identity(str(item.get("texte", "")))


_IN_TITLE = {
    "personnes": ("role", "nom", "pseudonyme"),
    "evenements": ("type",),
    "telephones": ("appareil", "etat"),
    "appels": ("service", "objet"),
    "decisions": ("texte",),
    "suivis": ("texte",),
    "incidents": ("texte",),
    "grilles": ("grille", "service"),
}


def item_detail(part: str, item: Mapping[str, object]) -> str:
    """The rest of an item: « Date : 14/11/2025 · Motif : … »."""
    shown = [
        f"{KEY_LABELS.get(key, key)} : {_said(key, value)}"
        for key, value in item.items()
        if key not in (*_IN_TITLE.get(part, ()), *SET_BY_PROGRAM) and value not in ("", None, False)
    ]
    return typographie(" · ".join(shown))


def _said(key: str, value: object) -> str:
    if isinstance(value, Mapping):
        return str(len(value))
    words = "oui" if value is True else when_words(value)
    return identity(words) if key in NAMING else words


NAMING = frozenset(
    [
        "nom",
        "pseudonyme",
        "note",
        "texte",
        "motif",
        "par",
        "destinataire",
        "objet",
        "suite",
        "personne",
        "reference",
    ]
)
"""What may name somebody: hidden by Ctrl+H. Free texts are among them, days and kinds of events are not."""


def difference_words(change: Difference, events: EventTypes) -> tuple[str, str, str]:
    """The field, what it said, what it says; empty where there was or is nothing."""
    label = FIELD_LABELS.get(change.field, change.field)
    return label, _side(change.field, change.before, events), _side(change.field, change.after, events)


def _side(field: str, value: object, events: EventTypes) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list | tuple):
        return " ; ".join(_side(field, one, events) for one in value).replace(" ;", "\u00a0;")
    if isinstance(value, Mapping):
        return _mapping_words(field, value, events)
    if field == "procedure":
        return next((label for label, one in PROCEDURES if one == value), str(value))
    return identity(str(value)) if field in NAMING else str(value)


def _mapping_words(field: str, value: Mapping[str, object], events: EventTypes) -> str:
    if field == "corbeille":
        return f"dans la corbeille depuis le {when_words(value.get('depuis'))}"
    if field == "maintien":
        return typographie(f"maintenu : {identity(str(value.get('motif', '')))}")
    if field == "conflits":
        label = FIELD_LABELS.get(str(value.get("champ")), str(value.get("champ")))
        return typographie(
            f"{label} : ici « {identity(str(value.get('ici')))} », ailleurs « {identity(str(value.get('ailleurs')))} »"
        )
    detail = "" if field == "evaluations" else item_detail(field, value)
    title = item_title(field, value, events)
    return f"{title} ({detail})" if detail else title


def counted(count: int, one: str, several: str) -> str:
    """« 1 dossier », « 3 dossiers »; zero counts like one, as French does."""
    return f"{count}\u00a0{one if count < 2 else several}"
