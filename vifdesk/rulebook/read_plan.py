"""resources/rapprochements.toml to the plan of the measures side by side. Every complaint is collected."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.heading import Standing
from vifdesk.domain.side_by_side.plan import Deduction, LineRule, Plan
from vifdesk.rulebook.section import Section

FILE = "rapprochements.toml"


def read_plan(resources: Path) -> Plan:
    """The plan; what it names in the measures is checked by `verifier-regles`.

    Raises:
        RulesRefused: with every complaint.

    """
    complaints: list[Complaint] = []
    try:
        content = tomllib.loads((resources / FILE).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"le fichier ne peut pas être lu ({error.__class__.__name__})."
        raise RulesRefused(
            (Complaint(FILE, "en-tête", message, "Le corriger, ou réinstaller vifdesk."),)
        ) from error
    plan = _plan(Section(FILE, "en-tête", content, complaints))
    if complaints:
        raise RulesRefused(tuple(complaints))
    return plan


def _plan(head: Section) -> Plan:
    verified, standing = head.day("verifie_le"), head.choice("statut", Standing)
    mention = head.text("mention")
    lines = tuple(_line(section) for section in head.sections("ligne", "ligne"))
    same = [one for section in head.sections("identique", "fait identique") for one in _identical(section)]
    deduced = [_deduction(section) for section in head.sections("deduction", "déduction")]
    head.close()
    for kind, ids in (("ligne", [x.id for x in lines]), ("déduction", [x.id for x in deduced])):
        for name, times in Counter(ids).items():
            if times > 1:
                head.complain(f"{times} {kind}s ont l’id « {name} ».", "En donner un à chacune.")
    return Plan(mention, lines, (*same, *deduced), verified, standing)


def _line(section: Section) -> LineRule:
    line = LineRule(
        id=section.text("id"),
        title=section.text("titre"),
        measure=section.text("dispositif"),
        tables=section.texts("tables"),
        possible=section.texts("possibles"),
        supposes=_texts(section, "suppose"),
        already=_texts(section, "deja"),
        decides=section.text("decide"),
        delay=section.text("delai"),
        duration=section.text("duree"),
        note=section.text("note", ""),
        sources=section.texts("sources", compulsory=True),
    )
    section.close()
    return line


def _deduction(section: Section) -> Deduction:
    deduction = Deduction(
        id=section.text("id"),
        measure=section.text("de"),
        when=_lists(section, "si"),
        other=section.text("vers"),
        then=_texts(section, "alors"),
        explanation=section.text("explication"),
        sources=section.texts("sources", compulsory=True),
    )
    if not deduction.when or not deduction.then:
        section.complain("« si » ou « alors » est vide.", "Nommer au moins un fait et sa valeur.")
    section.close()
    return deduction


def _identical(section: Section) -> Iterator[Deduction]:
    """One deduction for each value (oui, non, unless « valeurs » says which) and each direction."""
    name, explanation = section.text("id"), section.text("explication")
    sources = section.texts("sources", compulsory=True)
    values = section.texts("valeurs") or ("oui", "non")
    facts = [_place(inner) for inner in section.sections("faits", "fait", "fait")]
    if len(facts) != 2:
        section.complain("« faits » en nomme un autre nombre que deux.", "En nommer deux.")
    section.close()
    for one, other in (facts, facts[::-1]) if len(facts) == 2 else ():
        for value in values:
            when = {one[1]: (value,)}
            yield Deduction(name, one[0], when, other[0], {other[1]: value}, explanation, sources)


def _place(section: Section) -> tuple[str, str]:
    place = (section.text("dispositif"), section.text("fait"))
    section.close()
    return place


def _texts(section: Section, key: str) -> Mapping[str, str]:
    inner = section.section(key)
    return {fact: inner.text(fact) for fact in inner.content} if inner is not None else {}


def _lists(section: Section, key: str) -> Mapping[str, tuple[str, ...]]:
    inner = section.section(key)
    if inner is None:
        return {}
    return {fact: inner.texts(fact, compulsory=True) for fact in inner.content}
