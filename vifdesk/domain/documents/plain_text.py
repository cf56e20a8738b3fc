"""A paper as plain text, for the case-management system or a mail: wrapped lines, headings underlined, no markup."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from functools import singledispatch

from vifdesk.domain.documents.document import (
    Block,
    CheckList,
    DeadlineCard,
    DeadlineCards,
    DecisionBox,
    Document,
    FactLine,
    FactTable,
    Headline,
    Knowledge,
    Paragraph,
    Question,
    Questions,
    Section,
    Signature,
    Table,
    Warnings,
)
from vifdesk.domain.documents.report_blocks import BarChart, Contents
from vifdesk.domain.documents.words import unbroken

WIDTH = 78
_BLANK = "…" * 20
_EMPTY_BOX, _TICKED_BOX = "[ ]", "[x]"
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def as_text(document: Document) -> str:
    """The whole document, ending with one line feed. What no text file can hold is shown as U+FFFD."""
    lines = [*_opening(document)]
    for section in document.sections:
        lines += ["", *_section(section)]
    lines += [
        "",
        "-" * WIDTH,
        *_wrapped(document.notice),
        *(line for foot in document.foot for line in _wrapped(foot)),
    ]
    text = "\n".join(line.rstrip(" ") for line in lines) + "\n"
    return _UNWRITABLE.sub("\ufffd", text.replace("\u202f", "\u00a0"))


def _opening(document: Document) -> Iterator[str]:
    yield from _wrapped(document.title.upper())
    yield "=" * min(WIDTH, len(document.title))
    yield from _wrapped(document.notice)
    yield from _wrapped(document.subtitle)
    for field in document.head:
        yield from _wrapped(f"{field.label}\u00a0: {field.value or _BLANK}")


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield from _wrapped(section.title.upper())
        yield "-" * min(WIDTH, len(section.title))
    for place, block in enumerate(section.blocks):
        if place:
            yield ""
        yield from _lines(block)


def block_lines(block: Block) -> tuple[str, ...]:
    """One block as lines of text."""
    return tuple(_lines(block))


@singledispatch
def _lines(block: Block) -> Iterator[str]:
    """The lines of a block, by its type."""
    raise NotImplementedError(type(block).__name__)


@_lines.register
def _(paragraph: Paragraph) -> Iterator[str]:
    yield from _wrapped(paragraph.text)


@_lines.register
def _(headline: Headline) -> Iterator[str]:
    yield from _wrapped(f"[{headline.word}] {headline.title}")
    for text in (headline.sentence, headline.ground, headline.reserve, _sources(headline.sources)):
        yield from _wrapped(text, indent=2)


@_lines.register
def _(table: FactTable) -> Iterator[str]:
    yield from _wrapped(f"{table.heading}\u00a0:" if table.heading else "")
    for line in table.lines:
        yield from _wrapped(f"- {line.label}\u00a0: {_value(line)}", indent=2, hang=2)


def _value(line: FactLine) -> str:
    value = line.value if line.knowledge is Knowledge.KNOWN else line.value.upper()
    return f"{value}{' (peut changer la conclusion)' if line.decides else ''}{_in_brackets(line.origin)}"


@_lines.register
def _(block: DeadlineCards) -> Iterator[str]:
    yield from _separated(_card(card) for card in block.cards)


def _card(card: DeadlineCard) -> Iterator[str]:
    yield from _wrapped(card.label)
    yield from _wrapped(f">> {card.answer}", indent=2, hang=3)
    status = f"! {card.status}" if card.status else ""
    for text in (card.answer_note, status, card.term):
        yield from _wrapped(text, indent=2)
    for number, step in enumerate(card.steps, start=1):
        yield from _wrapped(f"{number}. {step}", indent=4, hang=3)
    for text in (card.note, card.reserve, _sources(card.sources)):
        yield from _wrapped(text, indent=2)


@_lines.register
def _(block: CheckList) -> Iterator[str]:
    for item in block.items:
        recipient = f" -> {item.recipient}" if item.recipient else ""
        yield from _wrapped(f"{_EMPTY_BOX} {item.text}{recipient}", hang=4)
        yield from _wrapped(item.detail, indent=4)
        yield from _wrapped(item.source and f"({item.source})", indent=4)


@_lines.register
def _(block: Warnings) -> Iterator[str]:
    for line in block.lines:
        yield from _wrapped(f"! {line.word.upper()}\u00a0: {line.text}{_in_brackets(line.source)}", hang=2)


@_lines.register
def _(block: Questions) -> Iterator[str]:
    yield from _separated(_question(question) for question in block.items)


def _question(question: Question) -> Iterator[str]:
    yield from _wrapped(f"{question.number}. {question.text}", hang=3)
    for text in (question.help, question.why, question.answered):
        yield from _wrapped(text, indent=3)
    for choice in question.choices:
        yield from _wrapped(f"{_EMPTY_BOX} {choice}", indent=3, hang=4)
    if question.blank:
        yield from _wrapped(f"{question.blank}\u00a0: {_BLANK}", indent=3)


@_lines.register
def _(box: DecisionBox) -> Iterator[str]:
    for choice in box.choices:
        yield from _wrapped(f"{_TICKED_BOX if choice.ticked else _EMPTY_BOX} {choice.label}", hang=4)
    yield from _wrapped(f"{box.text_label}\u00a0: {box.text or _BLANK}")
    yield from _wrapped(
        f"{box.motive_label}\u00a0: {box.motive or _BLANK}{' (à écrire)' if box.motive_owed else ''}"
    )
    if box.signature is not None:
        yield from _signature(box.signature)


@_lines.register
def _signature(signature: Signature) -> Iterator[str]:
    for text in (signature.place_and_day, signature.label, signature.name or _BLANK):
        yield from _wrapped(text)


@_lines.register
def _(table: Table) -> Iterator[str]:
    yield from _wrapped(table.caption)
    for row in table.rows:
        first, *others = zip(table.columns, row, strict=True)
        yield from _wrapped(f"- {first[1]}", hang=2)
        for column, cell in others:
            yield from _wrapped(cell and f"{column.title}\u00a0: {cell}", indent=2, hang=2)


@_lines.register
def _(chart: BarChart) -> Iterator[str]:
    yield from _wrapped(chart.title)
    for bar in chart.bars:
        before = f" ({chart.before_name}\u00a0: {bar.before_words})" if chart.before_name else ""
        yield from _wrapped(f"- {bar.label}\u00a0: {bar.now_words}{before}", hang=2)


@_lines.register
def _(contents: Contents) -> Iterator[str]:
    for title, level in contents.entries:
        yield from _wrapped(f"- {title}", indent=2 * level, hang=2)


# ----------------------------------------------------------------------------------------------------------- pieces


def _sources(sources: Iterable[str]) -> str:
    joined = "\u00a0; ".join(sources)
    return f"Textes\u00a0: {joined}." if joined else ""


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def _separated(parts: Iterable[Iterator[str]]) -> Iterator[str]:
    for place, part in enumerate(parts):
        if place:
            yield ""
        yield from part


def _wrapped(text: str, *, indent: int = 0, hang: int = 0) -> Iterator[str]:
    """The text's own lines, each wrapped; nothing for an empty text."""
    for line in text.splitlines():
        yield from textwrap.wrap(
            unbroken(line),
            WIDTH,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_on_hyphens=False,
        )
