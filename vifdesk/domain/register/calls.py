"""A call of the duty week, as the notebook keeps it: one line, and what is to come of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vifdesk.domain.register.shape import Content, RefusedField, is_moment, read_line

TEXTS = {"service": "service", "fonction": "function", "objet": "subject", "suite": "next_step"}
"""The lines of a call: the key in the vault, and its name here; in the order in which they are filled in."""


class CallState(StrEnum):
    """Where a call stands. `EN_COURS`: it is being written, or was left for another one before it was filed."""

    A_RAPPELER = "a_rappeler"
    EN_COURS = "en_cours"
    CLOS = "clos"


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `call_back`: when one promised to ring again; `reference`: the dossier that came of it, empty for none."""

    at: datetime
    service: str = ""
    function: str = ""
    subject: str = ""
    next_step: str = ""
    call_back: datetime | None = None
    state: CallState = CallState.EN_COURS
    reference: str = ""
    by: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written in it yet."""
        return not any((self.service, self.function, self.subject, self.next_step)) and self.call_back is None

    @property
    def caller(self) -> str:
        """Who called: the service, and the officer's function."""
        return ", ".join(part for part in (self.service, self.function) if part)

    @property
    def title(self) -> str:
        """What it was about, else who called, on one line."""
        return self.subject or self.caller


def read_call(content: Content) -> Call:
    """A call as the vault, or a colleague's file, gives it.

    Raises:
        RefusedField: the first key that does not fit.

    """
    at = _moment("le", content.get("le"))
    back = content.get("rappeler_le")
    texts = {name: read_line(key, content.get(key, "")).strip() for key, name in TEXTS.items()}
    return Call(
        at=at,
        call_back=None if back in (None, "") else _moment("rappeler_le", back),
        state=_state(content.get("etat", CallState.EN_COURS.value)),
        reference=read_line("reference", content.get("reference", "")).strip(),
        by=read_line("par", content.get("par", "")),
        **texts,
    )


def call_json(call: Call) -> dict[str, object]:
    """The call as the vault keeps it."""
    said: dict[str, object] = {"le": call.at.isoformat(timespec="minutes")}
    said.update((key, getattr(call, name)) for key, name in TEXTS.items())
    if call.call_back is not None:
        said["rappeler_le"] = call.call_back.isoformat(timespec="minutes")
    return {**said, "etat": call.state.value, "reference": call.reference, "par": call.by}


def as_item(call: Call) -> dict[str, object]:
    """The call as one of a dossier's `appels`."""
    item: dict[str, object] = {"le": call.at.isoformat(timespec="minutes")}
    told = {"service": call.caller, "objet": call.subject, "suite": call.next_step}
    return item | {key: text for key, text in told.items() if text}


def newest_first(calls: Iterable[tuple[str, Call]]) -> list[tuple[str, Call]]:
    """By moment, the latest first; of the same minute, the one written last."""
    return sorted(calls, key=lambda pair: pair[1].at, reverse=True)


def _state(raw: object) -> CallState:
    if isinstance(raw, str) and raw in {state.value for state in CallState}:
        return CallState(raw)
    raise RefusedField("etat", raw, ", ".join(state.value for state in CallState))


def _moment(field: str, raw: object) -> datetime:
    if not is_moment(raw):
        raise RefusedField(field, raw, "un moment AAAA-MM-JJTHH:MM")
    return datetime.fromisoformat(str(raw))
