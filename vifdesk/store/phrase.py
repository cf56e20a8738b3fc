"""From a passphrase to a key. The parameters are kept beside the salt, so that they can be raised over the years."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from vifdesk.actions.vault_problems import PhraseRefused
from vifdesk.store.seal import KEY

SALT = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id is made to spend. Half a second on a court's machine, for each phrase that a thief tries."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4

    def sane(self) -> bool:
        """Within what the program ever writes: a damaged number must not ask for all the memory of the machine."""
        return (
            1 <= self.lanes <= 16
            and 1 <= self.iterations <= 32
            and 8 * self.lanes <= self.memory_kib <= 1 << 20
        )


def phrase_bytes(phrase: str) -> bytes:
    """The phrase as it is derived: the same letter typed on two keyboards is the same letter (NFC), in UTF-8.

    Raises:
        PhraseRefused: empty, or not text.

    """
    if not phrase:
        raise PhraseRefused
    try:
        return unicodedata.normalize("NFC", phrase).encode()
    except UnicodeEncodeError:
        raise PhraseRefused from None


def derive(phrase: str, salt: bytes, cost: Cost) -> bytearray:
    """The key that these words give."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    argon = Argon2id(
        salt=salt, length=KEY, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return bytearray(argon.derive(phrase_bytes(phrase)))
