"""The keys of the pages, for the page that lists them. Each page binds its own; a test presses what is written here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """What keys do on one page: keys as printed on them, and what they do."""

    title: str
    lines: tuple[tuple[tuple[str, ...], str], ...]


PAGE_KEYS = (
    KeyGroup(
        "À l’accueil",
        ((("1", "2", "3"), "Examiner une situation"),),
    ),
    KeyGroup(
        "Sur la page Permanence, coffre ouvert",
        (
            (("Entrée",), "Ouvrir le dossier ou l’appel"),
            (("F",), "C’est fait"),
            (("J", "S"), "Reporter d’un jour, d’une semaine"),
            (("O",), "Sans objet"),
            (("V",), "Dossier reçu par passation\u00a0: vu"),
            (("Ctrl+I",), "Imprimer la page"),
        ),
    ),
    KeyGroup(
        "Devant une question",
        (
            (("O", "N", "I"), "Répondre oui, non, inconnu"),
            (("1", "2", "3"), "Choisir dans une liste"),
            (("Alt+←",), "Revenir à la question précédente"),
            (("Alt+→",), "Laisser la question pour plus tard"),
            (("F2",), "Ouvrir l’en-tête de la fiche"),
            (("F6",), "Passer au formulaire complet, ou en revenir"),
            (("F7", "Maj+F7"), "Ouvrir la grille de danger, l’EVVI, devant le grave danger"),
            (("Ctrl+Entrée",), "Voir le résultat"),
        ),
    ),
    KeyGroup(
        "Devant un résultat",
        (
            (("Alt+←",), "Revenir aux questions"),
            (("Ctrl+Maj+C",), "Copier le texte"),
            (("Ctrl+I",), "Imprimer la fiche"),
            (("Ctrl+J",), "Montrer ou replier les calculs"),
            (("Ctrl+S",), "Enregistrer au dossier, coffre ouvert"),
            (("F4",), "Voir toutes les mesures côte à côte"),
        ),
    ),
    KeyGroup(
        "Devant le calendrier",
        (
            (("J", "S", "M"), "Voir le jour, la semaine, six mois"),
            (("Page préc.", "Page suiv."), "Tourner la page"),
            (("T", "Début"), "Revenir à aujourd’hui"),
            (("Entrée",), "Ouvrir le dossier ou l’appel"),
            (("E", "Ctrl+S"), "Exporter l’échéance, ou tout l’agenda"),
        ),
    ),
    KeyGroup(
        "Dans la liste des dossiers",
        (
            (("/", "Ctrl+F"), "Chercher\u00a0; flèche bas pour la liste"),
            (("Entrée",), "Ouvrir le dossier"),
            (("Ctrl+Maj+N",), "Créer un dossier"),
        ),
    ),
    KeyGroup(
        "Devant un dossier",
        (
            (("Ctrl+Z",), "Annuler la dernière modification"),
            (("Ctrl+E",), "Noter un événement, et voir ce qu’il change"),
            (("F8",), "Voir l’historique"),
            (("F4",), "Comparer toutes les mesures"),
            (("Ctrl+S",), "Enregistrer les notes"),
        ),
    ),
    KeyGroup(
        "Dans le suivi d’un dossier",
        (
            (("F",), "C’est fait, ou rouvrir"),
            (("J", "S"), "Reporter d’un jour, d’une semaine"),
            (("O",), "Sans objet"),
            (("↑", "↓"), "Aller à une autre ligne"),
        ),
    ),
    KeyGroup(
        "Devant un appel",
        (
            (("Entrée",), "Le noter, et revenir à ce qui attend"),
            (("Ctrl+Entrée",), "En faire un dossier"),
            (("Échap",), "Le laisser en suspens"),
        ),
    ),
    KeyGroup(
        "Dans le cahier",
        (
            (("R",), "L’appel est rendu, ou à rendre"),
            (("M", "J"), "Le reporter de trente minutes, d’un jour"),
            (("D",), "En faire un dossier, ou voir le sien"),
            (("Suppr",), "Le retirer"),
        ),
    ),
    KeyGroup(
        "Devant les téléphones",
        (
            (("A", "S"), "Attribuer, réserver pour une sortie"),
            (("R", "D", "H"), "À rendre, disponible, hors service"),
            (("Ctrl+Maj+N",), "Ajouter un appareil"),
        ),
    ),
    KeyGroup(
        "Devant la passation",
        (
            (("Ctrl+I",), "Aperçu de la feuille"),
            (("V",), "Marquer un dossier reçu comme vu"),
        ),
    ),
    KeyGroup(
        "Devant le rapport du COPIL",
        (
            (("Alt+←", "Alt+→"), "Période précédente, suivante"),
            (("Espace",), "Retenir ou écarter une situation"),
            (("Entrée",), "Voir le dossier d’une situation"),
            (("Ctrl+Z",), "Annuler le dernier choix d’une situation"),
            (("Ctrl+Maj+E",), "Exporter le rapport"),
        ),
    ),
    KeyGroup(
        "Devant une grille",
        (
            (("O", "N", "I"), "Répondre, et passer à la ligne suivante"),
            (("↑", "↓"), "Aller à une autre ligne"),
            (("Suppr",), "Retirer la réponse"),
            (("Entrée",), "Écrire une précision"),
            (("F2",), "Écrire la date et le service"),
            (("F9",), "Comparer les grilles du dossier"),
        ),
    ),
    KeyGroup(
        "Calcul d’un délai",
        (
            (("Tab",), "Passer au champ suivant"),
            (("Ctrl+Maj+C",), "Copier le texte"),
            (("Ctrl+I",), "Imprimer la fiche"),
        ),
    ),
    KeyGroup(
        "Aperçu avant impression",
        (
            (("Ctrl+P",), "Imprimer"),
            (("Ctrl+S",), "Enregistrer en PDF"),
            (("Échap",), "Fermer l’aperçu"),
        ),
    ),
)
