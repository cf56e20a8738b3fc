"""Bands to pages."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from vifdesk.printing.bands import Band, Cell, Padding, cut
from vifdesk.printing.lines import Line, Piece, Run
from vifdesk.printing.paginate import Page, paginated
from vifdesk.printing.theme import Face, Style

PLAIN = Style(Face.REGULAR, 10)


def line(text: str) -> Line:
    return Line((Piece(0, Run(text, PLAIN)),), 10)


def band(name: str, count: int = 1, above: float = 0.0) -> Band:
    return Band((Cell(0, 100, tuple(line(f"{name}{place}") for place in range(count))),), above=above)


def names(pages: tuple[Page, ...]) -> list[list[str]]:
    return [
        [
            piece.run.text
            for placed in page
            for cell in placed.band.cells
            for line in cell.lines
            for piece in line.pieces
        ]
        for page in pages
    ]


def test_bands_fill_a_page_and_go_on_with_the_next() -> None:
    """In order."""
    assert names(paginated([band("a"), band("b"), band("c")], 20, 20)) == [["a0", "b0"], ["c0"]]


def test_no_band_is_one_empty_page() -> None:
    """A paper has at least a page."""
    assert paginated([], 100, 100) == ((),)


def test_a_title_is_never_left_alone_at_the_foot() -> None:
    """It goes with what it announces."""
    title = replace(band("titre"), keeps_next=True)
    assert names(paginated([band("a", 8), title, band("b", 3)], 100, 100)) == [
        [f"a{n}" for n in range(8)],
        ["titre0", "b0", "b1", "b2"],
    ]


def test_a_small_band_is_moved_whole() -> None:
    """An action is not torn in two."""
    assert names(paginated([band("a", 8), band("b", 3)], 100, 100))[1] == ["b0", "b1", "b2"]


def test_a_tall_band_is_cut_rather_than_leaving_a_page_half_empty() -> None:
    """A note of two pages begins where there is room."""
    first, second = names(paginated([band("a", 4), band("b", 9)], 100, 100))
    assert first[4:] == ["b0", "b1", "b2", "b3", "b4", "b5"]
    assert second == ["b6", "b7", "b8"]


def test_the_space_above_is_not_drawn_at_the_top_of_a_page() -> None:
    """Nor counted."""
    pages = paginated([band("a", 9, above=5), band("b", 1, above=50)], 95, 95)
    assert [page[0].down for page in pages] == [0, 0]


def test_a_table_s_head_is_drawn_again_on_each_page() -> None:
    """A column without its title is misread."""
    head = band("tête")
    rows = [replace(band(f"r{n}"), repeated=head) for n in range(8)]
    first, second = names(paginated([head, *rows], 60, 60))
    assert first == ["tête0", "r00", "r10", "r20", "r30", "r40"]
    assert second == ["tête0", "r50", "r60", "r70"]


def test_cutting_keeps_every_line_of_every_cell() -> None:
    """Cells of unequal height."""
    left = Cell(0, 50, tuple(line(f"g{n}") for n in range(3)), Padding(2, 0, 2))
    right = Cell(50, 50, (line("d0"),), Padding(2, 0, 2))
    halves = cut(Band((left, right)), 25)
    assert halves is not None
    assert [len(cell.lines) for half in halves for cell in half.cells] == [2, 1, 1, 0]


def test_nothing_fits_in_no_room() -> None:
    """Then the band waits for the next page."""
    assert cut(band("a"), 5) is None


SHAPES = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 20), st.booleans()), max_size=12)


@given(SHAPES)
def test_every_line_is_placed_once_in_order_and_inside_its_page(shapes: list[tuple[int, int, bool]]) -> None:
    """Whatever the heights, the spaces and the titles."""
    bands = [
        replace(band(f"{place}-", count, above), keeps_next=title)
        for place, (count, above, title) in enumerate(shapes)
    ]
    pages = paginated(bands, 90, 110)
    printed = [name for page in names(pages) for name in page]
    assert printed == [name for one in bands for name in names((paginated([one], 10_000, 10_000)[0],))[0]]
    for place, page in enumerate(pages):
        assert all(placed.down + placed.band.height <= (110 if place else 90) + 0.1 for placed in page)
