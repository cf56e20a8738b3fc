"""A fictional measure, by files only: may an umbrella be lent? No code knows it."""

from __future__ import annotations

import shutil
from pathlib import Path

from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.rulebook.locate import resources
from vifdesk.rulebook.read_measure import read_measure

FILES = {
    "mesure.toml": """
id = "parapluie"
ordre = 9
titre = "Prêt de parapluie"
titre_court = "Parapluie"
resume = "Prêt, retour"
icone = "telephone"
date_regime = "date_pret"
verifie_le = 2026-11-22
statut = "redige"
[[regime]]
id = "ancien"
au = 2020-12-31
libelle = "avant 2021"
sources = ["Usage du greffe"]
[[regime]]
id = "nouveau"
du = 2021-01-01
libelle = "depuis 2021"
sources = ["Règlement du parapluie, art. 1"]
""",
    "faits.toml": """
[[fait]]
id = "date_pret"
libelle = "Jour du prêt"
question = "Quel jour le parapluie est-il prêté ?"
type = "date"
defaut = "le"
[[fait]]
id = "meteo"
libelle = "Temps"
question = "Quel temps fait-il ?"
type = "choix"
[[fait.valeur]]
id = "pluie"
libelle = "Pluie"
[[fait.valeur]]
id = "soleil"
libelle = "Soleil"
[[fait]]
id = "parapluie_libre"
libelle = "Parapluie libre"
question = "Reste-t-il un parapluie ?"
type = "tri"
[[fait]]
id = "carte"
libelle = "Carte"
question = "A-t-il sa carte ?"
type = "tri"
inconnu = "valeur"
[[fait]]
id = "mois_demandes"
libelle = "Mois demandés"
question = "Pour combien de mois ?"
type = "entier"
neant = "Sans durée"
minimum = 1
[[fait]]
id = "note"
libelle = "Note"
question = "Une remarque ?"
type = "texte"
suite = true
""",
    "regles.toml": """
[[notion]]
id = "il_pleut"
si = "meteo = pluie"
[[table]]
id = "pret"
titre = "Prêt"
[[table.ligne]]
id = "L1"
si = "parapluie_libre = non"
conclusion = "refuse"
motif = "aucun"
explication = "Il n'y en a plus."
sources = ["Bon sens"]
confiance = "haute"
[[table.ligne]]
id = "L2"
si = "il_pleut"
conclusion = "prete"
explication = "Il pleut."
sources = ["Règlement, art. 2"]
confiance = "haute"
[[table.ligne]]
id = "L3"
regimes = ["nouveau"]
si = "carte = oui"
conclusion = "prete"
explication = "La carte suffit depuis le {date_pret}."
sources = ["Règlement, art. 3"]
confiance = "moyenne"
[[table.ligne]]
id = "L4"
conclusion = "refuse"
motif = "inutile"
explication = "Il fait beau."
sources = ["Bon sens"]
confiance = "haute"
""",
    "conclusions.toml": """
[[conclusion]]
id = "prete"
titre = "Prêt possible"
phrase = "Le parapluie peut être prêté."
ton = "favorable"
[[conclusion]]
id = "refuse"
titre = "Prêt refusé"
phrase = "Le parapluie reste au greffe."
ton = "defavorable"
[[motif]]
id = "aucun"
phrase = "Il n'en reste aucun."
[[motif]]
id = "inutile"
phrase = "Il ne pleut pas."
""",
    "actions.toml": """
[[action]]
id = "noter"
si = "conclusion = prete"
texte = "Noter le prêt du {date_pret}."
destinataire = "Greffe"
source = "Règlement, art. 4"
[[action]]
id = "carte_a_verifier"
si = "conclusion = prete et carte = inconnu"
texte = "Demander la carte."
destinataire = "Greffe"
source = "Règlement, art. 3"
""",
    "avertissements.toml": """
[[avertissement]]
id = "demander"
si = "conclusion = information_manquante"
gravite = "rappel"
texte = "Poser les questions qui restent."
source = "Bon sens"
""",
    "echeances.toml": """
[[echeance]]
id = "retour"
libelle = "Retour du parapluie"
si = "conclusion = prete"
nature = "duree"
sources = ["Règlement, art. 5"]
confiance = "haute"
[[echeance.depart]]
fait = "date_pret"
[[echeance.duree]]
fait = "mois_demandes"
unite = "mois"
[[echeance.duree]]
valeur = 8
unite = "jours"
""",
}


def write_fictional(resources_folder: Path, changes: dict[str, tuple[str, str]] | None = None) -> Path:
    """Write the measure into resources_folder/droit; `changes`: file -> (old text, new text)."""
    folder = resources_folder / "droit" / "parapluie"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in FILES.items():
        old, new = (changes or {}).get(name, ("", ""))
        assert not old or old in content, f"{name} has no {old!r}"
        (folder / name).write_text(content.replace(old, new) if old else content, encoding="utf-8")
    return folder


def fictional(folder: Path, changes: dict[str, tuple[str, str]] | None = None) -> CompiledMeasure:
    """The measure, compiled."""
    return CompiledMeasure(read_measure(write_fictional(folder, changes)))


def real_resources_copy(folder: Path) -> Path:
    """A copy of all that the program reads of the law, to be tampered with."""
    target = folder / "resources"
    for kind in ("droit", "calendrier", "evenements", "grilles", "suivi", "copil"):
        shutil.copytree(resources() / kind, target / kind)
    shutil.copy(resources() / "rapprochements.toml", target)
    return target
