"""What a check or a round of backups found, in words."""

from __future__ import annotations

from vifdesk.actions.vault_port import Report, Rotated
from vifdesk.domain.dates.wording import typographie

_FAILURES = {
    "DiskFull": "le disque est plein",
    "PlaceRefused": "cet endroit ne convient pas",
    "VaultMissing": "le dossier n’est pas là",
    "VaultDamaged": "le coffre est abîmé : vérifiez-le, puis restaurez une sauvegarde d’avant",
    "VaultReadOnly": "le dossier ne prend pas de fichier",
}


def failed_words(rotated: Rotated) -> str:
    """Which folder took no copy, and why; what was written all the same."""
    parts = [
        f"Pas de sauvegarde dans {folder} : {_FAILURES.get(why, 'le disque a refusé, ou le dossier n’est pas là')}."
        for folder, why in rotated.failed.items()
    ]
    if rotated.written:
        parts.append("L’autre copie est écrite et relue.")
    parts.append("Le coffre lui-même est intact." if "VaultDamaged" not in rotated.failed.values() else "")
    return typographie(" ".join(part for part in parts if part))


def report_words(report: Report) -> tuple[str, str]:
    """A sentence and its tone."""
    if report.healthy:
        count = report.intact.get("dossier", 0)
        dossiers = "aucun dossier" if not count else "1 dossier" if count == 1 else f"{count} dossiers"
        return typographie(
            f"Le coffre est intact : {dossiers}, {report.versions} versions relues, journal complet."
        ), "favorable"
    return typographie(
        " ".join((*_faults(report), "Le reste est lisible. Restaurez une sauvegarde d’avant."))
    ), "alerte"


def _faults(report: Report) -> list[str]:
    found = []
    if report.damaged:
        found.append(f"Versions illisibles : {len(report.damaged)}.")
    if not report.inventory:
        missing = f" ({report.missing} manquantes)" if report.missing else ""
        found.append(
            f"L’inventaire ne correspond pas{missing} : quelque chose a été retiré, ajouté ou remis en arrière."
        )
    if not report.log:
        found.append("Le journal des accès a été modifié ou coupé.")
    if not report.keys:
        found.append("Une clé a été ajoutée par un autre programme.")
    if not report.structure:
        found.append("Le fichier lui-même est abîmé.")
    return found


def size_words(size: int) -> str:
    """« 312 ko », « 1,2 Mo »."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}\u00a0ko"
    return f"{size / 1_000_000:.1f}\u00a0Mo".replace(".", ",")
