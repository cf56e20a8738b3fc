"""How old the law is that the program applies, in a sentence, and how loudly to say so. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vifdesk.domain.dates.wording import short_day, typographie
from vifdesk.domain.law.heading import Heading, Standing

SAID_AFTER, INSISTED_AFTER = 90, 180
"""Days since the rules were checked: after the first the window says so, after the second it insists."""

_STANDINGS = {
    Standing.REDIGE: "non validé par un juriste",
    Standing.RELU: "relu, non validé par un juriste",
    Standing.VALIDE: "validé par un juriste",
}


@dataclass(frozen=True, slots=True)
class LawAge:
    """`sentence` stands at the foot of every page in `tone`; `insistence` above every page, empty while not needed."""

    sentence: str
    tone: str
    insistence: str = ""


def law_age(headings: Sequence[Heading], *, today: date, subject: str = "Droit vérifié") -> LawAge:
    """The age of the oldest of these rules and the least standing among them, on the day `today`."""
    if not headings:
        return LawAge("Aucune règle de droit n’a pu être lue", "alerte")
    verified = min(heading.verified_on for heading in headings)
    since = f"{subject} le {short_day(verified)}"
    standing = standing_in_words(least_standing(headings))
    days = (today - verified).days
    if days < 0:
        return LawAge(f"{since}, {standing}", "attente", _wrong_clock(verified, today))
    if days > INSISTED_AFTER:
        return LawAge(
            f"{since}, il y a {_age_in_words(days)}, {standing}", "alerte", _insistence(verified, days)
        )
    if days > SAID_AFTER:
        sentence = f"{since}, il y a {days} jours, {standing} : contrôlez les textes récents"
        return LawAge(typographie(sentence), "attente")
    return LawAge(f"{since}, {standing}", "")


def standing_in_words(standing: Standing) -> str:
    """« non validé par un juriste »…"""
    return _STANDINGS[standing]


def least_standing(headings: Sequence[Heading]) -> Standing:
    """The least read among them: one rule that nobody validated makes the whole not validated."""
    order = tuple(Standing)
    return min((heading.standing for heading in headings), key=order.index)


def _age_in_words(days: int) -> str:
    return f"{days // 30} mois" if days < 730 else f"{days // 365} ans"


def _insistence(verified: date, days: int) -> str:
    return typographie(
        f"Le droit appliqué n’a pas été vérifié depuis {_age_in_words(days)} ({short_day(verified)}). "
        "Contrôlez chaque texte avant de décider et demandez la mise à jour de vifdesk au service informatique."
    )


def _wrong_clock(verified: date, today: date) -> str:
    return typographie(
        f"L’horloge de ce poste indique le {short_day(today)}, avant la vérification du droit ({short_day(verified)}). "
        "Réglez la date du poste : les délais comptés à partir d’aujourd’hui en dépendent."
    )
