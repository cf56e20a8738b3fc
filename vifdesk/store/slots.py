"""The data key, wrapped for each key holder.

A slot shows a public key (X25519) made from the holder's words. To wrap another data key one needs no words, so that a
rotation need not gather everybody; to unwrap it one does. A slot that the store did not make has no valid proof, so that
a rotation never wraps the new key for a stranger.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vifdesk.store.seal import HOLDER, KEY, Cipher, Keys, SealBroken, expand

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

RECOVERY = bytes(16)  # the id of the slot of the recovery key
_WRAP = b"vifdesk 1 slot"


@dataclass(frozen=True, slots=True)
class Slot:
    """One row. `derivation` is 0 for the recovery key."""

    id: bytes
    derivation: int
    public: bytes
    wrapped: bytes
    proof: bytes

    def checksum(self) -> bytes:
        """Tells a hurt slot from a wrong phrase; no secret is in it."""
        parts = (self.id, self.derivation.to_bytes(8, signed=True), self.public, self.wrapped)
        return hashlib.sha256(b"".join(parts)).digest()[:8]


def public_of(secret: bytes | bytearray, slot_id: bytes) -> bytes:
    """The public key of whoever holds this secret, in this slot."""
    return _private(secret, slot_id).public_key().public_bytes_raw()


def make_slot(keys: Keys, vault: bytes, slot_id: bytes, derivation: int, public: bytes) -> Slot:
    """Wrap the data key for the holder of `public`."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    once_public = once.public_key().public_bytes_raw()
    sealed = _cipher(shared, once_public, public).seal(bytes(keys.data_key), vault + slot_id)
    return Slot(slot_id, derivation, public, once_public + sealed, prove(keys, slot_id, derivation, public))


def open_slot(slot: Slot, secret: bytes | bytearray, vault: bytes) -> bytearray | None:
    """The data key; None where the slot is somebody else's.

    Raises:
        SealBroken: it is theirs, but hurt.

    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    private = _private(secret, slot.id)
    if not hmac.compare_digest(private.public_key().public_bytes_raw(), slot.public):
        return None
    once_public, sealed = slot.wrapped[:KEY], slot.wrapped[KEY:]
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(once_public))
    except ValueError:
        raise SealBroken from None
    return bytearray(_cipher(shared, once_public, slot.public).open(sealed, vault + slot.id))


def prove(keys: Keys, slot_id: bytes, derivation: int, public: bytes) -> bytes:
    """What only somebody with the data key can say of a slot."""
    return keys.mac(HOLDER, slot_id + derivation.to_bytes(8) + public)


def proven(keys: Keys, slot: Slot) -> bool:
    """Whether the store made this slot."""
    return slot.derivation >= 0 and hmac.compare_digest(
        prove(keys, slot.id, slot.derivation, slot.public), slot.proof
    )


def _private(secret: bytes | bytearray, slot_id: bytes) -> X25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(expand(secret, _WRAP + slot_id))


def _cipher(shared: bytes, once_public: bytes, public: bytes) -> Cipher:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return Cipher(HKDF(SHA256(), KEY, once_public + public, _WRAP).derive(shared))
