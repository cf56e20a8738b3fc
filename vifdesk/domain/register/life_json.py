"""A dossier's life between JSON and values: its evaluations, its events, its deadlines as they were shown last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from vifdesk.domain.dates.holidays import Confidence
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.register.frozen import deadline_json, when
from vifdesk.domain.register.record import ALERTS, SCHEDULE, deadlines_of, items_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.schedule.followed import Alert, Followed, Schedule, State
from vifdesk.domain.schedule.happening import Happening
from vifdesk.domain.schedule.live_facts import read_known
from vifdesk.domain.schedule.opened import Law, Laws
from vifdesk.domain.schedule.track import Stage, Track
from vifdesk.domain.wizard.evaluation import Deadline, Status
from vifdesk.domain.wizard.words import typeset

Json = dict[str, object]


def moment(value: object) -> date | datetime | None:
    """A day or a moment, as the register writes them; None for nothing."""
    if not isinstance(value, str):
        return None
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


# ------------------------------------------------------------------------------------------------------ deadlines


def followed_json(one: Followed) -> Json:
    """One deadline of a dossier as it is kept, `cle` first."""
    deadline = one.deadline
    item: Json = {"cle": one.key, "dispositif": one.measure}
    if one.person:
        item["personne"] = one.person
    item.update(deadline_json(deadline))
    item.update(
        attente_libelle=deadline.waiting_label,
        note=deadline.note,
        importance=deadline.importance,
        confiance=deadline.confidence.value,
        jusqu_a=list(deadline.until_events),
        etat=one.state.value,
        suite=one.sequence,
    )
    kept = {"fait_le": when(one.done_on), "par": one.by, "evenement": one.event, "motif": one.motive}
    return {**item, **{key: value for key, value in kept.items() if value}}


def followed_of(item: Content) -> Followed:
    """The same, read back."""
    done = moment(item.get("fait_le"))
    return Followed(
        key=str(item["cle"]),
        measure=str(item["dispositif"]),
        person=str(item.get("personne", "")),
        deadline=deadline_of(item),
        state=State(str(item.get("etat", State.OUVERTE.value))),
        done_on=done,
        by=str(item.get("par", "")),
        event=str(item.get("evenement", "")),
        motive=str(item.get("motif", "")),
        sequence=_whole(item.get("suite"), 0),
    )


def deadline_of(item: Content, law: Law | None = None) -> Deadline:
    """A deadline as it was written; what an evaluation did not write of it comes from the rule, where it still is."""
    rules = law.compiled.measure.deadlines if law else ()
    rule = next((rule for rule in rules if rule.id == item["id"]), None)
    waiting = item.get("en_attente_de")
    label = item.get("attente_libelle")
    if label is None and isinstance(waiting, str) and law is not None:
        label = law.label(waiting)
    note = item.get("note")
    confidence = item.get("confiance")
    return Deadline(
        id=str(item["id"]),
        label=str(item.get("libelle", "")),
        nature=Nature(str(item["nature"])),
        status=Status(str(item["statut"])),
        steps=_texts(item.get("etapes")),
        sources=_texts(item.get("sources")),
        start=moment(item.get("depart")),
        raw_end=moment(item.get("terme_brut")),
        end=moment(item.get("terme")),
        prudent=moment(item.get("prudent")),
        veille=_day(item.get("veille")),
        waiting_for=waiting if isinstance(waiting, str) else None,
        waiting_label=str(label or ""),
        note=str(note) if note is not None else (typeset(rule.note) if rule else ""),
        importance=_whole(item.get("importance"), rule.importance if rule else 2),
        until_events=_texts(item.get("jusqu_a"))
        or tuple(typeset(event) for event in (rule.until_events if rule else ())),
        confidence=Confidence(str(confidence))
        if confidence
        else (rule.confidence if rule else Confidence.HAUTE),
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()


def _whole(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise


def schedule_of(content: Content) -> tuple[Followed, ...]:
    """The deadlines as they were shown last; of a dossier that was written before they were kept, those of its evaluations."""
    if SCHEDULE in content:
        return tuple(followed_of(item) for item in items_of(content, SCHEDULE))
    return tuple(followed_of({"suite": 0, **item}) for item in deadlines_of(content))


def alerts_of(content: Content) -> tuple[Alert, ...]:
    """What must be seen beside them."""
    return tuple(
        Alert(*(str(item.get(key, "")) for key in ("id", "dispositif", "personne", "texte", "source")))
        for item in items_of(content, ALERTS)
    )


def notes_of(schedule: Schedule) -> Json:
    """The program's notes for a content; None where there is nothing to keep."""
    alerts = [
        {"id": a.id, "dispositif": a.measure, "personne": a.person, "texte": a.text, "source": a.source}
        for a in schedule.alerts
    ]
    return {
        SCHEDULE: [followed_json(one) for one in schedule.deadlines] or None,
        ALERTS: [{key: text for key, text in alert.items() if text} for alert in alerts] or None,
    }


