"""A paper as a value: what it says, in order, and nothing of how it looks.

Texts are plain: no markup, French typography already in place. A date is already in words: what is printed is what the
tests read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from vifdesk.domain.documents.report_blocks import BarChart, Contents
from vifdesk.domain.law.measure import Severity, Tone


@dataclass(frozen=True, slots=True)
class HeadField:
    """One labelled line of the head: court, parquet number, initials."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `strong` for what must be seen, `small` for what may be overlooked."""

    text: str
    strong: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """What the paper says first: a conclusion, its ground, its sources.

    `word` says the tone in a word, so that it survives grey printing and a screen reader.
    """

    tone: Tone
    word: str
    title: str
    sentence: str = ""
    ground: str = ""
    reserve: str = ""
    sources: tuple[str, ...] = ()


class Knowledge(StrEnum):
    """How far a fact is known."""

    KNOWN = "connu"
    UNKNOWN = "inconnu"
    UNANSWERED = "sans_reponse"


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact and its value in words; `origin` is where the magistrate has it from. `decides`: it can still change all."""

    label: str
    value: str
    knowledge: Knowledge = Knowledge.KNOWN
    origin: str = ""
    decides: bool = False


@dataclass(frozen=True, slots=True)
class FactTable:
    """Facts under a common heading (empty: none)."""

    heading: str
    lines: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class DeadlineCard:
    """A deadline: the prudent date (or what stands in its place) is what one reads first.

    `answer` is the prudent date, « en attente » or « sans date »; `answer_note` says what kind of date it is;
    `status` is what must alarm (« terme dépassé »); `term` is the outer bound, with why it differs; `reserve` what limits
    the trust in the rule. `main`: to be drawn first and largest. `dated`: `answer` is a date.
    """

    label: str
    answer: str
    answer_note: str = ""
    status: str = ""
    term: str = ""
    steps: tuple[str, ...] = ()
    note: str = ""
    reserve: str = ""
    sources: tuple[str, ...] = ()
    main: bool = False
    dated: bool = True


@dataclass(frozen=True, slots=True)
class DeadlineCards:
    """Deadlines, the most important first."""

    cards: tuple[DeadlineCard, ...]


@dataclass(frozen=True, slots=True)
class CheckItem:
    """Something to do, with a box to tick."""

    text: str
    detail: str = ""
    recipient: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CheckList:
    """Things to do, in order."""

    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True)
class WarningLine:
    """Something that must not be missed; `word` names the severity."""

    severity: Severity
    word: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Warnings:
    """Warnings, the loudest first."""

    lines: tuple[WarningLine, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to put to somebody by telephone.

    `choices` are offered as boxes to tick; `blank` says what is to be written on the line that is left for it;
    `answered` is what was answered so far (« inconnu »), if anything was.
    """

    number: int
    text: str
    help: str = ""
    why: str = ""
    answered: str = ""
    choices: tuple[str, ...] = ()
    blank: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions in the order in which to put them."""

    items: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A box that is ticked or not."""

    label: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Where to sign: labels of the places to fill, and the name when it is known."""

    place_and_day: str
    label: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class DecisionBox:
    """The magistrate's own decision, apart from the opinion. Empty texts leave lines to write on.

    `signature` stands beside it.
    """

    choices: tuple[Choice, ...]
    text_label: str
    text: str
    motive_label: str
    motive: str
    motive_owed: bool = False
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, `numeric` sets it to the right."""

    title: str
    share: int = 1
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. Every row has as many cells as there are columns. `roomy`: to be written in by hand."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    roomy: bool = False


Block: TypeAlias = (
    Paragraph
    | Headline
    | FactTable
    | DeadlineCards
    | CheckList
    | Warnings
    | Questions
    | DecisionBox
    | Signature
    | Table
    | BarChart
    | Contents
)
"""Anything that may stand in a section."""


@dataclass(frozen=True, slots=True)
class Section:
    """A title (it also makes the bookmarks; empty: none is printed) and what stands under it.

    `minor`: set small. `new_page`: it begins one. `level`: 1 for a part of the section before, of level 0.
    """

    title: str
    blocks: tuple[Block, ...]
    minor: bool = False
    new_page: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper.

    `notice` and `foot` stand on every page; `running` reminds the following pages of which paper they belong to.
    `lying`: on paper turned to landscape.
    `annexes`: papers that may be joined (`joined`), and are not printed as long as they are not.
    """

    title: str
    sections: tuple[Section, ...]
    subtitle: str = ""
    head: tuple[HeadField, ...] = ()
    running: str = ""
    notice: str = ""
    foot: tuple[str, ...] = ()
    subject: str = ""
    language: str = "fr-FR"
    author: str = "vifdesk"
    lying: bool = False
    annexes: tuple[Document, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, in reading order."""
        return tuple(block for section in self.sections for block in section.blocks)


def joined(document: Document, annexes: Iterable[Document]) -> Document:
    """The paper followed by these, each from a page of its own under its title; nothing is left to join."""
    sections = list(document.sections)
    for annex in annexes:
        said = (
            annex.subtitle,
            *(f"{field.label}\u00a0: {field.value}" for field in annex.head if field.value),
        )
        first = Section(f"Annexe · {annex.title}", (Paragraph(" · ".join(said)),), new_page=True)
        feet = tuple(Paragraph(line, small=True) for line in annex.foot)
        sections += [first, *annex.sections, *([Section("", feet)] if feet else [])]
    return replace(document, sections=tuple(sections), annexes=())
