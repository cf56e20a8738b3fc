"""resources/suivi/suivi.toml to the rules of follow-ups. Every complaint is collected."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.measure import Standing
from vifdesk.domain.register.follow_ups import FollowUpRules, PhoneRules, Timing
from vifdesk.rulebook.section import Section

FILE = "suivi/suivi.toml"


def read_follow_ups(resources: Path) -> FollowUpRules:
    """When actions fall due, when one is reminded, what is to be renewed, which measure has devices in stock.

    Raises:
        RulesRefused: with every complaint.

    """
    complaints: list[Complaint] = []
    head = _open(resources / FILE, complaints)
    head.day("verifie_le")
    head.choice("statut", Standing)
    phones = head.section("telephones")
    rules = FollowUpRules(
        actions=dict(_timings(head)),
        usual=Timing(hours=head.whole("heures")),
        reminders=dict(_reminders(head)),
        usual_reminder=timedelta(hours=head.whole("rappel_heures")),
        renewals=dict(_renewals(head)),
        lives=frozenset(_lives(head)),
        phones=PhoneRules() if phones is None else _phones(phones),
    )
    head.close()
    if complaints:
        raise RulesRefused(tuple(complaints))
    return rules


def _open(path: Path, complaints: list[Complaint]) -> Section:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"le fichier ne peut pas être lu ({error.__class__.__name__})."
        raise RulesRefused(
            (Complaint(FILE, "en-tête", message, "Le corriger, ou réinstaller vifdesk."),)
        ) from error
    return Section(FILE, "en-tête", content, complaints)


def _timings(head: Section) -> Iterator[tuple[str, Timing]]:
    seen: set[str] = set()
    for section in head.sections("delai", "délai", label="dispositif"):
        measure = section.text("dispositif")
        actions = section.texts("actions", compulsory=True)
        deadline = section.text("echeance", "")
        before = section.whole("avant_jours", 0)
        hours = section.whole("heures", 0)
        if bool(deadline) == bool(hours):
            section.complain("il faut « heures » ou « echeance », et pas les deux.", "Garder l’un des deux.")
        if before and not deadline:
            section.complain("« avant_jours » ne va qu’avec « echeance ».", "Retirer « avant_jours ».")
        section.close()
        for action in actions:
            key = f"{measure}.{action}"
            if key in seen:
                section.complain(f"l’action « {action} » a deux délais.", "N’en garder qu’un.")
            seen.add(key)
            yield key, Timing(deadline, hours or 24, timedelta(days=before))


def _reminders(head: Section) -> Iterator[tuple[str, timedelta]]:
    for section in head.sections("rappel", "rappel"):
        lead = timedelta(hours=section.whole("heures"))
        named = (*section.texts("natures"), *section.texts("echeances"))
        if not named:
            section.complain("ni « natures » ni « echeances ».", "Dire de quelles échéances il s’agit.")
        section.close()
        yield from ((name, lead) for name in named)


def _renewals(head: Section) -> Iterator[tuple[str, timedelta]]:
    for section in head.sections("renouvellement", "renouvellement"):
        lead = timedelta(days=section.whole("jours"))
        names = section.texts("echeances", compulsory=True)
        section.close()
        yield from ((name, lead) for name in names)


def _lives(head: Section) -> Iterator[str]:
    for section in head.sections("vie", "vie"):
        names = section.texts("echeances", compulsory=True)
        section.close()
        yield from names


def _phones(section: Section) -> PhoneRules:
    rules = PhoneRules(
        section.text("dispositif"), section.text("fait"), section.text("remise"), section.text("restitution")
    )
    section.close()
    return rules
