"""What the IT department has fixed for this machine: it bounds what the court and the user may choose.

Pure: the file is read by `machine/policy.py`; here is what it may say, and what it does to the court's settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.settings import DOSSIER_MONTHS, REPORT_MONTHS, CourtSettings

LONGEST_IDLE = 120
LONGEST_PHRASE = 200
_STRICT_IDLE = 5
_STRICT_PHRASE = 16


@dataclass(frozen=True, slots=True)
class Policy:
    """What is fixed; None or empty leaves the choice to the court, within the law.

    - `idle_minutes`: the vault locks after at most so many minutes without a key or a click
    - `report_months`, `dossier_months`: retention, at most
    - `names_allowed`: False forbids names whatever the court says; True lets it choose
    - `phrase_letters`: the shortest passphrase, in signs
    - `court`, `territory`, `departement`: what the papers say and the rules need of the court
    - `reason`: what the padlock says; `faults`: what was wrong with the file, in French
    """

    idle_minutes: int | None = None
    report_months: int | None = None
    dossier_months: int | None = None
    names_allowed: bool | None = None
    phrase_letters: int = 0
    backup_folder: str = ""
    court: str = ""
    territory: Territory | None = None
    departement: str = ""
    reason: str = ""
    faults: tuple[str, ...] = field(default=())

    def applied(self, settings: CourtSettings) -> CourtSettings:
        """The court's settings within what is fixed."""
        return replace(
            settings,
            report_months=_least(settings.report_months, self.report_months),
            dossier_months=_least(settings.dossier_months, self.dossier_months),
            names_allowed=settings.names_allowed and self.names_allowed is not False,
            court=self.court or settings.court,
            territory=self.territory or settings.territory,
            departement=self.departement or settings.departement,
        )

    def refusal(self, settings: CourtSettings) -> str:
        """Why these settings of the court are not permitted here; empty when they are."""
        if self.applied(settings) == settings:
            return ""
        said = self.reason or "décision du service informatique"
        return typographie(f"Ce réglage est fixé sur ce poste : {said}. Rien n’a été changé.")

    def phrase_refusal(self, phrase: str) -> str:
        """Why this passphrase is too short here; empty when it is not."""
        if len(phrase) >= self.phrase_letters:
            return ""
        return typographie(
            f"La phrase est trop courte : ce poste en demande {self.phrase_letters} signes au moins."
        )

    @property
    def lock_words(self) -> str:
        """What stands beside a padlock."""
        said = self.reason or "décision du service informatique"
        return typographie(f"Fixé sur ce poste : {said}.")


def strict(faults: tuple[str, ...]) -> Policy:
    """What holds when the file is there and cannot be believed: the narrowest that still works."""
    return Policy(
        idle_minutes=_STRICT_IDLE,
        names_allowed=False,
        phrase_letters=_STRICT_PHRASE,
        reason="le fichier de politique de ce poste est illisible",
        faults=faults,
    )


def read_policy(raw: Mapping[str, object]) -> Policy:
    """The policy that a file says. Anything that is not understood makes it strict, with every fault told."""
    faults: list[str] = []
    values: dict[str, object] = {}
    for place, value in _entries(raw):
        reader = _READERS.get(place)
        if reader is None:
            faults.append(f"« {place} » n’est pas un réglage connu.")
            continue
        name, accepts, expected = reader
        if accepts(value):
            values[name] = Territory(str(value)) if name == "territory" else value
        else:
            faults.append(f"« {place} » vaut « {value} » ; il faut {expected}.")
    if faults:
        return strict(tuple(typographie(fault) for fault in faults))
    return Policy(**values)  # type: ignore[arg-type]  # each value was accepted for its field


def _entries(raw: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """« section.key » and its value; a key at the top stands alone."""
    for key, value in raw.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", one) for inner, one in value.items())
        else:
            yield key, value


def _least(chosen: int, bound: int | None) -> int:
    return chosen if bound is None else min(chosen, bound)


def _whole(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= 500 and value.isprintable()


def _departement(value: object) -> bool:
    return isinstance(value, str) and value.isalnum() and value.isascii() and 2 <= len(value) <= 3


_TERRITORIES = frozenset(one.value for one in Territory)
_READERS: Mapping[str, tuple[str, Callable[[object], bool], str]] = {
    "raison": ("reason", _text, "un texte d’une ligne"),
    "verrouillage.minutes": (
        "idle_minutes", _whole(1, LONGEST_IDLE), f"un nombre de minutes de 1 à {LONGEST_IDLE}",
    ),
    "conservation.mois_signalement": (
        "report_months", _whole(1, REPORT_MONTHS), f"un nombre de mois de 1 à {REPORT_MONTHS}",
    ),
    "conservation.mois_dossier": (
        "dossier_months", _whole(6, DOSSIER_MONTHS), f"un nombre de mois de 6 à {DOSSIER_MONTHS}",
    ),
    "noms.permis": ("names_allowed", lambda value: isinstance(value, bool), "true ou false"),
    "phrase.signes": (
        "phrase_letters", _whole(8, LONGEST_PHRASE), f"un nombre de signes de 8 à {LONGEST_PHRASE}",
    ),
    "sauvegarde.dossier": ("backup_folder", _text, "le chemin d’un dossier"),
    "entete.juridiction": ("court", _text, "un texte d’une ligne"),
    "entete.territoire": (
        "territory", lambda value: value in _TERRITORIES, "un territoire de « vifdesk evaluer --help »",
    ),
    "entete.departement": ("departement", _departement, "un numéro de département, par exemple « 69 »"),
}  # fmt: skip
