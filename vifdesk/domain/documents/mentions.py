"""What stands on every paper: that it decides nothing, who it is about, which law it applies and how old that law is."""

from __future__ import annotations

from datetime import date

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import day_in_words, sentence_case, typographie
from vifdesk.domain.documents.document import HeadField
from vifdesk.domain.dossier.dossier import Dossier, Heading
from vifdesk.domain.law.measure import Regime, Standing
from vifdesk.domain.wizard.evaluation import LawPrint

NOTICE = "Aide à la décision – ne vaut pas décision"
OLD_AFTER_DAYS = 90
"""Past this age the rules are to be checked again."""
STALE_AFTER_DAYS = 180
"""Past this age they must be."""

_STANDINGS = {
    Standing.REDIGE: "Aucun juriste n’a validé ces règles.",
    Standing.RELU: "Règles relues ; aucun juriste ne les a validées.",
    Standing.VALIDE: "Règles validées par un juriste.",
}


def head_of(dossier: Dossier) -> tuple[HeadField, ...]:
    """Court, territory, parquet number, initials: an empty one leaves room to write."""
    heading = dossier.heading
    return (
        HeadField("Juridiction", heading.court),
        HeadField("Territoire", sentence_case(dossier.territory.label)),
        HeadField("N° parquet", heading.parquet_number),
        HeadField("Initiales", heading.initials),
    )


def running_line(heading: Heading, territory: Territory) -> str:
    """Who the following pages are about; what is not known is left out."""
    number = f"n°\u00a0parquet {heading.parquet_number}" if heading.parquet_number else ""
    return " · ".join(part for part in (heading.court, territory.label, number, heading.initials) if part)


def law_lines(law: LawPrint, regime: Regime | None, *, as_of: date) -> tuple[str, ...]:
    """The version applied, the rules' print and age, and who has validated them."""
    age, printed = age_lines(law, as_of=as_of)
    return f"{_version(regime)} {age}", printed


def age_lines(law: LawPrint, *, as_of: date) -> tuple[str, str]:
    """How old the rules are and who has validated them; then their print."""
    return (
        f"{_verified(law, as_of)} {typographie(_STANDINGS[law.standing])}",
        typographie(f"Règles « {law.pack} », empreinte {_digest(law.digest)}"),
    )


def _version(regime: Regime | None) -> str:
    if regime is None:
        return typographie("Loi appliquée : indéterminée, la date qui la choisit manque.")
    return typographie(f"Loi appliquée : {regime.label} ({regime.id}).")


def _verified(law: LawPrint, as_of: date) -> str:
    verified = f"Règles vérifiées le {day_in_words(law.verified_on)}"
    age = (as_of - law.verified_on).days
    if age > STALE_AFTER_DAYS:
        return typographie(f"{verified}, il y a {age} jours : NE PAS S’Y FIER SANS LES VÉRIFIER.")
    if age > OLD_AFTER_DAYS:
        return typographie(f"{verified}, il y a {age} jours : à vérifier de nouveau.")
    return f"{verified}."


def _digest(digest: str) -> str:
    return digest if ":" in digest else f"sha256:{digest}"
