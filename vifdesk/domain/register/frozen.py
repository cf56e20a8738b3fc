"""An evaluation as JSON values: what the command line prints, and what a dossier keeps word for word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.law.facts import RefusedValue, read_value
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.register.shape import Content
from vifdesk.domain.wizard.evaluation import Concluded, Deadline, Evaluation
from vifdesk.domain.wizard.words import value_in_words

Json = dict[str, object]

_ASKED = ("dispositif", "territoire", "faits", "personne")
_ADDED_LATER = ("sources", "decision")
"""What a magistrate may add to an evaluation without asking the law again."""


def when(value: date | datetime | None) -> str | None:
    """« AAAA-MM-JJ », or « AAAA-MM-JJTHH:MM » for a moment."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return None if value is None else value.isoformat()


def evaluation_json(evaluation: Evaluation) -> Json:
    """The output of `evaluer`, without the line's id."""
    return {
        "dispositif": evaluation.measure,
        "regime": evaluation.regime.id if evaluation.regime else None,
        "conclusions": [_conclusion(concluded) for concluded in evaluation.conclusions],
        "faits_manquants": list(evaluation.missing),
        "echeances": [deadline_json(deadline) for deadline in evaluation.deadlines],
        "actions": [
            {"id": a.id, "texte": a.text, "detail": a.detail, "destinataire": a.recipient, "source": a.source}
            for a in evaluation.actions
        ],
        "avertissements": [
            {"id": w.id, "gravite": w.severity.value, "texte": w.text, "source": w.source}
            for w in evaluation.warnings
        ],
        "droit": {
            "paquet": evaluation.law.pack,
            "empreinte": evaluation.law.digest,
            "verifie_le": when(evaluation.law.verified_on),
            "statut": evaluation.law.standing.value,
        },
    }


def _conclusion(concluded: Concluded) -> Json:
    return {
        "id": concluded.id,
        "motif": concluded.motif,
        "regle": concluded.rule,
        "table": concluded.table,
        "phrase": concluded.sentence,
        "explication": concluded.explanation,
        "faits": list(concluded.facts),
        "confiance": concluded.confidence.value,
        "sources": list(concluded.sources),
    }


def deadline_json(deadline: Deadline) -> Json:
    """A deadline of an evaluation."""
    return {
        "id": deadline.id,
        "libelle": deadline.label,
        "nature": deadline.nature.value,
        "depart": when(deadline.start),
        "terme_brut": when(deadline.raw_end),
        "terme": when(deadline.end),
        "prudent": when(deadline.prudent),
        "veille": when(deadline.veille),
        "statut": deadline.status.value,
        "en_attente_de": deadline.waiting_for,
        "etapes": list(deadline.steps),
        "sources": list(deadline.sources),
    }


TITLE, LAW = "intitule", "loi"
"""What the measure and the version of the law were called."""
WORDS = "libelles"
"""Fact id -> `question`, `reponse`, and `inconnu` where the answer is that one does not know: the words of that day."""


def words_of(facts: Mapping[str, object], measure: Measure) -> dict[str, Json]:
    """The questions and the answers as the magistrate read them; nothing for a fact that the measure passes over."""
    known = {fact.id: fact for fact in measure.facts}
    words: dict[str, Json] = {}
    for fact_id, raw in facts.items():
        fact = known.get(fact_id)
        if fact is None:
            continue
        try:
            value = read_value(fact, raw)
        except RefusedValue:
            continue
        words[fact_id] = {"question": typographie(fact.label), "reponse": value_in_words(fact, value)}
        if fact.is_unknown(value):
            words[fact_id]["inconnu"] = True
    return words


def frozen(asked: Content, evaluation: Evaluation, *, measure: Measure, engine: str) -> Json:
    """What a dossier keeps: what was asked as it was given, in the words of the day, the result, the rules' print, the program."""
    result = evaluation_json(evaluation)
    titles = [
        {"titre": c.title, "motif_phrase": c.motif_sentence, "ton": c.tone.value}
        for c in evaluation.conclusions
    ]
    conclusions, facts = result["conclusions"], asked["faits"]
    assert isinstance(conclusions, list)
    assert isinstance(facts, Mapping)
    return {
        **result,
        "dispositif": evaluation.measure,
        TITLE: measure.heading.title,
        **({LAW: evaluation.regime.label} if evaluation.regime else {}),
        "territoire": evaluation.territory.value,
        "faits": facts,
        WORDS: words_of(facts, measure),
        "le": evaluation.as_of.isoformat(),
        **({"personne": asked["personne"]} if "personne" in asked else {}),
        **{key: asked[key] for key in _ADDED_LATER if key in asked},
        "conclusions": [{**one, **title} for one, title in zip(conclusions, titles, strict=True)],
        "programme": engine,
    }


def already_frozen(asked: Content, kept: Sequence[Content]) -> Json | None:
    """The kept evaluation that answered the very same question, so that it is not asked of the law of another day.

    The same measure, territory and facts, and the same day where one is named; what was added later is taken from `asked`.
    """
    for old in kept:
        if same_question(asked, old):
            result = {key: value for key, value in old.items() if key not in _ADDED_LATER}
            return {**result, **{key: asked[key] for key in _ADDED_LATER if key in asked}}
    return None


def same_question(asked: Content, old: Content) -> bool:
    """Whether a kept evaluation answers this very question: the measure, territory and facts, and the day where one is named."""
    wanted: Mapping[str, object] = {"territoire": "metropole", **asked}
    same = all(wanted.get(key) == old.get(key) for key in _ASKED)
    return same and ("le" not in asked or asked["le"] == old.get("le"))


def question_of(kept: Content) -> Json:
    """What was asked for a kept evaluation: given back to the register, it brings the same result."""
    return {key: kept[key] for key in (*_ASKED, "le", *_ADDED_LATER) if key in kept}
