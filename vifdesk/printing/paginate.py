"""Bands to pages: nothing is cut that can be kept whole, no title is left alone at a page's foot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from vifdesk.printing.bands import Band, cut

_WORTH_KEEPING = 0.4
"""A band higher than this part of a page is cut rather than moved to the next."""
_LEAST_START = 45.0
"""Less than this is not worth beginning a tall band with."""
_TALLEST_HEAD = 0.2
"""A table's head higher than this part of a page is not drawn again."""
_SLACK = 0.01


class Placed(NamedTuple):
    """A band on its page: `down` is the distance from the top of the text area."""

    down: float
    band: Band


Page = tuple[Placed, ...]


class _Pages:
    """The pages under construction."""

    def __init__(self, first_height: float, next_height: float) -> None:
        self.next_height = next_height
        self.height = first_height
        self.down = 0.0
        self.page: list[Placed] = []
        self.done: list[Page] = []

    @property
    def room(self) -> float:
        return self.height - self.down

    def needs(self, bands: list[Band]) -> float:
        heights = sum(band.above + band.height for band in bands)
        return heights - (bands[0].above if not self.page else 0.0)

    def turn(self) -> None:
        self.done.append(tuple(self.page))
        self.page, self.down, self.height = [], 0.0, self.next_height

    def put(self, band: Band) -> None:
        self.down += band.above if self.page else 0.0
        self.page.append(Placed(self.down, band))
        self.down += band.height


def paginated(bands: Iterable[Band], first_height: float, next_height: float) -> tuple[Page, ...]:
    """The pages; at least one, even empty."""
    pages = _Pages(first_height, next_height)
    for group in _groups(bands):
        if pages.page and pages.needs(group) > pages.room + _SLACK and _is_worth_turning(group, pages):
            _turn_for(group[0], pages)
        for band in group:
            _place(band, pages)
    pages.turn()
    return tuple(pages.done)


def _groups(bands: Iterable[Band]) -> Iterable[list[Band]]:
    """Bands that must not be parted."""
    group: list[Band] = []
    for band in bands:
        group.append(band)
        if not band.keeps_next:
            yield group
            group = []
    if group:
        yield group


def _is_worth_turning(group: list[Band], pages: _Pages) -> bool:
    """Whether the group stands whole on one page without leaving this one half empty, or would begin with too little."""
    height = sum(band.height for band in group)
    return height <= pages.next_height * _WORTH_KEEPING or pages.room < pages.needs(group[:-1]) + _LEAST_START


def _place(band: Band, pages: _Pages) -> None:
    rest: Band | None = band
    while rest is not None:
        rest = _place_start(rest, pages)


def _place_start(band: Band, pages: _Pages) -> Band | None:
    """Put what fits; what is left goes on after a page turn."""
    if pages.needs([band]) <= pages.room + _SLACK:
        pages.put(band)
        return None
    halves = cut(band, pages.room - band.above)
    if halves is None and pages.page:
        _turn_for(band, pages)
        return band
    if halves is None:
        pages.put(band)  # not even one line fits on an empty page: better too long than lost
        return None
    pages.put(halves[0])
    _turn_for(band, pages)
    return halves[1]


def _turn_for(band: Band, pages: _Pages) -> None:
    pages.turn()
    if band.repeated is not None and band.repeated.height <= pages.next_height * _TALLEST_HEAD:
        pages.put(band.repeated)
