"""regles*.toml, conclusions.toml, actions.toml, avertissements.toml to tables and texts."""

from __future__ import annotations

from collections.abc import Callable

from vifdesk.domain.dates.holidays import Confidence
from vifdesk.domain.law.condition import ALWAYS, NEVER, Condition
from vifdesk.domain.law.measure import (
    ActionRule,
    Conclusion,
    MissingRule,
    Row,
    Severity,
    Table,
    Tone,
    WarningRule,
)
from vifdesk.domain.law.parse_condition import UnreadableCondition, Vocabulary, parse_condition
from vifdesk.rulebook.section import Section

Reader = Callable[[Section], Condition]

NO_CONCLUSION = "aucune"


def condition_reader(vocabulary: Vocabulary) -> Reader:
    """Reads a section's « si »; what cannot be read becomes a complaint and `jamais`."""

    def read(section: Section) -> Condition:
        sentence = section.optional_text("si")
        if sentence is None:
            return ALWAYS
        try:
            return parse_condition(sentence, vocabulary)
        except UnreadableCondition as error:
            section.complain(
                f"condition illisible « {sentence} » : {error}.",
                "Voir « Conditions » dans docs/rule_format.md.",
            )
            return NEVER

    return read


def read_table(section: Section, read_condition: Reader) -> Table:
    """One `[[table]]`."""
    table_id, title, claim = section.text("id"), section.text("titre"), read_condition(section)
    rows = tuple(_read_row(inner, read_condition) for inner in section.sections("ligne", "ligne"))
    if not rows:
        section.complain("aucune ligne.", "Ajouter au moins un [[table.ligne]].")
    section.close()
    return Table(table_id, title, claim, rows)


def _read_row(section: Section, read_condition: Reader) -> Row:
    row_id = section.text("id")
    conclusion = section.text("conclusion")
    row = Row(
        id=row_id,
        rule=section.text("regle", row_id or "?"),
        condition=read_condition(section),
        regimes=section.texts("regimes"),
        conclusion=None if conclusion == NO_CONCLUSION else conclusion,
        motif=section.optional_text("motif"),
        motif_fact=section.optional_text("motif_fait"),
        explanation=section.text("explication", ""),
        sources=section.texts("sources", compulsory=True),
        confidence=section.choice("confiance", Confidence),
        missing=tuple(
            _read_missing(inner, read_condition) for inner in section.sections("manquant", "manquant", "fait")
        ),
    )
    section.close()
    _check_row(section, row)
    return row


def _check_row(section: Section, row: Row) -> None:
    if row.motif is not None and row.motif_fact is not None:
        section.complain("« motif » et « motif_fait » s’excluent.", "Retirer l’un des deux.")
    if row.missing and row.conclusion != "information_manquante":
        section.complain(
            "« manquant » sans « information_manquante ».", "Retirer « manquant » ou changer la conclusion."
        )
    if row.conclusion is not None and not row.explanation:
        section.complain("« explication » manque.", "Dire en une ou deux phrases pourquoi.")


def _read_missing(section: Section, read_condition: Reader) -> MissingRule:
    missing = MissingRule(section.text("fait"), read_condition(section))
    section.close()
    return missing


def read_conclusion(section: Section) -> Conclusion:
    """One `[[conclusion]]`."""
    found = Conclusion(
        section.text("id"), section.text("titre"), section.text("phrase"), section.choice("ton", Tone)
    )
    section.close()
    return found


def read_motif(section: Section) -> tuple[str, str]:
    """One `[[motif]]`: id and sentence."""
    found = (section.text("id"), section.text("phrase"))
    section.close()
    return found


def read_action(section: Section, read_condition: Reader) -> ActionRule:
    """One `[[action]]`."""
    found = ActionRule(
        id=section.text("id"),
        condition=read_condition(section),
        text=section.text("texte"),
        detail=section.text("detail", ""),
        recipient=section.text("destinataire"),
        source=section.text("source"),
    )
    section.close()
    return found


def read_warning(section: Section, read_condition: Reader) -> WarningRule:
    """One `[[avertissement]]`."""
    found = WarningRule(
        id=section.text("id"),
        condition=read_condition(section),
        severity=section.choice("gravite", Severity),
        text=section.text("texte"),
        source=section.text("source"),
    )
    section.close()
    return found
