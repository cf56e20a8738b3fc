"""The danger grid, or the EVVI criteria, as an annex: as received, what it shows by name, and never a score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vifdesk.domain.dates.wording import day_in_words, typographie
from vifdesk.domain.documents.document import (
    Block,
    Column,
    Document,
    HeadField,
    Paragraph,
    Section,
    Table,
)
from vifdesk.domain.documents.mentions import NOTICE
from vifdesk.domain.grids.filled import FilledGrid
from vifdesk.domain.grids.findings import (
    changes,
    contradictions,
    count_groups,
    find_factors,
)
from vifdesk.domain.grids.grid import Grid, GridGroup, GridQuestion
from vifdesk.domain.grids.words import (
    RISK_SIGN,
    answer_in_place,
    answer_word,
    count_sentence,
    day_word,
    filled_name,
    presence_mark,
)

MOST_COLUMNS = 4
"""So many grids stand side by side on a page; of more, the latest."""


def grid_annex(grid: Grid, filled: Sequence[FilledGrid], *, reference: str, name: str) -> Document:
    """The annex of these grids of one kind, the oldest at the left; `filled` is not empty."""
    ordered = sorted(filled, key=lambda one: one.day)
    shown = ordered[-MOST_COLUMNS:]
    days = ", ".join(dict.fromkeys(day_word(one.day) for one in shown))
    return Document(
        title=grid.title,
        subtitle=typographie(f"Telle que reçue · {days}"),
        sections=tuple(_sections(grid, shown, older=len(ordered) - len(shown))),
        head=_head(grid, shown, reference, name),
        running=typographie(f"{grid.title} · n° {reference}" if reference else grid.title),
        notice=NOTICE,
        foot=_foot(grid),
        subject=grid.mention,
    )


def _head(grid: Grid, shown: Sequence[FilledGrid], reference: str, name: str) -> tuple[HeadField, ...]:
    services = ", ".join(dict.fromkeys(one.service.strip() for one in shown if one.service.strip()))
    return (
        HeadField("N° parquet", reference),
        HeadField("Initiales", name),
        HeadField("Reçue de", services or grid.from_whom),
    )


def _foot(grid: Grid) -> tuple[str, ...]:
    sources = " ; ".join(grid.sources)
    return (typographie(f"{sources}. Modèle vérifié le {day_in_words(grid.verified_on)}."),)


def _sections(grid: Grid, shown: Sequence[FilledGrid], *, older: int) -> Iterator[Section]:
    yield Section("", tuple(_opening(grid, shown, older)))
    if grid.factors:
        yield Section("Facteurs critiques", (_factors(grid, shown),))
    yield Section("Par groupe", (_counts(grid, shown),))
    for group in grid.groups:
        yield Section(typographie(group.label), tuple(_group(group, shown)))
    if len(shown) > 1:
        yield Section("Ce qui a changé", tuple(_changes(grid, shown)))
    said = tuple(_notes(grid, shown))
    if said:
        yield Section("À savoir", said)


def _opening(grid: Grid, shown: Sequence[FilledGrid], older: int) -> Iterator[Block]:
    yield Paragraph(typographie(grid.mention), strong=True)
    sign = typographie(f"{RISK_SIGN} : réponse qui signale un danger. – : pas de réponse.")
    yield Paragraph(typographie(f"{sign} « Inconnu » ne vaut jamais « non »."))
    if older:
        grids = "une grille plus ancienne est" if older == 1 else f"{older} grilles plus anciennes sont"
        yield Paragraph(
            f"Seules les {len(shown)} dernières sont imprimées\u00a0; {grids} au dossier.", small=True
        )


def _columns(shown: Sequence[FilledGrid], alone: str, share: int) -> tuple[Column, ...]:
    """One for each grid; the service stands there only where the day does not tell them apart."""
    if len(shown) == 1:
        return (Column(alone, share),)
    days = [one.day for one in shown]
    return tuple(
        Column(filled_name(one) if days.count(one.day) > 1 else day_word(one.day), share) for one in shown
    )


def _factors(grid: Grid, shown: Sequence[FilledGrid]) -> Table:
    found = [find_factors(grid, one.answers) for one in shown]
    rows = tuple(
        (factor.label, *(presence_mark(one[place].presence) for one in found))
        for place, factor in enumerate(grid.factors)
    )
    return Table((Column("Facteur", 7), *_columns(shown, "État", 3)), rows)


def _counts(grid: Grid, shown: Sequence[FilledGrid]) -> Table:
    counts = [count_groups(grid, one.answers) for one in shown]
    rows = tuple(
        (typographie(group.label), *(count_sentence(grid, one[place]) for one in counts))
        for place, group in enumerate(grid.groups)
    )
    return Table((Column("Groupe", 5), *_columns(shown, "Réponses", 7 if len(shown) == 1 else 4)), rows)


def _group(group: GridGroup, shown: Sequence[FilledGrid]) -> Iterator[Block]:
    if group.help:
        yield Paragraph(typographie(group.help), small=True)
    rows: list[tuple[str, ...]] = []
    for question in group.questions:
        rows.append(_row(question, shown))
        rows += _details(question, shown)
    yield Table((Column("N°", 1), Column("Question", 10), *_columns(shown, "Réponse", 3)), tuple(rows))


def _row(question: GridQuestion, shown: Sequence[FilledGrid]) -> tuple[str, ...]:
    return (
        str(question.number) if question.number else "",
        typographie(question.text),
        *(_cell(question, one) for one in shown),
    )


def _cell(question: GridQuestion, one: FilledGrid) -> str:
    answer, remark = answer_in_place(question, one.answers), one.remarks.get(question.id, "").strip()
    return f"{answer} ({remark})" if remark else answer


def _details(question: GridQuestion, shown: Sequence[FilledGrid]) -> Iterator[tuple[str, ...]]:
    for detail in question.details:
        if any(detail.id in one.answers for one in shown):
            words = (answer_word(one.answers.get(detail.id)) for one in shown)
            yield ("", f"– {detail.label}", *words)


def _changes(grid: Grid, shown: Sequence[FilledGrid]) -> Iterator[Block]:
    before, after = shown[-2], shown[-1]
    found = changes(grid, before.answers, after.answers)
    since = f"Entre le {day_word(before.day)} et le {day_word(after.day)}"
    if not found:
        yield Paragraph(f"{since}, aucune réponse n’a changé.")
        return
    rows = tuple(
        (typographie(one.question.text), answer_word(one.before), answer_word(one.after)) for one in found
    )
    yield Table(
        (Column("Question", 8), Column(day_word(before.day), 2), Column(day_word(after.day), 2)), rows
    )


def _notes(grid: Grid, shown: Sequence[FilledGrid]) -> Iterator[Block]:
    for one in shown:
        for question in contradictions(grid, one.answers):
            yield Paragraph(
                typographie(
                    f"Grille du {day_word(one.day)} : « {question.text} » a une réponse alors que la question dont elle "
                    "dépend dit le contraire. Recopié tel que reçu ; à éclaircir."
                )
            )
        if one.note.strip():
            yield Paragraph(typographie(f"Note du {day_word(one.day)} : {one.note.strip()}"))
    if grid.reserve:
        yield Paragraph(typographie(grid.reserve), small=True)