def with_notes(content: Content, notes: Mapping[str, object]) -> Json:
    """The content with these notes, without those that are None."""
    kept = {key: value for key, value in content.items() if key not in notes}
    return {**kept, **{key: value for key, value in notes.items() if value is not None}}


# --------------------------------------------------------------------------------------------- evaluations, events


def tracks_of(content: Content, laws: Laws) -> tuple[Track, ...]:
    """The measures followed: for each person, the newest evaluation of each stage, oldest first."""
    found: dict[tuple[str, str], dict[str, Stage]] = {}
    evaluations = sorted(items_of(content, "evaluations"), key=lambda one: str(one.get("le", "")))
    for evaluation in evaluations:
        measure = str(evaluation.get("dispositif", ""))
        law = laws.get(measure)
        stages = found.setdefault((measure, str(evaluation.get("personne", ""))), {})
        stage = _stage(evaluation, law)
        name = _stage_name(stage, law)
        stages.pop(name, None)
        stages[name] = stage
    return tuple(
        Track(measure, person, tuple(stages.values())) for (measure, person), stages in found.items()
    )


def _stage_name(stage: Stage, law: Law | None) -> str:
    fact = law.compiled.measure.stage_fact if law else ""
    return str(stage.facts.get(fact, "")) if fact else ""


def _stage(evaluation: Content, law: Law | None) -> Stage:
    facts = evaluation.get("faits")
    raw = facts if isinstance(facts, Mapping) else {}
    return Stage(
        facts=read_known(law.compiled, raw) if law else {},
        as_of=date.fromisoformat(str(evaluation["le"])),
        territory=Territory(str(evaluation.get("territoire", Territory.METROPOLE.value))),
        deadlines=tuple(deadline_of(item, law) for item in items_of(evaluation, "echeances")),
        warnings=tuple(str(one.get("id")) for one in items_of(evaluation, "avertissements")),
    )


def happenings_of(content: Content) -> tuple[Happening, ...]:
    """The events, in the order of the list."""
    return happenings(items_of(content, "evenements"))


def happenings(items: Iterable[Content]) -> tuple[Happening, ...]:
    """Events as values; what is no event is left out."""
    found = ((rank, item, moment(item.get("le"))) for rank, item in enumerate(items))
    return tuple(_happening(rank, item, at) for rank, item, at in found if at is not None)


def _happening(rank: int, item: Content, at: date | datetime) -> Happening:
    facts = item.get("faits")
    person = str(item.get("personne", ""))
    return Happening(str(item.get("type", "")), at, rank, person, facts if isinstance(facts, Mapping) else {})


def measures_in(content: Content, effects: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The measures of which the dossier speaks. `effects`: by kind of event, the measures that it touches."""
    named = [str(one.get("dispositif", "")) for one in items_of(content, "evaluations")]
    touched = [
        measure
        for event in items_of(content, "evenements")
        for measure in effects.get(str(event.get("type")), ())
    ]
    return tuple(dict.fromkeys((*named, *touched)))
