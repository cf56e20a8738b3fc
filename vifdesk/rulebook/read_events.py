"""resources/evenements/evenements.toml to the kinds of events. Every complaint is collected."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.measure import Standing
from vifdesk.domain.register.events import EventType
from vifdesk.domain.schedule.references import check_among_events
from vifdesk.rulebook.read_effects import read_cause, read_effect, read_gap
from vifdesk.rulebook.section import Section

FILE = "evenements/evenements.toml"
_ID = re.compile(r"[a-z][a-z0-9_]*")


def read_events(resources: Path) -> dict[str, EventType]:
    """The kinds, in the order of the file.

    Raises:
        RulesRefused: with every complaint.

    """
    complaints: list[Complaint] = []
    head = _open(resources / FILE, complaints)
    head.day("verifie_le")
    head.choice("statut", Standing)
    found: dict[str, EventType] = {}
    for family in head.sections("famille", "famille"):
        for kind in _read_family(family):
            if kind.id in found:
                family.complain(f"deux événements ont l’identifiant « {kind.id} ».", "Renommer le second.")
            found[kind.id] = kind
    head.close()
    if not found and not complaints:
        head.complain("il n’y a aucun événement.", "Écrire des tables [[famille.evenement]].")
    complaints += check_among_events(found, FILE)
    if complaints:
        raise RulesRefused(tuple(complaints))
    return found


def _open(path: Path, complaints: list[Complaint]) -> Section:
    content: dict[str, object] = {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"le fichier ne peut pas être lu ({error.__class__.__name__})."
        raise RulesRefused(
            (Complaint(FILE, "en-tête", message, "Le corriger, ou réinstaller vifdesk."),)
        ) from error
    return Section(FILE, "en-tête", content, complaints)


def _read_family(family: Section) -> Iterator[EventType]:
    family.text("id")
    label = family.text("libelle")
    for section in family.sections("evenement", "événement"):
        kind = EventType(
            id=section.text("id"),
            label=section.text("libelle"),
            family=label,
            procedure=section.flag("procedure"),
            timed=section.flag("heure"),
            source=section.text("source"),
            planned=section.flag("a_venir"),
            effects=tuple(read_effect(inner) for inner in section.sections("effet", "effet", "mesure")),
            causes=tuple(read_cause(inner) for inner in section.sections("cause", "cause")),
            never_after=section.texts("jamais_apres"),
            gaps=tuple(read_gap(inner) for inner in section.sections("trou", "trou")),
        )
        if kind.id and not _ID.fullmatch(kind.id):
            section.complain(f"« id » vaut « {kind.id} ».", "Minuscules sans accent, chiffres et tirets bas.")
        if kind.planned and kind.effects:
            section.complain("« a_venir » et un effet se contredisent.", "Retirer l’un des deux.")
        section.close()
        yield kind
    family.close()
