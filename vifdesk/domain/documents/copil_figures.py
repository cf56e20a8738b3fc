"""Part A: the figures of each subject as charts and tables, with what was written about them; and their definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vifdesk.domain.dates.wording import sentence_case
from vifdesk.domain.documents.copil_words import NO_BREAK, amount_words, basis_words, variation_words
from vifdesk.domain.documents.document import Block, Column, Paragraph, Section, Table
from vifdesk.domain.documents.report_blocks import Bar, BarChart
from vifdesk.domain.statistics.report import Chart, Figure, Figures
from vifdesk.domain.statistics.report import Section as Subject

_COLUMNS = (
    Column("Chiffre", 42),
    Column("Période", 15, numeric=True),
    Column("Sur combien", 14, numeric=True),
    Column("Période précédente", 15, numeric=True),
    Column("Évolution", 14, numeric=True),
)
_DEFINED = (
    Column("Chiffre", 24),
    Column("Définition", 40),
    Column("Compté, sur quoi", 28),
    Column("Source", 22),
)
_PART = NO_BREAK * 4
_OTHERS = "Autres chiffres"


def figure_sections(figures: Figures, comments: Mapping[str, str]) -> Iterator[Section]:
    """A section a subject: the comment, each chart with the table of its numbers beneath, then the other figures."""
    for subject in figures.sections:
        blocks: list[Block] = []
        comment = comments.get(subject.id, "").strip()
        if comment:
            blocks += [Paragraph("Commentaire", small=True), Paragraph(comment)]
        charted: set[str] = set()
        for chart in figures.charts:
            shown = _of(figures, chart) if chart.section == subject.id else []
            if not shown:
                continue
            drawn = chart_of(figures, chart)
            blocks += [figure_table(shown, chart.title)] if drawn is None else [drawn, figure_table(shown)]
            charted.update(chart.figures)
        others = [figure for figure in subject.figures if figure.id not in charted]
        if others:
            blocks.append(figure_table(others, _OTHERS if charted else ""))
        yield Section(subject.title, tuple(blocks), level=1)


def chart_of(figures: Figures, chart: Chart) -> BarChart | None:
    """The chart; None where there is not one bar to draw: the table alone says so."""
    shown = _of(figures, chart)
    if not any(figure.now.value or figure.before.value for figure in shown):
        return None
    before = "" if figures.before is None else sentence_case(figures.before.title)
    return BarChart(
        chart.title,
        sentence_case(figures.period.title),
        before,
        tuple(
            Bar(
                figure.words.label,
                figure.now.value,
                amount_words(figure.now, figure.words.unit),
                figure.before.value,
                amount_words(figure.before, figure.words.unit),
            )
            for figure in shown
        ),
    )


def figure_table(figures: Iterable[Figure], caption: str = "") -> Table:
    """A row a figure; the parts of one stand under it, set in."""
    shown = list(figures)
    depths = depths_of(shown)
    rows = ((_PART * depths[one.id] + one.words.label, *figure_row(one)) for one in shown)
    return Table(_COLUMNS, tuple(rows), caption)


def depths_of(figures: Iterable[Figure]) -> dict[str, int]:
    """How deep each stands under a total of the same list: 0 for what is part of nothing there."""
    depths: dict[str, int] = {}
    for one in figures:
        depths[one.id] = depths[one.words.parent] + 1 if one.words.parent in depths else 0
    return depths


def figure_row(figure: Figure) -> tuple[str, str, str, str]:
    """Now, over how many, before, by how much it changed."""
    unit = figure.words.unit
    return (
        amount_words(figure.now, unit),
        basis_words(figure.now, unit),
        amount_words(figure.before, unit),
        variation_words(figure),
    )


def _of(figures: Figures, chart: Chart) -> list[Figure]:
    wanted = set(chart.figures)
    found = {figure.id: figure for figure in figures if figure.id in wanted}
    return [found[one] for one in chart.figures if one in found]


def definition_sections(figures: Figures) -> Iterator[Section]:
    """The annex: what each figure means, counts, and where it comes from."""
    for subject in figures.sections:
        yield Section(f"{_DEFINITIONS} – {subject.title}", (_definitions(subject),), minor=True, level=1)


_DEFINITIONS = "Définitions"


def _definitions(subject: Subject) -> Table:
    rows = tuple(
        (
            one.words.label,
            one.words.definition,
            "\n".join(
                part
                for part in (
                    f"Compté{NO_BREAK}: {one.words.numerator}" if one.words.numerator else "",
                    f"Sur{NO_BREAK}: {one.words.denominator}" if one.words.denominator else "",
                )
                if part
            ),
            one.words.source,
        )
        for one in subject.figures
    )
    return Table(_DEFINED, rows)
