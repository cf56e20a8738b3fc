"""The register's index in memory: everything that a dossier says, accents and case ignored.

A dossier is found when each word stands somewhere in it, or when the whole question is a part of its reference,
separators ignored. Order: the whole reference, its beginning, a part of it, the pseudonym, any mention; then the last
one that changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.record import items_of, reference_of
from vifdesk.domain.register.shape import Content

_SEPARATORS = re.compile(r"[^0-9a-z]+")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[ /\\._-](?=[0-9])")
_SEARCHED_LISTS = ("personnes", "decisions", "suivis", "appels", "telephones")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "\u00a0": " ", "\u202f": " ", "‑": "-", "–": "-"})
_PLAIN_ONLY = re.compile(r"[\x00-\x7f]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One dossier of the index. `text` is all that is searched, already plain; `bare` the reference's letters and digits."""

    id: str
    reference: str
    pseudonyme: str
    version: int
    changed: datetime
    bare: str
    plain_name: str
    text: str


def plain(text: str) -> str:
    """Without accents, case or typographic signs."""
    lowered = text.casefold().translate(_LIGATURES)
    if _PLAIN_ONLY.fullmatch(lowered):
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def bare(text: str) -> str:
    """Its letters and digits alone: « 26/04512 », « 26-04512 » and « 2604512 » are one."""
    return _SEPARATORS.sub("", plain(text))


def joined(text: str) -> str:
    """Numbers without what stands between their digits."""
    return _BETWEEN_DIGITS.sub("", text)


def entry_of(record_id: str, version: int, changed: datetime, content: Content, events: EventTypes) -> Entry:
    """A dossier's newest version as the index holds it."""
    reference, name = reference_of(content), str(content.get("pseudonyme", ""))
    text = plain("\n".join([reference, name, *_words(content, events)]))
    together = joined(text)
    searched = text if together == text else f"{text}\n{together}"
    return Entry(record_id, reference, name, version, changed, bare(reference), plain(name), searched)


def _words(content: Content, events: EventTypes) -> Iterator[str]:
    yield str(content.get("note", ""))
    for event in items_of(content, "evenements"):
        kind = events.get(str(event.get("type")))
        yield from (str(event.get("type", "")), kind.label if kind else "", str(event.get("le", "")))
        yield str(event.get("note", ""))
    for evaluation in items_of(content, "evaluations"):
        yield from _evaluation_words(evaluation)
    for key in _SEARCHED_LISTS:
        for item in items_of(content, key):
            yield from (value for value in item.values() if isinstance(value, str))


def _evaluation_words(evaluation: Content) -> Iterator[str]:
    yield str(evaluation.get("dispositif", ""))
    for concluded in items_of(evaluation, "conclusions"):
        yield from (str(concluded.get(key) or "") for key in ("id", "motif", "titre"))
    for key in ("faits", "sources", "decision"):
        inner = evaluation.get(key)
        if isinstance(inner, Mapping):
            yield from (value for value in inner.values() if isinstance(value, str))


class Index:
    """What is open to the user, ready to be searched. One entry a dossier; the newest put stays."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = {entry.id: entry for entry in entries}

    def __len__(self) -> int:
        return len(self._entries)

    def put(self, entry: Entry) -> None:
        """Add a dossier, or replace it."""
        self._entries[entry.id] = entry

    def drop(self, record_id: str) -> None:
        """Forget a dossier; nothing where it is not."""
        self._entries.pop(record_id, None)

    def all(self) -> tuple[Entry, ...]:
        """Everything, the last change first."""
        return tuple(sorted(self._entries.values(), key=lambda entry: entry.changed, reverse=True))

    def search(self, text: str, *, limit: int | None = None) -> tuple[Entry, ...]:
        """What is found, best first; everything for an empty question."""
        asked = plain(text).strip()
        if not asked:
            return self.all()[:limit]
        whole = bare(text)
        found = self._matching(asked, whole)
        found.sort(key=lambda entry: entry.changed, reverse=True)
        found.sort(key=lambda entry: _rank(entry, asked, whole, text.strip()))
        return tuple(found[:limit])

    def _matching(self, asked: str, whole: str) -> list[Entry]:
        entries = list(self._entries.values())
        by_words = entries
        for word in sorted(asked.split(), key=len, reverse=True):
            by_words = [entry for entry in by_words if word in entry.text]
        if not any(sign.isdigit() for sign in whole):
            return by_words
        together = joined(asked)
        numbers = {entry.id for entry in by_words}
        return by_words + [
            entry
            for entry in entries
            if (whole in entry.bare or together in entry.text) and entry.id not in numbers
        ]


def _rank(entry: Entry, asked: str, whole: str, typed: str) -> int:
    if entry.reference == typed:
        return 0
    if whole and entry.bare == whole:
        return 1
    if whole and entry.bare.startswith(whole):
        return 2
    if whole and whole in entry.bare:
        return 3
    return 4 if asked in entry.plain_name else 5
