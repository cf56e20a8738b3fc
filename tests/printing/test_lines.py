"""Text broken into lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vifdesk.printing.lines import Line, Run, broken
from vifdesk.printing.marks import Mark
from vifdesk.printing.theme import Face, Style

PLAIN = Style(Face.REGULAR, 10)
BOLD = Style(Face.BOLD, 10)


def per_letter(text: str, style: Style) -> float:
    """Every letter is one unit wide."""
    return float(len(text))


def texts(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.run.text for piece in line.pieces) for line in lines]


def set_plain(text: str, width: float = 10) -> list[str]:
    return texts(broken([Run(text, PLAIN)], width, per_letter))


def test_lines_end_at_spaces() -> None:
    """As many words as fit."""
    assert set_plain("un deux trois quatre") == ["un deux", "trois", "quatre"]


def test_a_non_breaking_space_is_not_broken() -> None:
    """« 17 h 40 » stays whole."""
    assert set_plain("vers 17\u00a0h\u00a040") == ["vers", "17\u00a0h\u00a040"]


def test_a_word_too_wide_is_cut_after_a_hyphen_else_between_letters() -> None:
    """A name of three hundred letters has its lines."""
    assert set_plain("1-tgd-auteur-en-fuite.pdf") == ["1-tgd-", "auteur-en-", "fuite.pdf"]
    assert set_plain("x" * 25) == ["x" * 10, "x" * 10, "x" * 5]


def test_line_breaks_are_kept_and_so_are_empty_lines() -> None:
    """What was typed on two lines is printed on two."""
    assert set_plain("a\nb") == ["a", "b"]
    assert set_plain("a\n\nb") == ["a", "", "b"]


def test_styles_meet_without_a_space_between_them() -> None:
    """A bold word and the full stop after it are one word."""
    lines = broken([Run("très ", PLAIN), Run("urgent", BOLD), Run(".", PLAIN)], 8, per_letter)
    assert texts(lines) == ["très", "urgent."]
    assert [piece.x for piece in lines[1].pieces] == [0, 6]


def test_a_mark_is_as_wide_as_its_size_and_keeps_its_word() -> None:
    """A box and its label are not parted."""
    lines = broken([Run("", PLAIN, Mark.BOX), Run("\u00a0Oui", PLAIN)], 100, per_letter)
    assert [(piece.x, piece.run.mark) for piece in lines[0].pieces] == [(0, Mark.BOX), (10, None)]


def test_the_space_before_a_text_is_on_its_first_line_only() -> None:
    """It separates paragraphs, not lines."""
    assert [line.above for line in broken([Run("a\nb", PLAIN)], 10, per_letter, above=3)] == [3, 0]


def test_nothing_has_no_line() -> None:
    """An empty text takes no room."""
    assert broken([], 10, per_letter) == ()
    assert set_plain("") == []


WORDS = st.text(alphabet="ab-é\u00a0 \n", max_size=60)


@given(st.lists(st.tuples(WORDS, st.sampled_from([PLAIN, BOLD])), max_size=4), st.integers(1, 12))
def test_no_letter_is_lost_and_no_line_is_too_wide(given_runs: list[tuple[str, Style]], width: int) -> None:
    """Whatever the runs and the width."""
    lines = broken([Run(text, style) for text, style in given_runs], width, per_letter)
    typed = "".join(text for text, _ in given_runs)
    assert "".join(texts(lines)).replace(" ", "") == typed.replace(" ", "").replace("\n", "")
    assert all(len(text) <= width for text in texts(lines))
