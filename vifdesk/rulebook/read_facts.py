"""faits.toml to facts."""

from __future__ import annotations

from vifdesk.domain.law.facts import UNKNOWN, Fact, FactType, FactValue
from vifdesk.rulebook.section import Section

_YES_NO = (FactValue("oui", "Oui"), FactValue("non", "Non"))
_CHOICES = (FactType.CHOIX, FactType.CHOIX_MULTIPLE)
_DATES = (FactType.DATE, FactType.MOMENT)


def read_fact(section: Section) -> Fact:
    """One `[[fait]]`."""
    kind = section.choice("type", FactType)
    values = tuple(_read_value(inner) for inner in section.sections("valeur", "valeur"))
    if kind in _CHOICES and not values:
        section.complain("aucune valeur.", "Ajouter au moins un [[fait.valeur]].")
    if kind not in _CHOICES and values:
        section.complain(f"un fait de type « {kind} » n’a pas de [[fait.valeur]].", "Les retirer.")
    treatment = section.text("inconnu", "ouvert")
    if treatment not in ("ouvert", "valeur"):
        section.complain(f"« inconnu » vaut « {treatment} ».", "Valeurs acceptées : ouvert, valeur.")
    fact = Fact(
        id=section.text("id"),
        label=section.text("libelle"),
        question=section.text("question"),
        type=kind,
        help=section.text("aide", ""),
        group=section.text("groupe", ""),
        source=section.text("source", ""),
        values=_YES_NO if kind is FactType.TRI else values,
        unknown_word=_unknown_word(section),
        unknown_is_value=treatment == "valeur",
        later=section.flag("suite"),
        none_label=section.text("neant", ""),
        defaults_to_today=_defaults_to_today(section, kind),
        defaults_to_court=_defaults_to_court(section, kind),
        minimum=_bound(section, kind, "minimum"),
        maximum=_bound(section, kind, "maximum"),
    )
    section.close()
    return fact


def _read_value(section: Section) -> FactValue:
    value = FactValue(
        id=section.text("id"),
        label=section.text("libelle"),
        help=section.text("aide", ""),
        since=section.optional_day("depuis"),
        until=section.optional_day("jusqua"),
    )
    section.close()
    return value


def _unknown_word(section: Section) -> str | None:
    absent = section.optional_text("absent")
    if section.flag("sans_inconnu"):
        if absent is not None:
            section.complain("« absent » et « sans_inconnu » s’excluent.", "Retirer l’un des deux.")
        return None
    return absent or UNKNOWN


def _defaults_to_today(section: Section, kind: FactType) -> bool:
    default = section.optional_text("defaut")
    if default is None or _defaults_to_court(section, kind):
        return False
    if default != "le" or kind not in _DATES:
        remedy = "« le » pour une date, « juridiction » pour un département."
        section.complain(f"« defaut » vaut « {default} ».", remedy)
    return True


def _defaults_to_court(section: Section, kind: FactType) -> bool:
    return section.optional_text("defaut") == "juridiction" and kind is FactType.DEPARTEMENT


def _bound(section: Section, kind: FactType, key: str) -> int | None:
    bound = section.optional_whole(key)
    if bound is not None and kind is not FactType.ENTIER:
        section.complain(f"« {key} » ne vaut que pour un entier.", "Le retirer.")
    return bound
