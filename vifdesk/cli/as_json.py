"""Results as JSON values, exactly as the contract shapes them."""

from __future__ import annotations

from vifdesk.domain.deadlines.terms import Terms
from vifdesk.domain.register.frozen import Json, deadline_json, evaluation_json, when
from vifdesk.domain.wizard.evaluation import Status

__all__ = ["Json", "deadline_json", "evaluation_json", "terms_json", "when"]


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
