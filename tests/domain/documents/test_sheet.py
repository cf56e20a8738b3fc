"""What the sheet says, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.documents.examples import (
    AS_OF,
    CAUTION,
    CONCLUDED,
    LAW,
    MEASURE,
    REMINDER,
    RESULT,
    VERIFIED,
    dossier,
)
from vifdesk.domain.dates.holidays import Confidence
from vifdesk.domain.documents.document import (
    DecisionBox,
    Document,
    FactTable,
    Headline,
    Knowledge,
    Paragraph,
    Section,
    Table,
    Warnings,
)
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.documents.sheet import build_sheet
from vifdesk.domain.dossier.dossier import Answer, Decision, Heading, Stance
from vifdesk.domain.law.measure import Standing
from vifdesk.domain.wizard.evaluation import Evaluation


def sheet(evaluation: Evaluation = RESULT) -> Document:
    return build_sheet(evaluation, dossier(), MEASURE)


def section(document: Document, title: str) -> Section:
    return next(section for section in document.sections if section.title == title)


def plain(document: Document) -> str:
    """The text with plain spaces and no line breaks."""
    return " ".join(as_text(document).split())


def test_the_conclusion_comes_first_and_the_decision_last() -> None:
    """A magistrate reads: what, until when, what to do, what to mind, on which facts, by which rule; then decides."""
    assert [part.title for part in sheet().sections] == [
        "Conclusion",
        "Échéances",
        "À faire, dans l’ordre",
        "Attention",
        "Faits retenus",
        "Règles appliquées",
        "Décision du magistrat",
    ]


def test_an_empty_part_is_not_printed() -> None:
    """No title stands over nothing."""
    bare = sheet(replace(RESULT, deadlines=(), actions=(), warnings=()))
    assert [part.title for part in bare.sections] == [
        "Conclusion", "Faits retenus", "Règles appliquées", "Décision du magistrat",
    ]  # fmt: skip


def test_the_conclusion_carries_its_ground_and_its_sources() -> None:
    """The ground is a sentence; the tone is also a word."""
    (headline,) = (block for block in section(sheet(), "Conclusion").blocks if isinstance(block, Headline))
    assert headline.word == "Favorable"
    assert headline.title == "Mesure attribuable"
    assert headline.ground == "Motif\u00a0: L’auteur est en fuite."
    assert headline.sources == ("C. essai, art. 1",)
    assert headline.reserve == ""


def test_several_conclusions_are_all_printed() -> None:
    """The blocks of a measure accumulate."""
    two = sheet(replace(RESULT, conclusions=(CONCLUDED, replace(CONCLUDED, title="Autre conclusion"))))
    titles = [block.title for block in section(two, "Conclusions").blocks if isinstance(block, Headline)]
    assert titles == ["Mesure attribuable", "Autre conclusion"]


def test_no_conclusion_is_said_in_words() -> None:
    """Silence would be read as a « no »."""
    none = sheet(replace(RESULT, conclusions=()))
    assert "Aucune conclusion dans cette situation." in as_text(none)


def test_a_doubtful_rule_says_so() -> None:
    """A rule of medium confidence is not printed as if it were certain."""
    doubtful = sheet(replace(RESULT, conclusions=(replace(CONCLUDED, confidence=Confidence.BASSE),)))
    assert "Règle de fiabilité basse : à vérifier." in plain(doubtful).replace("\u00a0", " ")


def test_an_alert_stands_with_the_conclusion() -> None:
    """Twenty actions may follow: what may cost a life stays on the first page."""
    (alerts,) = (block for block in section(sheet(), "Conclusion").blocks if isinstance(block, Warnings))
    assert [line.word for line in alerts.lines] == ["Alerte"]


def test_the_other_warnings_come_loudest_first() -> None:
    """Whatever their order in the rules."""
    given = sheet(replace(RESULT, warnings=(REMINDER, CAUTION)))
    (warnings,) = (block for block in section(given, "Attention").blocks if isinstance(block, Warnings))
    assert [line.word for line in warnings.lines] == ["Vigilance", "Rappel"]


# ------------------------------------------------------------------------------------------------------------ facts


def lines_of(document: Document) -> dict[str, tuple[str, Knowledge, bool]]:
    return {
        line.label: (line.value, line.knowledge, line.decides)
        for block in section(document, "Faits retenus").blocks
        if isinstance(block, FactTable)
        for line in block.lines
    }


def test_an_unknown_fact_is_marked() -> None:
    """« Inconnu » is an answer, and no « no »."""
    assert lines_of(sheet())["Interdiction de contact"] == ("Inconnu", Knowledge.UNKNOWN, False)
    assert lines_of(sheet())["Danger grave"] == ("Oui", Knowledge.KNOWN, False)


def test_what_is_missing_is_named_under_the_conclusion_and_marked_among_the_facts() -> None:
    """Answered « not known » or never asked: both can still change the conclusion."""
    missing = build_sheet(replace(RESULT, missing=("armes", "interdiction")), dossier(), MEASURE)
    asked = [block.text for block in section(missing, "Conclusion").blocks if isinstance(block, Paragraph)]
    assert asked == [
        "Ce qui manque et peut changer la conclusion\u00a0: Armes\u00a0; Interdiction de contact."
    ]
    assert lines_of(missing)["Armes"] == ("Sans réponse", Knowledge.UNANSWERED, True)
    assert lines_of(missing)["Interdiction de contact"] == ("Inconnu", Knowledge.UNKNOWN, True)


def test_a_day_taken_by_default_says_so() -> None:
    """Nobody typed this date."""
    assert "dimanche 22 novembre 2026 (jour de l’examen, faute d’autre date)" in plain(sheet()).replace(
        "\u00a0", " "
    )


def test_where_a_fact_comes_from_is_printed_beside_it() -> None:
    """The officer, the hour, the report."""
    told = build_sheet(RESULT, dossier({"danger": Answer("oui", "OPJ, 2 h 40")}), MEASURE)
    assert "Danger grave : Oui (OPJ, 2 h 40)" in plain(told).replace("\u00a0", " ")


def test_a_fact_that_changes_nothing_is_set_small() -> None:
    """It was answered: it is not lost; it does not matter: it takes no room."""
    idle = build_sheet(RESULT, dossier(), MEASURE, idle={"danger"})
    assert "Danger grave" not in lines_of(idle)
    assert "Sans incidence ici : Danger grave (Oui)." in plain(idle).replace("\u00a0", " ")


def test_useful_questions_left_unanswered_are_named() -> None:
    """The decided day stands by default; weapons were never asked."""
    useful = build_sheet(RESULT, dossier(), MEASURE, useful=("armes", "danger"))
    assert "Sans réponse, utile pour la suite : Armes." in plain(useful).replace("\u00a0", " ")


def test_facts_of_one_group_stand_together() -> None:
    """Even where the questions come in another order."""
    measure = replace(MEASURE, facts=(MEASURE.facts[1], MEASURE.facts[3], MEASURE.facts[2]))
    document = build_sheet(
        RESULT, dossier({"danger": "oui", "interdiction": "aucune", "armes": ("fusil",)}), measure
    )
    tables = [block for block in section(document, "Faits retenus").blocks if isinstance(block, FactTable)]
    assert [(table.heading, len(table.lines)) for table in tables] == [("Danger", 2), ("Interdiction", 1)]


# ------------------------------------------------------------------------------------------------------------ trace


def test_the_trace_names_the_rule_the_reason_the_facts_and_the_sources() -> None:
    """What a colleague needs to check the result."""
    (table,) = (block for block in section(sheet(), "Règles appliquées").blocks if isinstance(block, Table))
    assert table.rows == (
        ("Attribution, R1", "Le danger est grave.", "Danger grave\u00a0: Oui", "C. essai, art. 1"),
    )


def test_the_trace_does_not_call_unknown_what_was_never_asked() -> None:
    """The engine reads an absent fact as unknown; the sheet says that nobody answered."""
    evaluation = replace(
        RESULT,
        facts={"armes": ("inconnu",)},
        conclusions=(replace(CONCLUDED, facts=("armes", "interdiction")),),
    )
    (table,) = (
        block for block in section(sheet(evaluation), "Règles appliquées").blocks if isinstance(block, Table)
    )
    assert table.rows[0][2] == "Armes\u00a0: Sans réponse\u00a0; Interdiction de contact\u00a0: Inconnu"


# ------------------------------------------------------------------------------------------------ head, foot, decision


def test_the_head_names_the_court_and_leaves_room_for_what_is_not_known() -> None:
    """Identities are optional: an empty value is printed as a line to write on."""
    document = build_sheet(RESULT, dossier(heading=Heading(court="TJ d’essai")), MEASURE)
    assert [(field.label, field.value) for field in document.head] == [
        ("Juridiction", "TJ d’essai"),
        ("Territoire", "Métropole"),
        ("N° parquet", ""),
        ("Initiales", ""),
    ]


def test_following_pages_say_which_sheet_they_belong_to() -> None:
    """Loose pages must not be mixed up."""
    assert (
        sheet().running
        == "Mesure d’essai · TJ d’essai · métropole · n°\u00a0parquet 26/04512 · Mme A. / M. B."
    )


def test_every_page_says_that_it_decides_nothing_and_which_law_it_applies() -> None:
    """The version, the day of checking, who has validated, the print of the rules."""
    document = sheet()
    assert document.notice == "Aide à la décision – ne vaut pas décision"
    assert document.foot == (
        (
            "Loi appliquée\u00a0: version du 15 juin 2024 (v2). "
            "Règles vérifiées le dimanche 1er novembre 2026. Aucun juriste n’a validé ces règles."
        ),
        "Règles «\u00a0droit-2026-11-01\u00a0», empreinte sha256:0123abcd",
    )


def test_validated_rules_say_so() -> None:
    """And only they."""
    valid = sheet(replace(RESULT, law=replace(LAW, standing=Standing.VALIDE)))
    assert "Règles validées par un juriste." in valid.foot[0]
    assert "Aucun juriste" not in valid.foot[0]


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (90, "Règles vérifiées le dimanche 1er novembre 2026. Aucun"),
        (91, "il y a 91 jours\u00a0: à vérifier de nouveau."),
        (180, "il y a 180 jours\u00a0: à vérifier de nouveau."),
        (181, "il y a 181 jours\u00a0: NE PAS S’Y FIER SANS LES VÉRIFIER."),
    ],
)
def test_the_age_of_the_rules_is_said_past_ninety_days_and_insistently_past_one_hundred_and_eighty(
    age: int, said: str
) -> None:
    """The day before and the day of each change."""
    assert said in sheet(replace(RESULT, as_of=VERIFIED + timedelta(days=age))).foot[0]


def test_an_unknown_version_is_said() -> None:
    """The date that selects the law is missing: no version may be printed."""
    unknown = sheet(replace(RESULT, regime=None))
    assert unknown.foot[0].startswith("Loi appliquée\u00a0: indéterminée, la date qui la choisit manque.")
    assert "loi appliquée" not in unknown.subtitle


def box(decision: Decision) -> DecisionBox:
    document = build_sheet(RESULT, replace(dossier(), decision=decision), MEASURE)
    (found,) = section(document, "Décision du magistrat").blocks
    assert isinstance(found, DecisionBox)
    return found


def test_no_box_is_ticked_before_the_magistrate_decides() -> None:
    """The program informs; it ticks nothing by itself."""
    assert [choice.ticked for choice in box(Decision()).choices] == [False, False]


def test_a_recorded_decision_is_printed_with_its_motive() -> None:
    """Its own box is ticked."""
    decided = box(Decision(Stance.ECART, "Pas de TGD.", "La victime part à l’étranger."))
    assert [choice.ticked for choice in decided.choices] == [False, True]
    assert (decided.text, decided.motive, decided.motive_owed) == (
        "Pas de TGD.",
        "La victime part à l’étranger.",
        False,
    )


def test_a_departure_without_motive_is_flagged() -> None:
    """The motive is owed on paper too."""
    assert box(Decision(Stance.ECART, "Pas de TGD.", "  ")).motive_owed
    assert not box(Decision(Stance.CONFORME)).motive_owed


def test_there_is_a_place_to_sign_with_the_name_when_it_is_known() -> None:
    """The sheet is signed by hand."""
    signature = box(Decision()).signature
    assert signature is not None
    assert signature.name == "Mme S., substitut"
    assert "Fait à" in signature.place_and_day


def test_a_note_is_printed_as_it_was_typed() -> None:
    """Line breaks kept."""
    noted = build_sheet(RESULT, dossier(heading=Heading(note="Ligne 1\nLigne 2 ")), MEASURE)
    assert section(noted, "Note").blocks == (Paragraph("Ligne 1\nLigne 2"),)


def test_the_same_input_gives_the_same_sheet() -> None:
    """No clock, no chance."""
    assert sheet() == sheet()
    assert str(AS_OF.year) in sheet().subtitle
