"""Fictional dossiers with a full life: a call, an evaluation, events, follow-ups, a phone. Nobody in them exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from vifdesk.domain.law.facts import Fact, FactType
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.register.draw import Draw
from vifdesk.domain.register.events import EventType, EventTypes
from vifdesk.domain.register.invented_events import invented_events

SPREAD_DAYS = 3 * 365
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SERVICES = (
    "Commissariat central", "Brigade de gendarmerie", "Compagnie de gendarmerie", "Police municipale",
    "Association d’aide aux victimes", "Service des urgences",
)  # fmt: skip
_ROLES = ("officier de police judiciaire", "chef de poste", "juriste", "médecin régulateur")
_OBJECTS = (
    "Violences au domicile, victime mise à l’abri chez un proche",
    "Menaces répétées par messages, ancien concubin",
    "Intervention de nuit, deux enfants présents",
    "Non-respect d’une interdiction de contact signalé par la victime",
    "Demande de téléprotection transmise par l’association référente",
    "Sortie de détention annoncée sous quinze jours",
)
_NOTES = (
    "Victime entendue, certificat médical demandé.",
    "Le mis en cause n’a pas encore été interpellé ; avis de recherche diffusé.",
    "Les enfants sont confiés à la grand-mère jusqu’à lundi.",
    "L’enquêteur rappelle demain matin avec le résultat de la perquisition.",
    "Séparation récente ; les clefs du logement doivent être rendues.",
    "Antécédents relevés : deux mains courantes en un an.",
    "L’association a rencontré la victime, qui accepte un accompagnement.",
    "Audience correctionnelle fixée ; contrôle judiciaire en cours.",
    "Fusil de chasse déclaré par le voisinage, à vérifier au fichier.",
)
_ORIGINS = (
    "PV 2, audition de la victime",
    "Compte rendu téléphonique de l’OPJ",
    "Ordonnance reçue au greffe",
)
_FOLLOW_UPS = (
    ("Rappeler l’enquêteur", "Enquêteur"),
    ("Vérifier la notification de l’ordonnance", "Greffe"),
    ("Demander l’évaluation approfondie", "Association"),
    ("Informer le préfet", "Préfecture"),
)
_WORDS = {
    FactType.DEPARTEMENT: ("69", "38", "42", "01", "2A"),
    FactType.TEXTE: ("précisé par l’enquêteur", "au domicile", "selon un voisin"),
}
_PHONE_STATES = ("attribue", "attribue", "a_rendre", "restitue")


@dataclass(frozen=True, slots=True)
class Step:
    """One moment of a life: what is written then, as a magistrate would give it."""

    at: datetime
    author: str
    fields: dict[str, object]


@dataclass(frozen=True, slots=True)
class Life:
    """A dossier from its first call to its last version."""

    reference: str
    steps: tuple[Step, ...]


def invent(
    count: int, *, seed: int, now: datetime, measures: Sequence[Measure], events: EventTypes, taken: set[str]
) -> Iterator[Life]:
    """So many lives, the same for the same seed and day; no reference is one of `taken`, which grows."""
    draw = Draw(seed)
    for _ in range(count):
        yield _Teller(draw, now, measures, tuple(events.values())).life(taken)


class _Teller:
    def __init__(
        self, draw: Draw, now: datetime, measures: Sequence[Measure], events: Sequence[EventType]
    ) -> None:
        self._draw, self._now, self._measures, self._events = draw, now, measures, events
        days = draw.whole(0, SPREAD_DAYS - 1)
        recent = draw.chance(
            15
        )  # more of what is still open, as in a court that has just taken the program up
        back = timedelta(days=days // 3 if recent else days, minutes=draw.whole(0, 1439))
        self._at = (now - back).replace(second=0, microsecond=0)
        self._author = f"Magistrat fictif {draw.whole(1, 6)}"
        self._examined = self._at
        self._measure = self._measures[0]
        self._name = f"Mme {draw.one_of(_LETTERS)}."

    def life(self, taken: set[str]) -> Life:
        reference = self._reference(taken)
        steps = [self._first_call()]
        if self._draw.chance(85):
            steps.append(self._examination())
            if self._draw.chance(90):
                steps.append(self._follow_through())
        return Life(reference, tuple(steps))

    def _reference(self, taken: set[str]) -> str:
        while True:
            reference = f"{self._at.year % 100:02}/{self._draw.whole(1, 99_999):05}"
            if reference not in taken:
                taken.add(reference)
                return reference

    def _step(self, fields: dict[str, object]) -> Step:
        return Step(self._at, self._author, fields)

    def _later(self, minutes: int) -> None:
        self._at = min(self._at + timedelta(minutes=self._draw.whole(1, minutes)), self._now)

    def _first_call(self) -> Step:
        author = self._draw.one_of(_LETTERS)
        return self._step(
            {
                "pseudonyme": self._name,
                "note": self._note(),
                "procedure": "inconnu",
                "personnes": [
                    {"role": "victime", "pseudonyme": self._name},
                    {"role": "mis en cause", "pseudonyme": f"M. {author}."},
                ],
                "appels": [self._call()],
            }
        )

    def _call(self) -> dict[str, object]:
        return {
            "le": self._at.isoformat(timespec="minutes"),
            "service": f"{self._draw.one_of(_SERVICES)}, {self._draw.one_of(_ROLES)}",
            "objet": self._draw.one_of(_OBJECTS),
        }

    def _note(self) -> str:
        return " ".join(dict.fromkeys(self._draw.one_of(_NOTES) for _ in range(self._draw.whole(1, 3))))

    def _examination(self) -> Step:
        self._later(90)
        self._examined = self._at
        count = 2 if self._draw.chance(20) else 1
        return self._step(
            {
                "procedure": "oui",
                "evaluations": [self._evaluation() for _ in range(count)],
                "decisions": [
                    {
                        "le": self._at.isoformat(timespec="minutes"),
                        "texte": "Décision prise après examen des éléments transmis.",
                    }
                ],
            }
        )

    def _evaluation(self) -> dict[str, object]:
        measure = self._measure = self._draw.one_of(self._measures)
        facts: dict[str, object] = {measure.regime_fact: self._at.date().isoformat()}
        asked = [fact for fact in measure.facts if fact.id != measure.regime_fact]
        for fact in asked:
            if not self._draw.chance(35 if fact.later else 8):
                facts[fact.id] = self._value(fact)
        source = self._draw.one_of(_ORIGINS)
        return {
            "dispositif": measure.id,
            "territoire": "metropole",
            "faits": facts,
            "le": self._at.date().isoformat(),
            "sources": {measure.regime_fact: source},
        }

    def _value(self, fact: Fact) -> object:
        if fact.unknown_word is not None and self._draw.chance(6):
            return fact.unknown_word
        match fact.type:
            case FactType.TRI | FactType.CHOIX:
                return self._draw.one_of(fact.values).id
            case FactType.CHOIX_MULTIPLE:
                return [self._draw.one_of(fact.values).id]
            case FactType.DATE:
                return self._day(20).isoformat()
            case FactType.MOMENT:
                return f"{self._day(2).isoformat()}T{self._hour()}"
            case FactType.HEURE:
                return self._hour()
            case FactType.ENTIER:
                low = 1 if fact.minimum is None else fact.minimum
                return self._draw.whole(low, min(low + 11, fact.maximum or low + 11))
            case FactType.DEPARTEMENT | FactType.TEXTE:
                return self._draw.one_of(_WORDS[fact.type])

    def _day(self, around: int) -> date:
        return self._at.date() + timedelta(days=self._draw.whole(-around // 2, around))

    def _hour(self) -> str:
        return f"{self._draw.whole(0, 23):02}:{self._draw.whole(0, 59):02}"

    def _follow_through(self) -> Step:
        self._later(60 * 24 * 120)
        told = self._draw.one_of(_FOLLOW_UPS)
        fields: dict[str, object] = {
            "note": self._note(),
            "evenements": self._happened(),
            "suivis": [
                {"texte": told[0], "destinataire": told[1], "pour": self._day(10).isoformat()},
            ],
        }
        if self._draw.chance(30):
            number = self._draw.whole(1, 120)
            state = self._draw.one_of(_PHONE_STATES)
            fields["telephones"] = [
                {"appareil": f"TGD-{number:03}", "etat": state, "le": self._at.date().isoformat()}
            ]
        return self._step(fields)

    def _happened(self) -> list[dict[str, object]]:
        """Events since the examination, causes first; where the measure has none, whatever else happens in a dossier."""
        found = invented_events(
            self._draw,
            self._events,
            self._measure.id,
            {fact.id: fact for fact in self._measure.facts},
            since=self._examined,
            until=self._at,
        )
        if found:
            return found
        others = [kind for kind in self._events if not kind.effects and not kind.causes]
        return [{"type": self._draw.one_of(others).id, "le": self._at.date().isoformat()}] if others else []
