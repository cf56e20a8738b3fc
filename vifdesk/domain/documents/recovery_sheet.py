"""The recovery key on paper, for the court's safe."""

from __future__ import annotations

from datetime import date

from vifdesk.domain.dates.wording import day_in_words, typographie
from vifdesk.domain.documents.document import Document, HeadField, Headline, Paragraph, Section
from vifdesk.domain.law.measure import Tone

_NOTICE = "À conserver au coffre-fort du tribunal – ne pas photographier, ne pas copier"
_ONCE = "Sept groupes de quatre signes\u00a0; elle ne peut pas être imprimée une seconde fois."
_USE = (
    "Cette clé ouvre le coffre de vifdesk quand plus personne ne connaît sa phrase secrète. "
    "Elle n’est enregistrée nulle part : si cette feuille est perdue et les phrases oubliées, "
    "personne ne peut plus ouvrir le coffre."
)
_STEPS = (
    "Dans vifdesk, page « Coffre », choisissez « Ouvrir avec la clé de secours ».",
    "Tapez les groupes dans l’ordre. Majuscules, espaces et tirets sont sans importance ; il n’y a ni I, ni L, ni O, ni U.",
    "Donnez ensuite une nouvelle phrase secrète à chacun, page « Utilisateurs et clés ».",
)
_AFTER = (
    "Si cette feuille a été vue par quelqu’un qui ne devait pas la voir, faites-en une autre, "
    "page « Utilisateurs et clés » : celle-ci n’ouvrira plus que les sauvegardes faites avant."
)


def build_recovery_sheet(key: str, *, court: str, made_by: str, as_of: date) -> Document:
    """The sheet of `key`, given in groups separated by hyphens; nothing on it says what the vault holds."""
    groups = "\u00a0\u00a0 ".join(key.split("-"))
    steps = tuple(Paragraph(typographie(f"{number}. {step}")) for number, step in enumerate(_STEPS, start=1))
    return Document(
        title="Clé de secours du coffre",
        subtitle=typographie(f"Établie le {day_in_words(as_of)}"),
        sections=(
            Section("", (Headline(Tone.NEUTRE, "Clé", groups, _ONCE),)),
            Section("À quoi elle sert", (Paragraph(typographie(_USE)),)),
            Section("Comment s’en servir", steps),
            Section("Si elle a été vue", (Paragraph(typographie(_AFTER)),)),
        ),
        head=(HeadField("Juridiction", court), HeadField("Établie par", made_by)),
        running="Clé de secours du coffre",
        notice=typographie(_NOTICE),
        subject="Clé de secours",
    )
