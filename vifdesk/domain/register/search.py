"""The register's index in memory: everything that a dossier says, accents and case ignored.

A dossier is found when each word that is asked stands somewhere in it (a word of one or two signs: at the beginning of
one of its words), or when the whole question is a part of its reference, separators ignored. Order: the whole reference,
its beginning, a part of it, the pseudonym, any mention; then the last one that changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.record import reference_of
from vifdesk.domain.register.searched_words import free_texts, values_of
from vifdesk.domain.register.shape import Content

_SEPARATORS = re.compile(r"[^0-9a-z]+")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[ /\\._-](?=[0-9])")
_SIGNS = (("œ", "oe"), ("æ", "ae"), ("’", "'"), ("‑", "-"), ("–", "-"))
_COMBINING = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+")
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One dossier of the index; `bare` is its reference's letters and digits."""

    id: str
    reference: str
    pseudonyme: str
    version: int
    changed: datetime
    bare: str
    plain_name: str


def plain(text: str) -> str:
    """Without accents, case or typographic signs."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    for sign, letters in _SIGNS:
        lowered = lowered.replace(sign, letters)
    return _COMBINING.sub("", unicodedata.normalize("NFKD", lowered))


def bare(text: str) -> str:
    """Its letters and digits alone: « 26/04512 », « 26-04512 » and « 2604512 » are one."""
    return _SEPARATORS.sub("", plain(text))


def joined(text: str) -> str:
    """Numbers without what stands between their digits."""
    return _BETWEEN_DIGITS.sub("", text)


def _free_words(text: str) -> set[str]:
    text = plain(text)
    found = set(text.split())
    without_signs = joined(text)
    if without_signs != text:
        found.update(without_signs.split())
    return found


class Index:
    """What is open to the user, ready to be searched.

    A list of dossiers for each word that was written, and for each value that comes again and again (an identifier, a
    title, a day: it is taken apart once): a question is compared with every word once, not with every dossier.
    A dossier takes a new slot each time that it changes; its old one stays empty.

    A dossier may be listed before it is read: number and name are found at once, the rest from `fill` on.
    """

    def __init__(self) -> None:
        self._slots: list[Entry | None] = []
        self._bares: list[str] = []
        self._slot_of: dict[str, int] = {}
        self._of_word: dict[str, list[int]] = {}
        self._of_value: dict[str, list[int]] = {}
        self._values_with: dict[str, list[str]] = {}
        self._vocabulary = "\n"
        self._fresh: list[str] = []
        self._order: list[int] | None = None
        self._listed: tuple[Entry, ...] | None = None
        self._numbers: tuple[str, set[int]] = "", set()
        self._waiting: dict[int, str] = {}
        self._unread: dict[str, None] = {}

    def __len__(self) -> int:
        return len(self._slot_of)

    def put(
        self, record_id: str, version: int, changed: datetime, content: Content, events: EventTypes
    ) -> None:
        """Add a dossier by its newest version, or replace it. Its texts wait for `absorb`, or the next question."""
        self.enlist(record_id, version, changed, content)
        self.fill(record_id, content, events)

    def enlist(self, record_id: str, version: int, changed: datetime, summary: Content) -> None:
        """Add a dossier by its number and its name, or replace it: it is unread until `fill` brings the rest."""
        self.drop(record_id)
        reference, name = reference_of(summary), str(summary.get("pseudonyme", ""))
        entry = Entry(record_id, reference, name, version, changed, bare(reference), plain(name))
        self._slot_of[record_id] = slot = len(self._slots)
        self._slots.append(entry)
        self._bares.append(entry.bare)
        self._unread[record_id] = None
        for word in _free_words(name):
            places = self._of_word.get(word)
            (self._place_of_word(word) if places is None else places).append(slot)

    def fill(self, record_id: str, content: Content, events: EventTypes) -> None:
        """Bring the content of an unread dossier, of the version by which it was listed; its place stays."""
        del self._unread[record_id]
        slot = self._slot_of[record_id]
        self._waiting[slot] = "\n".join(free_texts(content))
        for value in values_of(content, events):
            places = self._of_value.get(value)
            (self._place_of_value(value) if places is None else places).append(slot)

    @property
    def unread(self) -> int:
        """How many dossiers are found by their number and their name alone, so far."""
        return len(self._unread)

    def next_unread(self, most: int) -> tuple[str, ...]:
        """The record ids of some of them, the last listed first."""
        return tuple(islice(reversed(self._unread), most))

    def pass_over(self, record_id: str) -> None:
        """Its content cannot be had: it stays listed by its number."""
        self._unread.pop(record_id, None)

    def version_of(self, record_id: str) -> int:
        """The version by which a dossier is listed; 0 where it is not."""
        slot = self._slot_of.get(record_id)
        return 0 if slot is None else self._entry(slot).version

    def keep_only(self, record_ids: AbstractSet[str]) -> None:
        """Forget every dossier that is none of these."""
        for record_id in self._slot_of.keys() - record_ids:
            self.drop(record_id)

    def absorb(self, most: int | None = None) -> int:
        """Take the texts of `most` waiting dossiers apart, or of all, the last put first; how many still wait."""
        for _ in range(len(self._waiting) if most is None else min(most, len(self._waiting))):
            slot, text = self._waiting.popitem()
            for word in _free_words(text):
                places = self._of_word.get(word)
                (self._place_of_word(word) if places is None else places).append(slot)
        return len(self._waiting)

    def _place_of_word(self, word: str) -> list[int]:
        if word not in self._values_with:
            self._fresh.append(word)
        return self._of_word.setdefault(word, [])

    def _place_of_value(self, value: str) -> list[int]:
        for word in set(plain(value).split()):
            if word not in self._values_with:
                self._values_with[word] = []
                if word not in self._of_word:
                    self._fresh.append(word)
            self._values_with[word].append(value)
        return self._of_value.setdefault(value, [])

    def drop(self, record_id: str) -> None:
        """Forget a dossier; nothing where it is not."""
        slot = self._slot_of.pop(record_id, None)
        if slot is not None:
            self._slots[slot], self._bares[slot] = None, ""
            self._waiting.pop(slot, None)
            self._unread.pop(record_id, None)
        self._order = self._listed = None
        self._numbers = "", set()

    def settle(self) -> None:
        """Take in, sort and join what was put, so that the first question does not wait for it."""
        self.absorb()
        self._in_order()
        self._join_fresh()

    def all(self) -> tuple[Entry, ...]:
        """Everything, the last change first."""
        if self._listed is None:
            self._listed = tuple(self._entry(slot) for slot in self._in_order())
        return self._listed

    def search(self, text: str, *, limit: int | None = None) -> tuple[Entry, ...]:
        """What is found, best first; everything for an empty question."""
        asked = plain(text).strip()
        if not asked:
            return self.all()[:limit]
        self.absorb()
        whole = bare(text)
        found = self._holding(asked.split())
        if any(sign.isdigit() for sign in whole):
            together = joined(asked)
            found |= self._holding(together.split()) if together != asked else set()
            found |= self._numbered(whole) if whole != asked else set()
        return tuple(chain.from_iterable(self._ranked(found, asked, whole, text.strip())))[:limit]

    def _ranked(self, found: set[int], asked: str, whole: str, typed: str) -> tuple[list[Entry], ...]:
        """What was found, the best kind first."""
        ranks: tuple[list[Entry], ...] = ([], [], [], [], [], [])
        slots, numbered = self._slots, self._numbered(whole)
        for slot in self._in_order():
            if slot in found and (entry := slots[slot]) is not None:
                if slot in numbered:
                    ranks[_rank(entry, whole, typed)].append(entry)
                else:
                    ranks[4 if asked in entry.plain_name else 5].append(entry)
        return ranks

    def _entry(self, slot: int) -> Entry:
        entry = self._slots[slot]
        assert entry is not None  # `drop` empties the slot and forgets the order that names it
        return entry

    def _in_order(self) -> list[int]:
        if self._order is None:
            self._order = sorted(
                self._slot_of.values(), key=lambda slot: self._entry(slot).changed, reverse=True
            )
        return self._order

    def _holding(self, parts: Sequence[str]) -> set[int]:
        """The slots of the dossiers in which each part stands."""
        found: set[int] | None = None
        for part in sorted(parts, key=len, reverse=True):
            here = self._holding_one(part)
            found = here if found is None else found & here
            if not found:
                return set()
        return found or set()

    def _holding_one(self, part: str) -> set[int]:
        """A part of one or two signs would stand in nearly every word: it must begin one."""
        found = self._numbered(bare(part))
        if len(found) == len(self._slot_of):  # « 2 » is in every number
            return found
        words = tuple(self._words_with(part, begun=len(part) <= _SHORT))
        values = set(chain.from_iterable(self._values_with.get(word, ()) for word in words))
        places = [self._of_word[word] for word in words if word in self._of_word]
        places += [self._of_value[value] for value in values]
        for some in sorted(places, key=len, reverse=True):
            found.update(some)
            if len(found) == len(self._slots):  # « e » is everywhere after a few
                break
        return found

    def _numbered(self, part: str) -> set[int]:
        """The dossiers whose own reference holds this; none for signs alone."""
        if not part:
            return set()
        bares, (before, known) = self._bares, self._numbers
        if part != before:
            # as one types, each number asked for holds the one before: only what that one found can be it
            among = known if before and before in part else range(len(bares))
            known = {slot for slot in among if part in bares[slot]}
            self._numbers = part, known
        return set(known)

    def _join_fresh(self) -> None:
        if self._fresh:
            self._vocabulary += "\n".join(self._fresh) + "\n"
            self._fresh = []

    def _words_with(self, part: str, *, begun: bool) -> Iterator[str]:
        self._join_fresh()
        words, asked = self._vocabulary, f"\n{part}" if begun else part
        place = words.find(asked)
        while place >= 0:
            end = words.index("\n", place + 1)
            yield words[words.rindex("\n", 0, place + 1) + 1 : end]
            place = words.find(asked, end)


def _rank(entry: Entry, whole: str, typed: str) -> int:
    """Of a dossier whose number holds what was asked."""
    if entry.reference == typed:
        return 0
    if entry.bare == whole:
        return 1
    return 2 if entry.bare.startswith(whole) else 3
