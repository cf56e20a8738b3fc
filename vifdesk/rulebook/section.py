"""One table of a TOML file, read key by key; whatever is missing, of the wrong kind or unknown becomes a complaint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from vifdesk.domain.law.complaint import Complaint

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_KINDS: dict[type, str] = {
    str: "un texte",
    int: "un nombre entier",
    bool: "true ou false",
    date: "une date AAAA-MM-JJ",
    list: "une liste",
}


class Section:
    """A table with its place in the file. Keys that nobody took are refused by `close`."""

    def __init__(
        self, file: str, place: str, content: Mapping[str, object], complaints: list[Complaint]
    ) -> None:
        self.file = file
        self.place = place
        self.content = content
        self._complaints = complaints
        self._taken: set[str] = set()

    def complain(self, message: str, remedy: str = "") -> None:
        """Record that something is wrong here."""
        self._complaints.append(Complaint(self.file, self.place, message, remedy))

    def has(self, key: str) -> bool:
        """Whether the key stands there."""
        return key in self.content

    def text(self, key: str, default: str | None = None) -> str:
        """A text; `default` None makes it compulsory."""
        return self._get(key, str, default, "")

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self._get(key, int, default, 0)

    def flag(self, key: str, default: bool | None = False) -> bool:
        """True or false."""
        return self._get(key, bool, default, default or False)

    def day(self, key: str) -> date:
        """A compulsory day."""
        return self._get(key, date, None, date(1900, 1, 1))

    def optional_day(self, key: str) -> date | None:
        """A day, or None when the key is absent."""
        return self.day(key) if self.has(key) else None

    def optional_whole(self, key: str) -> int | None:
        """A whole number, or None when the key is absent."""
        return self.whole(key) if self.has(key) else None

    def optional_text(self, key: str) -> str | None:
        """A text, or None when the key is absent."""
        return self.text(key) if self.has(key) else None

    def texts(self, key: str, *, compulsory: bool = False) -> tuple[str, ...]:
        """A list of texts; when compulsory, an empty one is refused too."""
        items = self._get(key, list, None if compulsory else [], [])
        if any(not isinstance(item, str) or not item.strip() for item in items):
            self.complain(f"« {key} » doit être une liste de textes non vides.")
            return ()
        if compulsory and self.has(key) and not items:
            self.complain(f"« {key} » est vide.", "Citer au moins une source.")
        return tuple(items)

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """One of an enumeration's words."""
        word = self.text(key, None if default is None else default.value)
        try:
            return kind(word)
        except ValueError:
            if self.has(key):
                known = ", ".join(item.value for item in kind)
                self.complain(f"« {key} » vaut « {word} ».", f"Valeurs acceptées : {known}.")
            return default if default is not None else next(iter(kind))

    def sections(self, key: str, name: str, label: str = "id") -> Iterator[Section]:
        """The tables of an array, each placed by its `label` or its rank."""
        items = self._get(key, list, [], [])
        for rank, item in enumerate(items, start=1):
            if not isinstance(item, dict):
                self.complain(f"« {key} » doit être un tableau de tables.", f"Écrire [[{key}]].")
                continue
            shown = f"{name} « {item[label]} »" if label in item else f"{name} n° {rank}"
            place = shown if self.place == "en-tête" else f"{self.place}, {shown}"
            yield Section(self.file, place, item, self._complaints)

    def section(self, key: str) -> Section | None:
        """One inner table, or None when absent."""
        if not self.has(key):
            return None
        inner = self._get(key, dict, None, {})
        return Section(self.file, f"{self.place}, « {key} »", inner, self._complaints)

    def close(self) -> None:
        """Refuse the keys that nobody took."""
        for key in self.content:
            if key not in self._taken:
                self.complain(
                    f"clé inconnue « {key} ».", "La corriger ou la retirer (voir docs/rule_format.md)."
                )

    def _get(self, key: str, kind: type[T], default: T | None, fallback: T) -> T:
        self._taken.add(key)
        if key not in self.content:
            if default is None:
                self.complain(f"« {key} » manque.", f"L’ajouter : {_KINDS.get(kind, 'une table')}.")
                return fallback
            return default
        value = self.content[key]
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)) and value != "":
            return value
        self.complain(f"« {key} » vaut « {value} ».", f"Il faut {_KINDS.get(kind, 'une table')}.")
        return fallback
