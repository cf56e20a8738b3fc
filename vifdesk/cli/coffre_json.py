"""Dossiers as JSON values, exactly as the contract shapes them."""

from __future__ import annotations

from vifdesk.actions.read_dossier import LostDossier, PastVersion, ReadDossier
from vifdesk.cli.lines import Answer
from vifdesk.domain.register.record import ALERTS, deadlines_of, shown


def dossier_json(dossier: ReadDossier | LostDossier) -> Answer:
    """What `lire` prints of a dossier, or of a record that cannot be read."""
    if isinstance(dossier, LostDossier):
        return {"id": dossier.id, "erreur": dossier.message}
    view = shown(dossier.content)
    lost = [{"version": one.version, "erreur": "version illisible"} for one in dossier.lost]
    versions = [*(_version(past) for past in dossier.versions), *lost]
    return {
        "reference": view.pop("reference"),
        "version": dossier.version,
        **view,
        "echeances": deadlines_of(dossier.content),
        **({ALERTS: dossier.content[ALERTS]} if ALERTS in dossier.content else {}),
        "versions": sorted(versions, key=lambda one: int(str(one["version"]))),
    }


def _version(past: PastVersion) -> dict[str, object]:
    return {
        "version": past.version,
        "le": past.at.isoformat(timespec="seconds"),
        "auteur": past.author,
        "contenu": shown(past.content),
        "changements": [
            {"champ": change.field, "avant": change.before, "apres": change.after} for change in past.changes
        ],
    }
