"""echeances.toml to deadline rules."""

from __future__ import annotations

from vifdesk.domain.dates.holidays import Confidence
from vifdesk.domain.dates.period import Unit
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.law.measure import Blackout, DeadlineRule, LengthRule, StartRule
from vifdesk.rulebook.read_rules import Reader
from vifdesk.rulebook.section import Section


def read_deadline(section: Section, read_condition: Reader) -> DeadlineRule:
    """One `[[echeance]]`."""
    rule = DeadlineRule(
        id=section.text("id"),
        label=section.text("libelle"),
        condition=read_condition(section),
        nature=section.choice("nature", Nature),
        sources=section.texts("sources", compulsory=True),
        confidence=section.choice("confiance", Confidence),
        starts=tuple(
            _read_start(inner, read_condition) for inner in section.sections("depart", "départ", "fait")
        ),
        lengths=tuple(_read_length(inner, read_condition) for inner in section.sections("duree", "durée")),
        until_events=section.texts("jusqu_a"),
        note=section.text("note", ""),
        importance=section.whole("importance", 2),
        blackout=_read_blackout(section),
    )
    section.close()
    _check(section, rule)
    return rule


def _check(section: Section, rule: DeadlineRule) -> None:
    if bool(rule.lengths) == bool(rule.until_events):
        section.complain(
            "il faut des durées ou « jusqu_a », et pas les deux.", "Ajouter [[echeance.duree]] ou jusqu_a."
        )
    if rule.lengths and not rule.starts and any(length.end_fact is None for length in rule.lengths):
        section.complain("aucun départ.", "Ajouter [[echeance.depart]].")
    if rule.importance not in (1, 2, 3):
        section.complain(f"« importance » vaut {rule.importance}.", "Valeurs acceptées : 1, 2, 3.")


def _read_start(section: Section, read_condition: Reader) -> StartRule:
    start = StartRule(read_condition(section), section.text("fait"), section.optional_text("heure"))
    section.close()
    return start


def _read_length(section: Section, read_condition: Reader) -> LengthRule:
    then = section.section("puis")
    length = LengthRule(
        condition=read_condition(section),
        unit=section.choice("unite", Unit) if section.has("unite") else None,
        count=section.optional_whole("valeur"),
        fact=section.optional_text("fait"),
        then_count=then.whole("valeur") if then else None,
        then_unit=then.choice("unite", Unit) if then else None,
        end_fact=section.optional_text("terme"),
        sources=section.texts("sources"),
    )
    if then:
        then.close()
    section.close()
    _check_length(section, length)
    return length


def _check_length(section: Section, length: LengthRule) -> None:
    ways = sum(way is not None for way in (length.count, length.fact, length.end_fact))
    if ways != 1:
        section.complain(
            "il faut une seule de « valeur », « fait », « terme ».", "Garder celle qui convient."
        )
    if length.end_fact is None and length.unit is None:
        section.complain("« unite » manque.", "L’ajouter : heures, jours, semaines, mois ou ans.")


def _read_blackout(section: Section) -> Blackout | None:
    inner = section.section("sans_date_entre")
    if inner is None:
        return None
    blackout = Blackout(inner.day("du"), inner.day("au"), inner.text("avertissement"))
    inner.close()
    return blackout
