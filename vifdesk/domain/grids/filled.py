"""One grid as somebody filled it in: the day, the service, the answers, and what was written beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from vifdesk.domain.grids.grid import ANSWERS, Answers


@dataclass(frozen=True, slots=True)
class FilledGrid:
    """What was received. `day` is « AAAA-MM-JJ »; `remarks` by question; answers of questions that are no more stay."""

    grid: str
    day: str
    service: str = ""
    answers: Answers = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


def with_answer(filled: FilledGrid, question: str, answer: str | None) -> FilledGrid:
    """The same with this answer, or without any (None)."""
    answers = {key: value for key, value in filled.answers.items() if key != question}
    return replace(filled, answers=answers if answer is None else {**answers, question: answer})


def with_remark(filled: FilledGrid, question: str, remark: str) -> FilledGrid:
    """The same with these words beside a question; empty words take them away."""
    remarks = {key: text for key, text in filled.remarks.items() if key != question}
    return replace(filled, remarks={**remarks, question: remark} if remark.strip() else remarks)


def filled_json(filled: FilledGrid) -> dict[str, object]:
    """As a dossier keeps it."""
    kept: dict[str, object] = {
        "grille": filled.grid,
        "le": filled.day,
        "reponses": dict(filled.answers),
    }
    if filled.service.strip():
        kept["service"] = filled.service.strip()
    if filled.remarks:
        kept["remarques"] = dict(filled.remarks)
    if filled.note.strip():
        kept["note"] = filled.note
    return kept


def read_filled(kept: Mapping[str, object]) -> FilledGrid:
    """From a dossier; whatever cannot be an answer is left aside, never guessed."""
    return FilledGrid(
        grid=str(kept.get("grille", "")),
        day=str(kept.get("le", "")),
        service=str(kept.get("service", "")),
        answers={key: value for key, value in _texts(kept.get("reponses")).items() if value in ANSWERS},
        remarks=_texts(kept.get("remarques")),
        note=str(kept.get("note", "")),
    )


def _texts(kept: object) -> dict[str, str]:
    pairs = kept.items() if isinstance(kept, Mapping) else ()
    return {str(key): value for key, value in pairs if isinstance(value, str)}
