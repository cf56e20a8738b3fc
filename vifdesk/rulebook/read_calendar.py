"""resources/calendrier/ to a calendar: the holidays and the articles of counting. Every complaint is collected."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date, tzinfo
from pathlib import Path

from vifdesk.domain.dates.citations import Citation, Reckoning
from vifdesk.domain.dates.holidays import Calendar, Confidence, FixedDay, FromEaster, HolidayRule
from vifdesk.domain.dates.notice import Notice
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.measure import Standing
from vifdesk.rulebook.check_calendar import check_citations, check_holidays, check_years
from vifdesk.rulebook.section import Section

FOLDER = "calendrier"
HOLIDAYS, RECKONING = "feries.toml", "comput.toml"
EVERYWHERE = "tous"
_FARTHEST_FROM_EASTER = 100


def read_calendar(folder_resources: Path, zone_of: Callable[[Territory], tzinfo]) -> Calendar:
    """The calendar that the files of `folder_resources` describe.

    `verified_on` of the calendar is the older of the two files' days.

    Raises:
        RulesRefused: with every complaint of both files.

    """
    complaints: list[Complaint] = []
    holidays = _open(folder_resources / FOLDER / HOLIDAYS, complaints)
    reckoning = _open(folder_resources / FOLDER / RECKONING, complaints)
    first_year, last_year = holidays.whole("premiere_annee"), holidays.whole("derniere_annee")
    rules = tuple(_read_holiday(section) for section in holidays.sections("ferie", "jour férié"))
    citations = tuple(_read_citation(section) for section in reckoning.sections("regle", "règle"))
    verified_on = min(_read_standing(holidays), _read_standing(reckoning))
    if not complaints:
        check_years(holidays, first_year, last_year)
        check_holidays(holidays, rules)
        check_citations(reckoning, citations)
    if complaints:
        raise RulesRefused(tuple(dict.fromkeys(complaints)))
    return Calendar(
        rules,
        zone_of=zone_of,
        first_year=first_year,
        last_year=last_year,
        citations=citations,
        verified_on=verified_on,
    )


def _open(path: Path, complaints: list[Complaint]) -> Section:
    name = f"{FOLDER}/{path.name}"
    content: dict[str, object] = {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        complaints.append(Complaint(name, "en-tête", "le fichier manque.", "Le remettre en place."))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        complaints.append(
            Complaint(name, "en-tête", f"ce n'est pas du TOML lisible : {error}.", "Corriger la syntaxe.")
        )
    return Section(name, "en-tête", content, complaints)


def _read_standing(head: Section) -> date:
    """The day of the last check; the standing is only validated here, the sheet prints the measure's own."""
    head.choice("statut", Standing)
    verified_on = head.day("verifie_le")
    head.close()
    return verified_on


def _read_holiday(section: Section) -> HolidayRule:
    rule = HolidayRule(
        id=section.text("id"),
        name=section.text("nom"),
        found=_read_day(section),
        territories=_read_territories(section),
        basis=section.text("source"),
        confidence=section.choice("confiance", Confidence),
        since=section.optional_day("du"),
        until=section.optional_day("au"),
        warning=_read_warning(section),
        counted=section.flag("compte", default=True),
    )
    section.close()
    return rule


def _read_day(section: Section) -> FixedDay | FromEaster:
    if section.has("jour") == section.has("paques"):
        section.complain(
            "il faut « jour » ou « paques », et un seul des deux.", "Retirer l'un ou ajouter l'autre."
        )
    fixed = _read_fixed_day(section) if section.has("jour") else FixedDay(1, 1)
    return _read_offset(section) if section.has("paques") else fixed


def _read_offset(section: Section) -> FromEaster:
    offset = section.whole("paques")
    if abs(offset) > _FARTHEST_FROM_EASTER:
        section.complain(
            f"« paques » vaut {offset}.", "Écrire un nombre de jours proche de Pâques, comme 39 ou -2."
        )
        offset = 0
    return FromEaster(offset)


def _read_fixed_day(section: Section) -> FixedDay:
    text = section.text("jour")
    match = re.fullmatch(r"(\d\d)-(\d\d)", text)
    month, day = (int(match[1]), int(match[2])) if match else (0, 0)
    try:
        # A common year: 29 February would not exist in three years out of four.
        date(2001, month, day)
    except ValueError:
        section.complain(
            f"« jour » vaut « {text} ».", "Écrire mois-jour, comme 05-08 ; le 29 février est refusé."
        )
        return FixedDay(1, 1)
    return FixedDay(month, day)


def _read_territories(section: Section) -> frozenset[Territory]:
    words = section.texts("territoires", compulsory=True)
    if words == (EVERYWHERE,):
        return frozenset(Territory)
    known = {territory.value for territory in Territory}
    for word in words:
        if word not in known:
            accepted = ", ".join((EVERYWHERE, *known))
            section.complain(f"territoire inconnu « {word} ».", f"Valeurs acceptées : {accepted}.")
    return frozenset(Territory(word) for word in words if word in known)


def _read_warning(section: Section) -> Notice | None:
    inner = section.section("avertissement")
    if inner is None:
        return None
    notice = Notice(inner.text("id"), inner.text("texte"), inner.text("source"))
    inner.close()
    return notice


def _read_citation(section: Section) -> Citation:
    citation = Citation(
        reckoning=section.choice("id", Reckoning),
        text=section.text("texte"),
        since=section.optional_day("du"),
        until=section.optional_day("au"),
    )
    section.close()
    return citation
