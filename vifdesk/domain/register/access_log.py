"""What the access log says: the words of each act, one list for all. Never a reference, a name or a fact."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What somebody did. The object is a record's id, or nothing."""

    OUVERTURE = "ouverture"
    CONSULTATION = "consultation"
    RECHERCHE = "recherche"
    CREATION = "creation"
    MODIFICATION = "modification"
    RESTITUTION = "restitution_de_version"
    MISE_EN_CORBEILLE = "mise_en_corbeille"
    SUPPRESSION = "suppression"
    MAINTIEN = "maintien"
    PURGE = "purge"
    EXPORT = "export"
    IMPORT = "import"
    ANNULATION_IMPORT = "annulation_d_import"
    SAUVEGARDE = "sauvegarde"
    RESTAURATION = "restauration"
    VERIFICATION = "verification"
    REGLAGES = "reglages"
    UTILISATEUR_AJOUTE = "utilisateur_ajoute"
    UTILISATEUR_RETIRE = "utilisateur_retire"
    PHRASE_CHANGEE = "phrase_changee"
    CLES_RENOUVELEES = "cles_renouvelees"
    JOURNAL_LU = "lecture_du_journal"
    HEURE_CONFIRMEE = "heure_confirmee"
