"""What a user can be told: a sentence, and what to do about it. Everything else that is raised is a bug."""

from __future__ import annotations


class UserProblem(Exception):
    """Something that the user can understand and mend."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class BadInput(UserProblem):
    """Words that the program cannot accept; `field` names what is at fault."""

    def __init__(self, field: str, message: str, *, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.field = field


class NotWritten(UserProblem):
    """A file could not be written; nothing was lost."""
