"""Situations examined over the real rules, and what a page says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.helpers.desk import NOW, make_desk
from vifdesk.actions.answer_question import answer_question
from vifdesk.actions.desk import Desk
from vifdesk.actions.ports import RuleBook
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.domain.dossier.dossier import Dossier, Heading

URGENT_TGD: Mapping[str, object] = {
    "date_decision": "2026-11-22",
    "qualite_victime": "violences_ex_conjoint",
    "cohabitation": "non",
    "situation_auteur": "en_fuite",
    "interdiction_contact": "aucune",
    "danger_grave": "oui",
    "danger_avere_imminent": "oui",
    "consentement_expres": "oui",
    "accord_geolocalisation": "oui",
    "demande_origine": "victime",
}
"""Attributable at once, 2°: the author is in flight."""
OPEN_TGD = {
    **URGENT_TGD,
    "situation_auteur": "libre",
    "interdiction_contact": "inconnu",
    "danger_avere_imminent": "inconnu",
}
"""Nothing can be concluded before the ban or the imminence is known."""
SUSPENSION_2021: Mapping[str, object] = {
    "date_acte": "2021-11-05",
    "stade_procedural": "poursuites_ou_instruction",
    "acte_de_poursuite": "mise_en_examen",
    "qualification_retenue": "crime",
    "victime": "autre_parent",
    "tentative": "oui",
    "mode_participation": "auteur",
    "enfant_mineur_non_emancipe": "oui",
    "filiation_etablie_mis_en_cause": "oui",
    "victime_est_parent_legal_de_lenfant": "oui",
    "mis_en_cause_exercice_ap": "exercice_conjoint",
    "autre_parent_situation": "vivant_exerce",
    "assistance_educative_en_cours": "non",
    "danger_immediat_enfant": "non",
    "acte_anterieur_deja_declencheur": "non",
}
"""Eight days to go to the family judge: Saturday 13 November 2021, prorogued to Monday 15, prudent Friday 12."""
IN_2021 = datetime(2021, 11, 5, 9, 0)


def examined(
    measure: str,
    facts: Mapping[str, object],
    *,
    moment: datetime = NOW,
    heading: Heading | None = None,
    desk: Desk | None = None,
) -> Examination:
    """An examination in which these answers were given."""
    at = desk or replace(make_desk(moment=moment), rulebook=_rulebook())
    dossier = Dossier(measure=measure, heading=heading or Heading())
    for fact_id, raw in facts.items():
        dossier = answer_question(at, dossier, fact_id, raw)
    return Examination(at, dossier)


@cache
def _rulebook() -> RuleBook:
    """The real rules, compiled once for all these tests."""
    return make_desk().rulebook


def with_press(desk: Desk) -> Desk:
    """The same desk with the real press."""
    from vifdesk.printing.press import ReportlabPress

    return replace(desk, press=ReportlabPress())


def said(widget: QWidget) -> str:
    """Every text shown under `widget`, one a line, in the order in which they were made."""
    shown = (child for child in widget.findChildren(QWidget) if child.isVisibleTo(widget))
    return "\n".join(child.text() for child in shown if isinstance(child, QLabel | QPushButton | Badge))


class ShownWindows(QObject):
    """Notes every window that is shown while it watches, were it for the blink of an eye."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.seen: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False
