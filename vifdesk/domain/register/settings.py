"""What the court decides for its register, within the bounds of the law."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.register.shape import Content, RefusedField, read_line

REPORT_MONTHS = 3
"""A person reported without any procedure: three months at most (décret 2023-935, art. 5)."""
DOSSIER_MONTHS = 36
"""The others: three years at most after the last update (same article)."""
LOG_MONTHS = 12
"""The access log: one year (same decree, art. 9)."""
BIN_DAYS = 30
MASKED_BELOW, LARGEST_MASK = 5, 50
"""In what partners receive, a count below this is masked; the court may choose a higher number, never a lower one."""


@dataclass(frozen=True, slots=True)
class CourtSettings:
    """Months of retention, at most those of the law; whether names may be written (no, unless the court says so).

    `masked_below`: the threshold of reports for partners. `court`: as the papers print it; `territory`, `departement`: of
    its seat, None and empty while nobody has said them.
    """

    report_months: int = REPORT_MONTHS
    dossier_months: int = DOSSIER_MONTHS
    names_allowed: bool = False
    masked_below: int = MASKED_BELOW
    court: str = ""
    territory: Territory | None = None
    departement: str = ""


_BOUNDS = {
    "mois_signalement": (1, REPORT_MONTHS, "report_months", "un nombre de mois"),
    "mois_dossier": (6, DOSSIER_MONTHS, "dossier_months", "un nombre de mois"),
    "seuil_masquage": (MASKED_BELOW, LARGEST_MASK, "masked_below", "un nombre"),
}

_OTHERS = ("noms_permis", "juridiction", "territoire", "departement")
_DEPARTEMENT = re.compile(r"[0-9]{2,3}|2[AB]")


def read_settings(raw: Content) -> CourtSettings:
    """The settings; what is absent is as the law says.

    Raises:
        RefusedField: a number outside the bounds, an unknown setting.

    """
    values: dict[str, int] = {}
    for key, value in raw.items():
        if key in _BOUNDS:
            low, high, name, what = _BOUNDS[key]
            values[name] = _within(key, value, low, high, what)
        elif key not in _OTHERS:
            raise RefusedField(key, value, ", ".join((*_BOUNDS, *_OTHERS)))
    allowed = raw.get("noms_permis", False)
    if not isinstance(allowed, bool):
        raise RefusedField("noms_permis", allowed, "true ou false")
    return CourtSettings(
        **values,
        names_allowed=allowed,
        court=read_line("juridiction", raw.get("juridiction", "")).strip(),
        territory=_territory(raw.get("territoire")),
        departement=_departement(raw.get("departement", "")),
    )


def settings_json(settings: CourtSettings) -> Mapping[str, object]:
    """The settings as the vault keeps them."""
    return {
        "mois_signalement": settings.report_months,
        "mois_dossier": settings.dossier_months,
        "noms_permis": settings.names_allowed,
        "seuil_masquage": settings.masked_below,
        "juridiction": settings.court,
        "territoire": None if settings.territory is None else settings.territory.value,
        "departement": settings.departement,
    }


def _territory(raw: object) -> Territory | None:
    if raw in (None, ""):
        return None
    if raw not in {one.value for one in Territory}:
        raise RefusedField("territoire", raw, ", ".join(one.value for one in Territory))
    return Territory(str(raw))


def _departement(raw: object) -> str:
    if raw in (None, ""):
        return ""
    if not isinstance(raw, str) or not _DEPARTEMENT.fullmatch(raw.strip().upper()):
        raise RefusedField("departement", raw, "un numéro de département, par exemple 69, 2A ou 974")
    return raw.strip().upper()


def _within(key: str, value: object, low: int, high: int, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise RefusedField(key, value, f"{what} de {low} à {high}")
    return value
