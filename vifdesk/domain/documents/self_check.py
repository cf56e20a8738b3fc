"""The dated certificate of a self-check: what was tried on this machine, and whether it held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from vifdesk.domain.dates.wording import moment_in_words, typographie
from vifdesk.domain.documents.document import (
    Block,
    Column,
    Document,
    HeadField,
    Headline,
    Paragraph,
    Section,
    Table,
)  # fmt: skip
from vifdesk.domain.documents.mentions import NOTICE, age_lines
from vifdesk.domain.law.measure import Tone
from vifdesk.domain.wizard.evaluation import LawPrint

TITLE = "Certificat d’autocontrôle"
_MOST_SHOWN = 40
"""Beyond that many faults a list says no more than its length."""


@dataclass(frozen=True, slots=True)
class CheckedPoint:
    """One thing that was tried: how many trials it counts, and a French sentence for each that failed."""

    name: str
    count: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """All that was tried, when, with which version of the program and which rules."""

    at: datetime
    version: str
    points: tuple[CheckedPoint, ...]
    laws: tuple[LawPrint, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing at all failed."""
        return not any(point.wrong for point in self.points)


def build_self_check(check: SelfCheck) -> Document:
    """The certificate."""
    sections = [Section("", (_verdict(check),)), Section("Ce qui a été vérifié", tuple(_table(check)))]
    if not check.passed:
        sections.append(Section("Ce qui ne va pas", tuple(_faults(check))))
    sections.append(Section("Ce que ce certificat ne dit pas", (Paragraph(_LIMITS),)))
    return Document(
        title=TITLE,
        sections=tuple(sections),
        head=(
            HeadField("Établi le", moment_in_words(check.at)),
            HeadField("Programme", f"vifdesk {check.version}"),
        ),
        running=TITLE,
        notice=NOTICE,
        foot=tuple(line for law in check.laws for line in age_lines(law, as_of=check.at.date())),
        subject=TITLE,
    )


_LIMITS = typographie(
    "Il établit que ce programme, sur ce poste, applique les règles de ses fichiers comme leurs auteurs les ont "
    "écrites et calcule les délais des cas travaillés. Il n’établit pas que ces règles sont le droit en vigueur : "
    "leur date de vérification est au pied de chaque fiche."
)


def _verdict(check: SelfCheck) -> Headline:
    count = sum(len(point.wrong) for point in check.points)
    if check.passed:
        sentence = "Toutes les épreuves ont donné ce qu’elles devaient donner."
        return Headline(Tone.FAVORABLE, "Conforme", "Aucune anomalie", sentence)
    sentence = "N’utilisez pas ce poste pour décider d’un délai ; réinstallez vifdesk, puis recommencez."
    return Headline(Tone.ALERTE, "Anomalie", f"{count} anomalie(s)", typographie(sentence))


def _table(check: SelfCheck) -> Iterator[Block]:
    rows = tuple(
        (point.name, f"{point.count:,}".replace(",", "\u00a0"), _result(point)) for point in check.points
    )
    yield Table((Column("Épreuve", 5), Column("Nombre", 2, numeric=True), Column("Résultat", 3)), rows)


def _result(point: CheckedPoint) -> str:
    return f"{len(point.wrong)} anomalie(s)" if point.wrong else "Conforme"


def _faults(check: SelfCheck) -> Iterator[Block]:
    sentences = [sentence for point in check.points for sentence in point.wrong]
    yield from (Paragraph(sentence) for sentence in sentences[:_MOST_SHOWN])
    if len(sentences) > _MOST_SHOWN:
        yield Paragraph(f"… et {len(sentences) - _MOST_SHOWN} autres.", strong=True)
