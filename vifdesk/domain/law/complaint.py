"""What is wrong with a rule file, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """One thing wrong, in French: the file (relative to resources/), the place in it, what, and the remedy."""

    file: str
    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}, {self.place} : {self.message} {self.remedy}".replace(" :", "\u00a0:").strip()


class RulesRefused(Exception):
    """Rule files that cannot be used; every complaint at once."""

    def __init__(self, complaints: tuple[Complaint, ...]) -> None:
        super().__init__("\n".join(str(complaint) for complaint in complaints))
        self.complaints = complaints
