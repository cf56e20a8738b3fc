"""Results as JSON values, exactly as the contract shapes them."""

from __future__ import annotations

from datetime import date, datetime

from vifdesk.domain.deadlines.terms import Terms
from vifdesk.domain.wizard.evaluation import Concluded, Deadline, Evaluation, Status

Json = dict[str, object]


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


def terms_json(terms: Terms) -> Json:
    """The output of `delai`, without its id."""
    return {
        "nature": terms.nature.value,
        "depart": when(terms.start),
        "terme_brut": when(terms.raw_end),
        "terme": when(terms.end),
        "prudent": when(terms.prudent),
        "veille": when(terms.veille),
        "statut": Status.DATEE.value,
        "en_attente_de": None,
        "etapes": list(terms.steps),
        "sources": list(terms.sources),
        "avertissements": [{"id": n.id, "texte": n.text, "source": n.source} for n in terms.warnings],
    }
