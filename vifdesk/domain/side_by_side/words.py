"""An outlook in French, the same on the screen, on paper and on the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vifdesk.domain.dates.wording import short_day, typographie
from vifdesk.domain.law.facts import Fact, FactType
from vifdesk.domain.law.measure import Measure, Tone
from vifdesk.domain.side_by_side.outlook import Outlook, Standing
from vifdesk.domain.side_by_side.sharing import Clash
from vifdesk.domain.side_by_side.way import Turn
from vifdesk.domain.wizard.words import value_in_words

_WORDS = {
    Standing.POSSIBLE: "Possible maintenant",
    Standing.POSSIBLE_SI: "Possible si…",
    Standing.EXCLUE: "Exclue",
    Standing.DEJA: "Déjà prononcée",
    Standing.SANS_OBJET: "Sans objet",
}
_TONES = {
    Standing.POSSIBLE: Tone.FAVORABLE,
    Standing.POSSIBLE_SI: Tone.ATTENTE,
    Standing.EXCLUE: Tone.DEFAVORABLE,
    Standing.DEJA: Tone.NEUTRE,
    Standing.SANS_OBJET: Tone.NEUTRE,
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_ANSWER = "Aucune réponse à venir ne la rend possible."
_NOTHING = "Rien à demander dans la situation décrite."


def standing_word(standing: Standing) -> str:
    """« Possible maintenant », « Possible si… », « Exclue »…"""
    return _WORDS[standing]


def standing_tone(standing: Standing) -> Tone:
    """How it is coloured; never a rank."""
    return _TONES[standing]


def reasons(outlook: Outlook, measure: Measure) -> tuple[str, ...]:
    """Why it stands so: what is certain, and the answers on which that rests."""
    return tuple(typographie(text) for text in _reasons(outlook, measure))


def _reasons(outlook: Outlook, measure: Measure) -> Iterator[str]:
    for one in outlook.concluded:
        yield f"{one.title}. {one.explanation or one.sentence}".strip()
    if not outlook.concluded:
        yield from outlook.silent
    if outlook.standing is Standing.EXCLUE:
        if not outlook.concluded and not outlook.silent:
            yield _NO_ANSWER
        yield from _deciding(outlook, measure)
    elif outlook.standing is Standing.SANS_OBJET and not outlook.silent:
        yield _NOTHING
    elif outlook.standing is Standing.DEJA:
        yield from (_said(measure, fact, outlook) for fact in outlook.line.already)


def _deciding(outlook: Outlook, measure: Measure) -> Iterator[str]:
    facts = dict.fromkeys(fact for one in outlook.concluded for fact in one.facts)
    known = [
        _said(measure, fact, outlook)
        for fact in facts
        if fact in outlook.evaluation.facts and fact not in outlook.line.supposes
    ]
    if known:
        yield "Au vu de : " + ", ".join(f"« {one} »" for one in known) + "."


def _said(measure: Measure, fact_id: str, outlook: Outlook) -> str:
    fact = measure.fact(fact_id)
    return f"{fact.label} : {value_in_words(fact, outlook.evaluation.facts.get(fact_id))}"


def conditions(outlook: Outlook, measure: Measure) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each conclusion still possible, « …, si » (« par exemple si » where other answers lead there too), and the answers."""
    titles = {conclusion.id: conclusion.title for conclusion in measure.conclusions}
    return tuple(
        (
            typographie(f"{titles[name]}, {'si' if way.only else 'par exemple si'}"),
            tuple(typographie(_turn(turn, measure)) for turn in way.turns),
        )
        for name, way in outlook.ways
    )


def _turn(turn: Turn, measure: Measure) -> str:
    fact = measure.fact(turn.facts[0])
    if not turn.values:
        labels = " et ".join(measure.fact(name).label for name in turn.facts[:2])
        return f"{labels} : à préciser"
    return f"{fact.label} : {_values(turn.values, fact)}"


def _values(values: tuple[str, ...], fact: Fact) -> str:
    """The values that lead on; when they are nearly all, those that do not."""
    if fact.type in (FactType.DATE, FactType.MOMENT):
        return " ou ".join(_stretch(value) for value in values)
    others = [v.id for v in fact.values if v.id not in values and v.id != fact.unknown_word]
    if others and len(others) < len(values):
        return "tout, sauf " + ", ".join(f"« {fact.value_label(one)} »" for one in others)
    return " ou ".join(fact.none_label if one == "neant" else fact.value_label(one) for one in values)


def _stretch(words: str) -> str:
    if words == "neant":
        return "aucune"
    if words == "*":
        return "à préciser"
    return _DAY.sub(lambda day: f"le {short_day(date.fromisoformat(day.group()))}", words).replace(
        "à partir de le", "à partir du"
    )


def missing_labels(outlook: Outlook, measure: Measure) -> tuple[str, ...]:
    """What is missing, as questions."""
    return tuple(typographie(measure.fact(fact).question) for fact in outlook.missing)


def supposed(outlook: Outlook, measure: Measure) -> str:
    """What the line supposes, in one sentence; empty when it supposes nothing but the day."""
    facts = [measure.fact(name) for name in outlook.line.supposes]
    said = [
        f"{fact.label} : {value_in_words(fact, outlook.evaluation.facts[fact.id])}"
        for fact in facts
        if fact.type is not FactType.DATE
    ]
    return typographie(" ; ".join(said))


def whom_to_tell(outlook: Outlook) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """By recipient, what to do."""
    found: dict[str, list[str]] = {}
    for action in outlook.tells:
        found.setdefault(action.recipient, []).append(action.text)
    return tuple((recipient, tuple(texts)) for recipient, texts in found.items())


def clash_sentence(clash: Clash, measure: Measure) -> str:
    """Two measures that disagree, and what to do."""
    fact = measure.fact(clash.fact)
    return typographie(
        f"{measure.heading.short_title}, « {fact.label} » : répondu « {value_in_words(fact, clash.own)} », mais un autre "
        f"examen dit « {value_in_words(fact, clash.said)} ». {clash.deduction.explanation} À éclaircir ; la réponse "
        "propre à la mesure est gardée."
    )
