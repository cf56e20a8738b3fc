"""What an event does, of evenements.toml: effects on measures, causes, gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vifdesk.domain.schedule.event_type import Cause, Effect, Fill, Gap, Given, Opening, Origin
from vifdesk.rulebook.section import Section

_END = re.compile(r"terme\(([a-z0-9_]+)\)")


def read_effect(section: Section) -> Effect:
    """One `[[famille.evenement.effet]]`."""
    effect = Effect(
        measure=section.text("mesure"),
        since=section.optional_day("depuis"),
        regimes=section.texts("regimes"),
        given=tuple(_read_given(inner) for inner in section.sections("si", "condition", "fait")),
        not_before=section.text("pas_avant", ""),
        clears=section.texts("efface"),
        period=section.text("periode", ""),
        fills=tuple(_read_fill(inner) for inner in section.sections("remplit", "fait", "fait")),
        reads=tuple(_read_fill(inner) for inner in section.sections("lit", "fait", "fait")),
        details=section.texts("precise"),
        opens=tuple(_read_openings(section)),
        completes=section.texts("accomplit"),
        ends=section.texts("termine"),
    )
    section.close()
    if effect.clears and not effect.not_before:
        section.complain("« efface » sans « pas_avant ».", "Dire par « pas_avant » à partir de quand.")
    if not (effect.fills or effect.details or effect.opens or effect.completes or effect.ends):
        section.complain("l’effet ne fait rien.", "Ajouter remplit, precise, ouvre, accomplit ou termine.")
    return effect


def _read_given(section: Section) -> Given:
    given = Given(section.text("fait"), section.text("valeur"))
    section.close()
    return given


def _read_fill(section: Section) -> Fill:
    value: str | int | None = None
    if section.has("valeur"):
        value = (
            section.whole("valeur") if isinstance(section.content["valeur"], int) else section.text("valeur")
        )
    origin, deadline = (None, "") if section.has("valeur") else _origin(section)
    fill = Fill(section.text("fait"), value, origin, deadline, section.flag("si_inconnu"))
    section.close()
    return fill


def _origin(section: Section) -> tuple[Origin | None, str]:
    word = section.text("avec")
    end = _END.fullmatch(word)
    if end:
        return Origin.TERME, end.group(1)
    known = [origin for origin in Origin if origin is not Origin.TERME]
    for origin in known:
        if origin.value == word:
            return origin, ""
    if section.has("avec"):
        accepted = ", ".join((*(origin.value for origin in known), "terme(échéance)"))
        section.complain(f"« avec » vaut « {word} ».", f"Valeurs acceptées : {accepted}.")
    return None, ""


def _read_openings(section: Section) -> Iterator[Opening]:
    """Deadlines by their id alone, or tables with « malgre »."""
    raw = section.content.get("ouvre")
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        yield from (Opening(deadline) for deadline in section.texts("ouvre"))
        return
    for inner in section.sections("ouvre", "échéance", "echeance"):
        yield Opening(inner.text("echeance"), inner.flag("malgre"))
        inner.close()


def read_cause(section: Section) -> Cause:
    """One `[[famille.evenement.cause]]`."""
    cause = Cause(
        events=section.texts("evenements"),
        measure=section.text("mesure", ""),
        facts=section.texts("faits"),
        sentence=section.text("manque"),
        remedy=section.text("remede"),
    )
    section.close()
    if not cause.events and not cause.facts:
        section.complain("la cause ne nomme rien.", "Ajouter « evenements », ou « mesure » et « faits ».")
    if bool(cause.facts) != bool(cause.measure):
        section.complain("« mesure » et « faits » vont ensemble.", "Ajouter celui qui manque.")
    return cause


def read_gap(section: Section) -> Gap:
    """One `[[famille.evenement.trou]]`."""
    gap = Gap(
        id=section.text("id"),
        needs=section.texts("exige"),
        begins=section.texts("debut"),
        measure=section.text("mesure"),
        deadline=section.text("echeance", ""),
        open_words=section.text("ouvert", ""),
        closed_words=section.text("ferme"),
        source=section.text("source"),
    )
    section.close()
    if bool(gap.begins) == bool(gap.deadline):
        section.complain("il faut « debut » ou « echeance », et pas les deux.", "Garder celui qui convient.")
    if gap.begins and not (gap.needs and gap.open_words):
        section.complain("« exige » ou « ouvert » manque.", "Les ajouter : un trou qui dure doit être dit.")
    return gap
