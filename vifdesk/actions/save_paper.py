"""Save a paper as a PDF file."""

from __future__ import annotations

import errno

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import NotWritten
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.documents.document import Document

_OPEN_ELSEWHERE = {32, 33}
"""Windows: another program holds the file."""

_MISSING = ("le dossier n’existe pas", "Choisissez un dossier qui existe, ou créez celui-ci, puis réessayez.")
_FULL = ("le disque est plein", "Libérez de la place, ou choisissez un autre disque, puis réessayez.")
_REFUSED = (
    "l’accès est refusé, ou le fichier est ouvert dans un autre programme",
    "Fermez le fichier s’il est ouvert ; sinon choisissez un dossier à vous, par exemple « Documents », puis réessayez.",
)
_BUSY = (
    "le fichier est ouvert dans un autre programme",
    "Fermez-le dans le lecteur de PDF, ou choisissez un autre nom, puis réessayez.",
)
_CAUSES = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: (
        "un élément du chemin n’est pas un dossier",
        "Choisissez un autre dossier, puis réessayez.",
    ),
    errno.EISDIR: (
        "c’est le nom d’un dossier",
        "Ajoutez un nom de fichier, par exemple « fiche.pdf », puis réessayez.",
    ),
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EROFS: (
        "ce disque est en lecture seule",
        "Choisissez un autre disque ou un autre dossier, puis réessayez.",
    ),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ENAMETOOLONG: ("le nom est trop long", "Choisissez un nom plus court, puis réessayez."),
    errno.EINVAL: (
        "ce nom n’est pas permis ici",
        "Choisissez un nom sans signe particulier, puis réessayez.",
    ),
    errno.EBUSY: _BUSY,
    errno.ETXTBSY: _BUSY,
}
_OTHER = ("le système l’a refusé", "Choisissez un autre dossier, puis réessayez.")


def save_paper(desk: Desk, document: Document, path: str) -> None:
    """Write `document` at `path`.

    Raises:
        NotWritten: why, and what to do. An older file there is untouched; the paper stays where it was composed.

    """
    write_file(desk, path, desk.press.pdf(document))


def write_file(desk: Desk, path: str, content: bytes) -> None:
    """Write `content` at `path`.

    Raises:
        NotWritten: as `save_paper`.

    """
    try:
        desk.files.write(path, content)
    except (OSError, ValueError) as refusal:
        raise not_written(path, refusal) from refusal


def not_written(path: str, refusal: OSError | ValueError) -> NotWritten:
    """What to tell when `path` could not be written. ValueError: a name that no file can have."""
    cause, remedy = _cause(refusal)
    return NotWritten(
        typographie(f"« {path} » n’a pas été écrit : {cause}."),
        remedy=typographie(f"{remedy} Rien n’est perdu : le papier peut être enregistré de nouveau."),
    )


def _cause(refusal: OSError | ValueError) -> tuple[str, str]:
    if isinstance(refusal, ValueError):
        return _CAUSES[errno.EINVAL]
    if getattr(refusal, "winerror", None) in _OPEN_ELSEWHERE:
        return _BUSY
    return _CAUSES.get(refusal.errno or 0, _OTHER)
