"""A fictional measure that asks every kind of question: may a visit to the library take place?"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.helpers.desk import RESOURCES

_SOURCE = 'sources = ["Règlement de la bibliothèque"]\nconfiance = "haute"\n'

_ROOMS = "\n".join(
    f'[[fait.valeur]]\nid = "salle_{number}"\nlibelle = "Salle {number}"'
    + ("\ndepuis = 2024-01-01" if number == 11 else "")
    for number in range(1, 12)
)

FILES = {
    "mesure.toml": """
id = "visite"
ordre = 1
titre = "Visite de la bibliothèque"
titre_court = "Visite"
resume = "Accueil, salle, horaires"
icone = "livre"
date_regime = "date_visite"
verifie_le = 2026-11-22
statut = "redige"
[[regime]]
id = "ancien"
au = 2023-12-31
libelle = "avant 2024"
sources = ["Usage"]
[[regime]]
id = "nouveau"
du = 2024-01-01
libelle = "règlement de 2024"
sources = ["Règlement"]
[[repetition]]
id = "visiteur"
bouton = "Autre visiteur"
efface = ["carte"]
""",
    "faits.toml": f"""
[[fait]]
id = "date_visite"
libelle = "Date de la visite"
question = "Quel jour a lieu la visite ?"
aide = "Le jour de la visite choisit le règlement."
type = "date"
groupe = "Visite"
defaut = "le"
sans_inconnu = true
source = "Règlement, art. 1"
[[fait]]
id = "ouvert"
libelle = "Ouverture au public"
question = "La bibliothèque est-elle ouverte ?"
type = "tri"
groupe = "Visite"
inconnu = "valeur"
[[fait]]
id = "salle"
libelle = "Salle"
question = "Dans quelle salle ?"
type = "choix"
groupe = "Lieu"
{_ROOMS}
[[fait]]
id = "objets"
libelle = "Objets emportés"
question = "Qu'emporte le visiteur ?"
type = "choix_multiple"
groupe = "Visiteur"
[[fait.valeur]]
id = "livre"
libelle = "Un livre"
[[fait.valeur]]
id = "plan"
libelle = "Un plan"
[[fait.valeur]]
id = "sac"
libelle = "Un sac"
[[fait]]
id = "carte"
libelle = "Carte"
question = "Le visiteur a-t-il sa carte ?"
type = "tri"
groupe = "Visiteur"
inconnu = "valeur"
[[fait]]
id = "arrivee"
libelle = "Arrivée"
question = "Quand est-il arrivé ?"
type = "moment"
groupe = "Horaires"
[[fait]]
id = "heure_fermeture"
libelle = "Fermeture"
question = "À quelle heure ferme-t-elle ?"
type = "heure"
groupe = "Horaires"
[[fait]]
id = "duree"
libelle = "Durée du prêt"
question = "Pour combien de mois ?"
type = "entier"
groupe = "Horaires"
minimum = 1
maximum = 24
neant = "Sans durée"
[[fait]]
id = "departement"
libelle = "Domicile"
question = "Dans quel département habite-t-il ?"
type = "departement"
groupe = "Visiteur"
[[fait]]
id = "motif"
libelle = "Motif"
question = "Pourquoi vient-il ?"
type = "texte"
groupe = "Visiteur"
sans_inconnu = true
[[fait]]
id = "date_retour"
libelle = "Retour du livre"
question = "Quand le livre est-il revenu ?"
type = "date"
groupe = "Suites"
suite = true
neant = "Pas encore revenu"
""",
    "regles.toml": f"""
[[table]]
id = "accueil"
titre = "Accueil"
[[table.ligne]]
id = "L1"
si = "ouvert = non"
conclusion = "refusee"
explication = "La bibliothèque est fermée."
{_SOURCE}
[[table.ligne]]
id = "L2"
si = "carte = oui ou salle = salle_1"
conclusion = "acceptee"
explication = "La carte suffit, et la salle 1 est libre."
{_SOURCE}
[[table.ligne]]
id = "L3"
conclusion = "differee"
explication = "Il faut une carte."
{_SOURCE}
""",
    "conclusions.toml": """
[[conclusion]]
id = "acceptee"
titre = "Visite acceptée"
phrase = "La visite peut avoir lieu."
ton = "favorable"
[[conclusion]]
id = "differee"
titre = "Visite différée"
phrase = "Une carte est à établir."
ton = "attente"
[[conclusion]]
id = "refusee"
titre = "Visite refusée"
phrase = "Le visiteur revient un autre jour."
ton = "defavorable"
""",
    "actions.toml": """
[[action]]
id = "fouiller"
si = "conclusion = acceptee et objets contient sac"
texte = "Faire déposer le sac."
destinataire = "Accueil"
source = "Règlement, art. 2"
[[action]]
id = "voisin"
si = "conclusion = acceptee et departement = 2A"
texte = "Offrir le plan de la Corse."
destinataire = "Accueil"
source = "Règlement, art. 3"
[[action]]
id = "lire_motif"
si = "conclusion = acceptee et connu(motif)"
texte = "Lire le motif."
destinataire = "Accueil"
source = "Règlement, art. 4"
[[action]]
id = "rendu"
si = "connu(date_retour)"
texte = "Ranger le livre."
destinataire = "Accueil"
source = "Règlement, art. 5"
""",
    "avertissements.toml": """
[[avertissement]]
id = "fermeture"
si = "ouvert = inconnu"
gravite = "alerte"
texte = "L'ouverture est à vérifier."
source = "Règlement, art. 6"
""",
    "echeances.toml": """
[[echeance]]
id = "retour"
libelle = "Retour du livre"
si = "conclusion = acceptee"
nature = "duree"
sources = ["Règlement, art. 7"]
confiance = "haute"
[[echeance.depart]]
fait = "date_visite"
[[echeance.duree]]
fait = "duree"
unite = "mois"
[[echeance.duree]]
valeur = 8
unite = "jours"
[[echeance]]
id = "sortie"
libelle = "Sortie"
si = "conclusion = acceptee"
nature = "heures_mesure"
sources = ["Règlement, art. 8"]
confiance = "haute"
[[echeance.depart]]
fait = "arrivee"
[[echeance.duree]]
valeur = 2
unite = "heures"
[[echeance]]
id = "derniere_heure"
libelle = "Dernière heure"
si = "conclusion = acceptee"
nature = "heures_mesure"
sources = ["Règlement, art. 9"]
confiance = "haute"
[[echeance.depart]]
fait = "date_visite"
heure = "heure_fermeture"
[[echeance.duree]]
valeur = 1
unite = "heures"
""",
}


def write_visit(folder: Path) -> Path:
    """A resources folder with this measure and the real calendar; the folder."""
    target = folder / "droit" / "visite"
    target.mkdir(parents=True)
    for name, content in FILES.items():
        (target / name).write_text(content, encoding="utf-8")
    shutil.copytree(RESOURCES / "calendrier", folder / "calendrier")
    return folder
