"""Facts as bands: two a line, the unknown ones marked by a sign and a word."""

from __future__ import annotations

from collections.abc import Iterator

from vifdesk.domain.documents.document import FactLine, FactTable, Knowledge
from vifdesk.printing.bands import Band, Cell, Padding
from vifdesk.printing.lines import Run
from vifdesk.printing.marks import Mark
from vifdesk.printing.setting import NO_BREAK, Setting
from vifdesk.printing.theme import ALARM, GREY, HAIRLINE, Face

_GUTTER = 10.0
_GROUP_COLUMN = 84.0


def fact_bands(table: FactTable, setting: Setting) -> Iterator[Band]:
    """Two facts a band, the group's name before the first."""
    theme = setting.theme
    start = _GROUP_COLUMN if table.heading else 0.0
    share = (setting.theme.width - start) / 2
    padding = Padding(theme.space(1.2), _GUTTER, theme.space(1.2))
    for place in range(0, len(table.lines), 2):
        pair = table.lines[place : place + 2]
        heading = setting.text(table.heading, theme.label, start - _GUTTER) if place == 0 and start else ()
        cells = [Cell(0.0, start, heading, padding)]
        for column, line in enumerate(pair):
            lines = setting.lines(_fact(line, setting), share - _GUTTER)
            cells.append(Cell(start + column * share, share, lines, padding))
        yield Band(tuple(cells), rule=None if place else HAIRLINE)


def _fact(line: FactLine, setting: Setting) -> list[Run]:
    theme = setting.theme
    runs = [setting.run(f"{line.label}{NO_BREAK}: ", theme.style(8.6, Face.REGULAR, GREY))]
    strong = theme.style(8.8, Face.BOLD)
    if line.knowledge is not Knowledge.KNOWN:
        strong = theme.style(8.8, Face.BOLD, ALARM if line.decides else GREY)
        runs += [setting.mark(Mark.WAIT, strong), setting.run(NO_BREAK, strong)]
    runs.append(setting.run(line.value, strong))
    if line.decides:
        runs.append(setting.run(" (peut changer la conclusion)", theme.style(8, Face.REGULAR, ALARM)))
    if line.origin:
        runs.append(setting.run(f" ({line.origin})", theme.source))
    return runs
