"""Random dossiers as JSON contents, and the plan of the real rules: no engine is asked, so that counting alone is tried."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from tests.helpers.desk import make_desk
from vifdesk.actions.count_figures import figure_plan
from vifdesk.domain.register.shape import Content
from vifdesk.domain.statistics.figures import make_figures
from vifdesk.domain.statistics.period import Period, quarter_of
from vifdesk.domain.statistics.plan import Plan
from vifdesk.domain.statistics.reading import Reader
from vifdesk.domain.statistics.report import Figures
from vifdesk.domain.statistics.tally import Marks

QUARTER = quarter_of(date(2026, 5, 1))
FIRST = date(2025, 12, 1)
LAST = date(2026, 8, 15)

MOTIVES = {
    "attribuable_1": ("oppi", "controle_judiciaire", None),
    "attribuable_2_urgence": ("a_fuite", "b_non_interpelle", "écrit par un autre programme"),
    "non_attribuable": ("cohabitation", "refus_victime"),
    "information_manquante": (None,),
}
EVENTS = (
    "tgd_demande", "tgd_decide", "tgd_refuse", "tgd_remis", "tgd_converti", "tgd_retire", "tgd_restitue", "op_audience_fixee",
    "op_delivree", "op_rejetee", "op_notifiee", "oppi_recue", "oppi_delivree", "oppi_notifiee", "oppi_finie", "jaf_saisi",
    "prefet_informe", "interdiction_contact", "retrait_ap_omis", "retrait_ap_decide", "inconnu_des_regles",
)  # fmt: skip


@cache
def real_plan() -> Plan:
    return figure_plan(make_desk().rulebook)[0]


def figures_of(
    contents: list[Content], *, period: Period = QUARTER, threshold: int = 0, plan: Plan | None = None
) -> Figures:
    """The figures of these dossiers, as the program counts them."""
    plan = plan or real_plan()
    reader, marks = Reader(plan.reading), Marks()
    for rank, content in enumerate(contents):
        marks.put(f"{rank:032x}", reader.marks(content))
    return make_figures(plan, marks, (), period, threshold=threshold)


days = st.integers(0, (LAST - FIRST).days).map(lambda ahead: (FIRST + timedelta(days=ahead)).isoformat())
hours = st.integers(0, 23).map(lambda hour: f"{hour:02}:30")
moments = st.one_of(days, st.builds(lambda day, hour: f"{day}T{hour}", days, hours))


@st.composite
def evaluations(draw: st.DrawFn) -> dict[str, object]:
    """Of one of the three measures, with a decision or without; the counting date may lack."""
    measure = draw(st.sampled_from(("tgd", "suspension-ap", "interdiction-arme")))
    day = draw(st.one_of(days, st.sampled_from((None, "inconnu", "2026-02-30"))))
    fact = "date_decision" if measure == "tgd" else "date_acte"
    facts: dict[str, object] = {} if day is None else {fact: day}
    regime = "v2024"
    said: list[tuple[str, str | None]] = [("information_manquante", None)]
    if measure == "tgd":
        conclusion = draw(st.sampled_from(tuple(MOTIVES)))
        said = [(conclusion, draw(st.sampled_from(MOTIVES[conclusion])))]
    elif measure == "suspension-ap":
        regime = draw(st.sampled_from(("v1", "v2")))
        said = [(draw(st.sampled_from(("suspension_acquise", "pas_de_suspension"))), None)]
        if draw(st.booleans()):
            facts["date_saisine_jaf"] = draw(days)
    else:
        regime = "r7"
        reached = ("op_rejetee", "delais_op", "arme_interdite_conforme", "arme_interdite_conforme")
        said = [(one, None) for one in draw(st.lists(st.sampled_from(reached), max_size=3))]
        facts["date_op"] = draw(days)
        for name in ("op_delivree", "interdiction_contact_1", "interdiction_arme_2"):
            facts[name] = draw(st.sampled_from(("oui", "non")))
    made: dict[str, object] = {
        "dispositif": measure,
        "regime": regime,
        "faits": facts,
        "conclusions": [{"id": one, "motif": motif} for one, motif in said],
        "echeances": [],
    }
    stance = draw(st.sampled_from((None, "conforme", "ecart", "non_prise")))
    if stance:
        made["decision"] = {"position": stance, "texte": "t", "motif": "m"}
        if draw(st.booleans()):
            made["decision"] = {
                "position": stance,
                "categorie": draw(st.sampled_from(("moyens", "autre chose"))),
            }
    return made


@st.composite
def events(draw: st.DrawFn) -> dict[str, object]:
    event: dict[str, object] = {"type": draw(st.sampled_from(EVENTS)), "le": draw(moments)}
    if draw(st.booleans()):
        event["faits"] = {"situation_auteur": draw(st.sampled_from(("detenu", "libre")))}
    return event


@st.composite
def deadlines(draw: st.DrawFn) -> dict[str, object]:
    measure, name, nature = draw(
        st.sampled_from(
            (
                ("tgd", "echeance_tgd", "duree"),
                ("tgd", "revue_urgence", "acte"),
                ("interdiction-arme", "decision_oppi", "heures_mesure"),
                ("interdiction-arme", "appel_op", "acte"),
            )
        )
    )
    item: dict[str, object] = {
        "cle": f"{measure}.{name}",
        "dispositif": measure,
        "id": name,
        "nature": nature,
        "statut": draw(st.sampled_from(("datee", "datee", "en_attente"))),
        "terme": draw(moments),
        "etat": draw(st.sampled_from(("ouverte", "faite", "verrouillee", "sans_objet"))),
    }
    if item["etat"] == "faite" and draw(st.integers(0, 5)):
        item["fait_le"] = draw(moments)
    return item


@st.composite
def contents(draw: st.DrawFn) -> dict[str, object]:
    """A dossier, now and then in the bin; with words that must never come out in a report."""
    made: dict[str, object] = {
        "reference": "26/04512",
        "pseudonyme": "Mme A.",
        "note": "note secrète",
        "evaluations": draw(st.lists(evaluations(), max_size=3)),
        "evenements": draw(st.lists(events(), max_size=8)),
        "grilles": [
            {"grille": draw(st.sampled_from(("danger", "evvi", "autre"))), "le": draw(days), "reponses": {}}
            for _ in range(draw(st.integers(0, 2)))
        ],
        "echeancier": draw(st.lists(deadlines(), max_size=4)),
    }
    if draw(st.integers(0, 9)) == 0:
        made["corbeille"] = {"depuis": "2026-06-01T10:00:00"}
    return made
