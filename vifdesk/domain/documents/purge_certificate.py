"""The certificate that retention was applied: counts only, nothing that was removed can be told from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from vifdesk.domain.dates.wording import day_in_words, moment_in_words, typographie
from vifdesk.domain.documents.document import Column, Document, HeadField, Paragraph, Section, Table

_LAW = (
    "Durées appliquées dans les limites du décret n° 2023-935, articles 5 et 9. "
    "Les sauvegardes faites avant cette suppression contiennent encore ces dossiers, jusqu’à leur rotation."
)


def build_purge_certificate(
    at: datetime, *, by: str, counts: Mapping[str, int], reasons: Mapping[str, int], court: str
) -> Document:
    """`counts`: what was done, in words, and how many; `reasons`: why, in words, and how many."""
    return Document(
        title="Certificat de suppression",
        subtitle=typographie(f"Établi le {day_in_words(at.date())}"),
        sections=(
            Section("Ce qui a été fait", (_table("Objet", counts),)),
            Section("Motifs", (_table("Motif", reasons),)),
            Section("Règle", (Paragraph(typographie(_LAW)),)),
        ),
        head=(
            HeadField("Juridiction", court),
            HeadField("Fait le", moment_in_words(at)),
            HeadField("Par", by),
        ),
        running="Certificat de suppression",
        subject="Certificat de suppression",
    )


def _table(title: str, numbers: Mapping[str, int]) -> Table:
    rows = tuple((words, str(number)) for words, number in numbers.items())
    return Table((Column(title, 4), Column("Nombre", 1, numeric=True)), rows)
