"""A fictional measure, its result and a dossier, built by hand: what the papers are tested on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from vifdesk.domain.dates.holidays import Confidence
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.dossier.dossier import Answer, Dossier, Heading
from vifdesk.domain.law.facts import Fact, FactType, FactValue, Value
from vifdesk.domain.law.measure import Heading as MeasureHeading
from vifdesk.domain.law.measure import Measure, Regime, Severity, Standing, Tone
from vifdesk.domain.wizard.evaluation import Concluded, Deadline, Evaluation, LawPrint, Status, ToDo, Warned

AS_OF = date(2026, 11, 22)
VERIFIED = date(2026, 11, 1)
REGIME = Regime("v2", "version du 15 juin 2024", date(2024, 6, 15), None)
LAW = LawPrint("droit-2026-11-01", "sha256:0123abcd", VERIFIED, Standing.REDIGE)

_TRI = (FactValue("oui", "Oui"), FactValue("non", "Non"))
DANGER = Fact(
    "danger",
    "Danger grave",
    "Le danger est-il grave ?",
    FactType.TRI,
    "Qui, quoi, quand ?",
    "Danger",
    values=_TRI,
)
BAN = Fact(
    "interdiction",
    "Interdiction de contact",
    "Une décision interdit-elle le contact ?",
    FactType.CHOIX,
    group="Interdiction",
    values=(
        FactValue("en_vigueur", "En vigueur"),
        FactValue("oppi", "Par OPPI", since=date(2024, 6, 15)),
        FactValue("aucune", "Aucune"),
    ),
)
WEAPONS = Fact(
    "armes",
    "Armes",
    "Quelles armes ?",
    FactType.CHOIX_MULTIPLE,
    group="Danger",
    values=(FactValue("fusil", "Fusil"),),
)
DECIDED = Fact(
    "date_decision",
    "Date de la décision",
    "Quand ?",
    FactType.DATE,
    group="Décision",
    unknown_word=None,
    defaults_to_today=True,
)
NOTIFIED = Fact(
    "date_notification",
    "Date de notification",
    "Quand a-t-elle été notifiée ?",
    FactType.DATE,
    none_label="Aucune",
)
MEASURE = Measure(
    heading=MeasureHeading("essai", 1, "Mesure d’essai", "Essai", "", "", VERIFIED, Standing.REDIGE),
    regime_fact="date_decision",
    absent_is_unknown=False,
    regimes=(REGIME,),
    facts=(DECIDED, DANGER, WEAPONS, BAN, NOTIFIED),
    tables=(),
    conclusions=(),
    motifs=(),
    actions=(),
    warnings=(),
    deadlines=(),
)
CONCLUDED = Concluded(
    id="attribuable",
    title="Mesure attribuable",
    sentence="La mesure peut être accordée.",
    tone=Tone.FAVORABLE,
    motif="fuite",
    motif_sentence="L’auteur est en fuite.",
    table="t",
    table_title="Attribution",
    row="R1",
    rule="R1",
    explanation="Le danger est grave.",
    sources=("C. essai, art. 1",),
    confidence=Confidence.HAUTE,
    facts=("danger",),
)
ACT = Deadline(
    id="saisir",
    label="Saisir le juge",
    nature=Nature.ACTE,
    status=Status.DATEE,
    steps=("Huit jours.", "Prorogé.", "Une remarque."),
    sources=("C. essai, art. 2",),
    start=date(2026, 11, 20),
    raw_end=date(2026, 11, 28),
    end=date(2026, 11, 30),
    prudent=date(2026, 11, 27),
    note="Une remarque.",
    importance=1,
)
ALERT = Warned("a", Severity.ALERTE, "Aucune contrainte possible.", "Circulaire d’essai")
CAUTION = Warned("b", Severity.VIGILANCE, "Rester vigilant.", "")
REMINDER = Warned("c", Severity.RAPPEL, "Ne pas oublier.", "")
TODO = ToDo("x", "Prévenir la préfecture.", "Par écrit.", "Préfet", "C. essai, art. 3")
RESULT = Evaluation(
    measure="essai",
    regime=REGIME,
    as_of=AS_OF,
    territory=Territory.METROPOLE,
    facts=MappingProxyType({"date_decision": AS_OF, "danger": "oui", "interdiction": "inconnu"}),
    conclusions=(CONCLUDED,),
    missing=(),
    deadlines=(ACT,),
    actions=(TODO,),
    warnings=(REMINDER, ALERT, CAUTION),
    law=LAW,
)
HEADING = Heading("TJ d’essai", "26/04512", "Mme A. / M. B.", "Mme S., substitut")


def dossier(answers: Mapping[str, Value | Answer] | None = None, heading: Heading = HEADING) -> Dossier:
    """A dossier with these answers."""
    given = {"danger": "oui", "interdiction": "inconnu"} if answers is None else answers
    typed = {key: value if isinstance(value, Answer) else Answer(value) for key, value in given.items()}
    return Dossier("essai", Territory.METROPOLE, MappingProxyType(typed), heading)


def hours(prudent: datetime, end: datetime) -> Deadline:
    """A deadline counted in hours."""
    return replace(
        ACT,
        nature=Nature.HEURES_RECOURS,
        start=datetime(2026, 11, 20, 17, 40),
        raw_end=end,
        end=end,
        prudent=prudent,
    )
