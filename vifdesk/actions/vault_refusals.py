"""What the vault refuses, as the magistrate reads it: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from vifdesk.actions import vault_problems as problems
from vifdesk.actions.problems import UserProblem
from vifdesk.domain.dates.wording import typographie

Telling = tuple[str, str]

_PLACES = {
    "network": "c’est un dossier du réseau, où une coupure abîmerait le fichier",
    "synchronised": "ce dossier est recopié ailleurs par un service de synchronisation",
    "roaming": "ce dossier est recopié sur le serveur à chaque session",
    "folder": "le dossier n’existe pas, ou ce n’est pas un dossier",
}

_FIXED: Mapping[type[problems.VaultProblem], Telling] = {
    problems.PhraseRefused: (
        "La phrase secrète est vide, ou n’est pas du texte en UTF-8.",
        "Choisissez une phrase d’au moins quelques mots.",
    ),
    problems.PhraseTaken: (
        "Cette phrase secrète ouvre déjà le coffre pour quelqu’un d’autre.",
        "Choisissez-en une autre : le journal doit savoir qui est là.",
    ),
    problems.VaultMissing: (
        "Il n’y a pas de coffre à cet endroit.",
        "Vérifiez le chemin, ou créez-en un avec « vifdesk coffre creer ».",
    ),
    problems.AlreadyThere: (
        "Un fichier porte déjà ce nom ; il n’a pas été touché.",
        "Choisissez un autre nom ou un autre dossier.",
    ),
    problems.NotAVault: ("Ce fichier n’est pas un coffre de vifdesk.", "Vérifiez le chemin."),
    problems.VaultFromFuture: (
        "Ce coffre a été écrit par une version plus récente de vifdesk ; il n’a pas été touché.",
        "Installez la dernière version du programme sur ce poste.",
    ),
    problems.VaultDamaged: (
        "Le fichier du coffre est abîmé ; rien n’y a été écrit.",
        "Gardez-le tel quel et restaurez la dernière sauvegarde avec « vifdesk coffre restaurer ».",
    ),
    problems.VaultBusy: (
        "Le fichier est utilisé par une autre fenêtre de vifdesk.",
        "Attendez qu’elle ait fini, ou fermez-la, puis réessayez. Rien n’est perdu.",
    ),
    problems.VaultReadOnly: (
        "Le coffre est en lecture seule : rien n’a été enregistré, et tout ce qui l’était est intact.",
        "Rendez le fichier et son dossier modifiables, puis réessayez.",
    ),
    problems.DiskFull: (
        "Le disque est plein : rien n’a été enregistré, et tout ce qui l’était est intact.",
        "Libérez de la place, puis réessayez.",
    ),
    problems.DiskFault: (
        "Le disque a refusé : rien n’a été enregistré, et ce qui l’était est intact.",
        "Vérifiez le disque, puis réessayez.",
    ),
    problems.VaultClosed: ("Le coffre est verrouillé.", "Ouvrez-le de nouveau avec la phrase secrète."),
    problems.Conflict: (
        "Ce dossier vient d’être modifié ailleurs ; votre changement n’a pas été enregistré.",
        "Relisez le dossier, puis réessayez.",
    ),
    problems.NoSuchRecord: ("Ce dossier n’est plus dans le coffre.", "Rafraîchissez la liste."),
    problems.LastUser: (
        "C’est la dernière personne qui peut ouvrir le coffre ; elle n’a pas été retirée.",
        "Ajoutez d’abord quelqu’un d’autre.",
    ),
}
_OTHER: Telling = ("Le coffre a refusé ; ce qui était enregistré est intact.", "Réessayez.")


NO_BACKUP: Telling = (
    "Il n’y a pas de sauvegarde à cet endroit.",
    "Vérifiez le chemin, ou branchez le disque qui la porte.",
)
NO_FOLDER_OF_BACKUPS: Telling = (
    "Le dossier des sauvegardes n’est pas là : rien n’a été copié, et le coffre est intact.",
    "Branchez le disque qui le porte, ou créez ce dossier, puis réessayez.",
)


@contextmanager
def told(*, missing: Telling | None = None) -> Iterator[None]:
    """Turn what the vault refuses into a sentence; `missing`: the one for what is not there, if it is not the vault.

    Raises:
        UserProblem: in the place of a VaultProblem.

    """
    try:
        yield
    except problems.VaultProblem as problem:
        if missing is not None and isinstance(problem, problems.VaultMissing):
            raise _problem(missing) from problem
        raise refusal_of(problem) from problem


def refusal_of(problem: problems.VaultProblem) -> UserProblem:
    """The sentence of one problem, and its remedy."""
    asked = _WITH_DETAILS.get(type(problem))
    return _problem(asked(problem) if asked else _fixed(problem))


def _problem(telling: Telling) -> UserProblem:
    message, remedy = telling
    return UserProblem(typographie(message), remedy=typographie(remedy))


def _fixed(problem: problems.VaultProblem) -> Telling:
    return next((_FIXED[kind] for kind in type(problem).__mro__ if kind in _FIXED), _OTHER)


def _wrong_phrase(problem: problems.VaultProblem) -> Telling:
    tries = getattr(problem, "tries", 1)
    slower = " Les essais suivants seront de plus en plus lents." if tries >= 10 else ""
    remedy = (
        f"Vérifiez les majuscules et la disposition du clavier.{slower} Rien n’est jamais effacé ; la clé de secours "
        "du coffre-fort du tribunal l’ouvre aussi."
    )
    return "Cette phrase n’ouvre pas le coffre.", remedy


def place_words(problem: problems.VaultProblem) -> str:
    """Why no file of ours may lie there."""
    return _PLACES.get(getattr(problem, "why", ""), "cet endroit ne convient pas")


def _place(problem: problems.VaultProblem) -> Telling:
    return (
        f"Le coffre ne peut pas être à cet endroit : {place_words(problem)}.",
        "Choisissez un dossier de ce poste, par exemple celui que vifdesk propose.",
    )


_WITH_DETAILS: Mapping[type[problems.VaultProblem], Callable[[problems.VaultProblem], Telling]] = {
    problems.WrongPhrase: _wrong_phrase,
    problems.PlaceRefused: _place,
}
