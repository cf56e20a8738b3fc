"""A summary says of a dossier, to the list and to the ledger, what its content says."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.register.kinds import KINDS
from vifdesk.domain.register.follow_ups import FollowUpRules, Timing
from vifdesk.domain.register.open_matters import matters_of
from vifdesk.domain.register.phones import held_in
from vifdesk.domain.register.record import items_of, written_at
from vifdesk.domain.register.search import Index
from vifdesk.domain.register.shape import Content
from vifdesk.domain.register.summary import summary_of

NOW = datetime(2026, 3, 10, 3, 12)
RULES = FollowUpRules(
    actions={"tgd.avertir": Timing("echeance_tgd", before=timedelta(hours=4))},
    reminders={"tgd.echeance_tgd": timedelta(days=2), "procedure": timedelta(hours=6)},
    renewals={"tgd.fin": timedelta(days=30)},
)
MOMENTS = st.sampled_from(["2026-03-10", "2026-03-12T17:40", "2026-09-01"])
WORDS = st.sampled_from(["", "Aviser la brigade", "notification"])


def some(**keys: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Items with any of these keys."""
    return st.fixed_dictionaries({}, optional=keys)


DEADLINES = some(
    cle=st.sampled_from(["tgd.fin", "tgd#enfant C..fin"]),
    dispositif=st.sampled_from(["tgd", "suspension-ap"]),
    id=st.sampled_from(["echeance_tgd", "fin"]),
    libelle=WORDS,
    nature=st.sampled_from(["procedure", "duree"]),
    prudent=MOMENTS,
    terme=MOMENTS,
    en_attente_de=st.sampled_from([None, "notification"]),
    attente_libelle=WORDS,
    importance=st.sampled_from([1, 2, 3]),
    etat=st.sampled_from(["ouverte", "faite", "verrouillee", "sans_objet"]),
    etapes=st.just(["le jour de départ ne compte pas"]),
)
LINES = some(
    texte=WORDS,
    destinataire=WORDS,
    dispositif=st.just("tgd"),
    id=st.sampled_from(["avertir", "autre"]),
    pour=MOMENTS,
    rappel=MOMENTS,
    fait_le=MOMENTS,
    sans_objet=st.booleans(),
)
PHONES = some(
    appareil=st.sampled_from(["TGD-1", " TGD-1", "TGD-2", ""]),
    etat=st.sampled_from(["attribue", "restitue", "a_rendre"]),
)
EVALUATIONS = some(dispositif=st.just("tgd"), echeances=st.lists(DEADLINES, max_size=2))
CONTENTS = st.fixed_dictionaries(
    {"reference": st.sampled_from(["26/04512", "26/7"])},
    optional={
        "pseudonyme": st.sampled_from(["", "Mme É."]),
        "note": st.just("hébergée chez sa sœur"),
        "origine": st.sampled_from([{"le": "2026-01-02T03:04:05", "auteur": "Mme P."}, {"lot": "x"}]),
        "echeancier": st.lists(DEADLINES, max_size=3),
        "suivis": st.lists(LINES, max_size=4),
        "telephones": st.lists(PHONES, max_size=3),
        "evaluations": st.lists(EVALUATIONS, max_size=2),
    },
)


@given(CONTENTS)
def test_the_ledger_finds_the_same_open_matters_in_a_summary(content: Content) -> None:
    """Each with its dates, its words and its key; a line that is done keeps the rank of the others."""
    summary = summary_of("dossier", content)
    assert summary is not None
    assert list(matters_of("x", summary, RULES)) == list(matters_of("x", content, RULES))
    assert held_in(items_of(summary, "telephones")) == held_in(items_of(content, "telephones"))


@given(CONTENTS)
def test_the_list_shows_the_same_row_for_a_summary(content: Content) -> None:
    """Number, name and moment; and once it is read, every search finds the same."""
    summary = summary_of("dossier", content)
    assert summary is not None
    by_content, by_summary = Index(), Index()
    by_content.put("x", 1, written_at(content, NOW), content, KINDS)
    by_summary.enlist("x", 1, written_at(summary, NOW), summary)
    assert by_summary.all() == by_content.all()
    by_summary.fill("x", content, KINDS)
    for text in ("26", "mme e", "soeur", "brigade", "tgd-1", "2026-09-01", "introuvable"):
        assert by_summary.search(text) == by_content.search(text), text


def test_what_is_no_dossier_or_lies_in_the_bin_is_read_whole() -> None:
    """The bin shows why and since when; a draft is taken up again."""
    binned = {"reference": "26/1", "corbeille": {"depuis": "2026-03-01T10:00:00"}}
    assert summary_of("dossier", binned) is None
    assert summary_of("draft", {"reference": "26/1"}) is None


def test_a_summary_holds_no_free_note() -> None:
    """It is a fraction of its content: the proof of a deadline and the notes are read when they are asked for."""
    content = {
        "reference": "26/1",
        "note": "longue",
        "echeancier": [
            {"id": "fin", "prudent": "2026-03-10", "etapes": ["longue preuve"], "sources": ["art."]}
        ],
    }
    assert summary_of("dossier", content) == {
        "reference": "26/1",
        "echeancier": [{"id": "fin", "prudent": "2026-03-10"}],
    }
