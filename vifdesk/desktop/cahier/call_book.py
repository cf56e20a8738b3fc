"""Where the window keeps calls: in the open vault, else in memory until one is opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vifdesk.actions.desk import Desk
from vifdesk.domain.register.calls import Call, CallState, newest_first
from vifdesk.domain.register.search import plain

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper

_MEMORY = "memoire-"


class CallBook(QObject):
    """`changed()`: there is one more, one less, or one says something else. `moved(old id, new id)`: it went into the vault.

    What the vault refuses is raised as a `UserProblem`; the call stays where it was.
    """

    changed = Signal()
    moved = Signal(str, str)

    def __init__(self, desk: Desk, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._keeper = desk, keeper
        self._memory: dict[str, Call] = {}
        self._count = 0
        keeper.opened.connect(self._pour)
        keeper.locked.connect(self.changed)

    @property
    def is_durable(self) -> bool:
        """Whether what is kept now is on the disk."""
        return self._keeper.is_open

    @property
    def only_in_memory(self) -> int:
        """How many calls would be lost if the window closed now."""
        return len(self._memory)

    def keep(self, call_id: str | None, call: Call) -> str:
        """Keep a call that is being written; its id."""
        if not self._keeper.is_open:
            return self._remember(call_id, replace(call, state=CallState.EN_COURS))
        from vifdesk.actions.note_call import keep_call

        kept = keep_call(self._keeper.register, self._vault_id(call_id), call)
        self._forget(call_id)
        self.changed.emit()
        return kept

    def file(self, call_id: str | None, call: Call) -> str:
        """File a call; its id."""
        if not self._keeper.is_open:
            state = CallState.CLOS if call.call_back is None else CallState.A_RAPPELER
            return self._remember(call_id, replace(call, state=state))
        from vifdesk.actions.note_call import file_call

        filed = file_call(self._desk, self._keeper.register, self._vault_id(call_id), call)
        self._forget(call_id)
        self.changed.emit()
        return filed

    def correct(self, call_id: str, call: Call) -> str:
        """Write a filed call anew; its id."""
        if call_id in self._memory:
            return self.file(call_id, call)
        from vifdesk.actions.note_call import correct_call

        corrected = correct_call(self._desk, self._keeper.register, call_id, call)
        self.changed.emit()
        return corrected

    def drop(self, call_id: str) -> object:
        """Take a call out; give what comes back to `bring_back`."""
        if call_id in self._memory:
            dropped: object = (call_id, self._memory.pop(call_id))
        else:
            from vifdesk.actions.note_call import drop_call

            dropped = drop_call(self._keeper.register, call_id)
        self.changed.emit()
        return dropped

    def bring_back(self, dropped: object) -> str:
        """Put a call that was just taken out back; its id."""
        from vifdesk.actions.note_call import bring_back_call
        from vifdesk.actions.vault_port import Stored

        if isinstance(dropped, Stored):
            again = bring_back_call(self._keeper.register, dropped)
            self.changed.emit()
            return again
        assert isinstance(dropped, tuple)
        call_id, call = dropped
        return self.keep(call_id, call) if call.state is CallState.EN_COURS else self.file(call_id, call)

    def call(self, call_id: str) -> Call:
        """The call of this id.

        Raises:
            BadInput: there is none.

        """
        if call_id in self._memory:
            return self._memory[call_id]
        from vifdesk.actions.note_call import call_of

        return call_of(self._keeper.register, call_id)

    def read(self, *, since: datetime | None = None, words: str = "") -> list[tuple[str, Call]]:
        """The calls since a moment that hold all these words, the latest first."""
        asked = plain(words).split()
        found = [
            (call_id, call)
            for call_id, call in self._memory.items()
            if (since is None or call.at >= since)
            and all(word in plain(f"{call.caller} {call.subject} {call.next_step}") for word in asked)
        ]
        if self._keeper.is_open:
            from vifdesk.actions.note_call import read_calls

            found += read_calls(self._keeper.register, since=since, words=words)
        return newest_first(found)

    def unfinished(self) -> list[tuple[str, Call]]:
        """One's own calls that were left before they were filed, the oldest first."""
        if not self._keeper.is_open:
            return [(key, call) for key, call in self._memory.items() if call.state is CallState.EN_COURS]
        from vifdesk.actions.note_call import unfinished_calls

        return unfinished_calls(self._keeper.register)

    def services(self) -> list[str]:
        """Who called before, the latest first, for completion."""
        return list(dict.fromkeys(call.service for _id, call in self.read() if call.service))

    def functions(self) -> list[str]:
        """What callers were before, the latest first."""
        return list(dict.fromkeys(call.function for _id, call in self.read() if call.function))

    # ------------------------------------------------------------------------------------------------ inside

    def _remember(self, call_id: str | None, call: Call) -> str:
        if call_id is None:
            self._count += 1
            call_id = f"{_MEMORY}{self._count}"
        self._memory[call_id] = call
        self.changed.emit()
        return call_id

    def _vault_id(self, call_id: str | None) -> str | None:
        return None if call_id is not None and call_id.startswith(_MEMORY) else call_id

    def _forget(self, call_id: str | None) -> None:
        if call_id is not None:
            self._memory.pop(call_id, None)

    def _pour(self, _vault: object = None) -> None:
        """The vault is open: what waited in memory goes into it; what it refuses waits on."""
        from vifdesk.actions.problems import UserProblem

        for call_id, call in list(self._memory.items()):
            try:
                kept = (
                    self.keep(call_id, call) if call.state is CallState.EN_COURS else self.file(call_id, call)
                )
            except UserProblem:
                continue
            self.moved.emit(call_id, kept)
        self.changed.emit()
