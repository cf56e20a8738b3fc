"""A report as JSON values: every figure of the printed one, in the shape that the contract of the command line fixes."""

from __future__ import annotations

import json
from datetime import date, datetime

from vifdesk.domain.statistics.period import Period
from vifdesk.domain.statistics.report import Amount, Figure, Report, RestrictedReport, Situation

Json = dict[str, object]

SECRECY = "diffusion restreinte – secret de l’enquête et de l’instruction"


def report_bytes(report: Report) -> bytes:
    """The report as a JSON file: the same bytes for the same report."""
    return (json.dumps(report_json(report), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def report_json(report: Report) -> Json:
    """The report. Only the restricted one has « situations »."""
    figures = report.figures
    shown: Json = {
        "periode": _period(figures.period),
        "precedente": None if figures.before is None else _period(figures.before),
        "diffusion": report.audience.value,
        "seuil": figures.threshold or None,
        "dossiers_illisibles": figures.unread,
        "indicateurs": [
            indicator(figure, section.id) for section in figures.sections for figure in section.figures
        ],
        "sections": [{"id": section.id, "titre": section.title} for section in figures.sections],
    }
    if isinstance(report, RestrictedReport):
        shown["mention"] = SECRECY
        shown["situations"] = [_situation(one) for one in report.situations]
    return shown


def indicator(figure: Figure, section: str) -> Json:
    """One figure with its words."""
    words = figure.words
    return {
        "id": words.id,
        "libelle": words.label,
        "section": section,
        "partie_de": words.parent or None,
        "unite": words.unit.value,
        **_amount(figure.now),
        "variation": figure.variation,
        "precedent": _amount(figure.before),
        "definition": words.definition,
        "definition_numerateur": words.numerator or None,
        "definition_denominateur": words.denominator or None,
        "source": words.source,
    }


def _amount(amount: Amount) -> Json:
    return {
        "valeur": amount.value,
        "numerateur": amount.numerator,
        "denominateur": amount.denominator,
        "masque": amount.masked,
    }


def _period(period: Period) -> Json:
    return {
        "du": period.since.isoformat(),
        "au": period.until.isoformat(),
        "duree": period.span.value,
        "nom": period.title,
    }


def _situation(one: Situation) -> Json:
    return {
        "reference": one.reference,
        "pseudonyme": one.pseudonym,
        "fondements": list(one.grounds),
        "interdiction": one.ban or None,
        "fin_interdiction": _when(one.ban_end),
        "prochaine_echeance": one.next_deadline or None,
        "pour": _when(one.due),
        "en_retard": one.overdue,
        "actions": list(one.actions),
        "par": one.who or None,
        "proposee": one.proposed or None,
    }


def _when(value: date | datetime | None) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return None if value is None else value.isoformat()
