"""AES-256-GCM, and the keys that come from the data key. A seal says for what, and for which vault, it was made."""

from __future__ import annotations

import hmac
import secrets

NONCE = 12  # bytes, random for each seal
TAG = 16
KEY = 32

RECORD = b"vifdesk 1 record"
BRIEF = b"vifdesk 1 brief"
LOG = b"vifdesk 1 log"
CHAIN = b"vifdesk 1 chain"
STATE = b"vifdesk 1 state"
INVENTORY = b"vifdesk 1 inventory"
HOLDER = b"vifdesk 1 holder"


class SealBroken(Exception):
    """The bytes are not what was sealed, or not by this key, or not for this place."""


class Cipher:
    """Seals and opens under one key."""

    def __init__(self, key: bytes | bytearray) -> None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._aead = AESGCM(key)
        self._broken = InvalidTag

    def seal(self, plain: bytes, bound: bytes) -> bytes:
        """Nonce, ciphertext, tag. `bound` is not in it, but it opens only with the same."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._aead.encrypt(nonce, plain, bound)

    def open(self, sealed: object, bound: bytes) -> bytes:
        """What was sealed.

        Raises:
            SealBroken: anything at all is wrong with it.

        """
        if not isinstance(sealed, bytes) or len(sealed) < NONCE + TAG:
            raise SealBroken
        try:
            return self._aead.decrypt(sealed[:NONCE], sealed[NONCE:], bound)
        except self._broken:
            raise SealBroken from None


class Keys:
    """All keys of an open vault. `forget` overwrites what Python lets one overwrite: OpenSSL's own copies go with it."""

    def __init__(self, data_key: bytes | bytearray) -> None:
        self.data_key = bytearray(data_key)
        self.records = Cipher(expand(data_key, RECORD))
        self.log = Cipher(expand(data_key, LOG))
        self.state = Cipher(expand(data_key, STATE))
        self._macs = {purpose: bytearray(expand(data_key, purpose)) for purpose in (CHAIN, INVENTORY, HOLDER)}

    def mac(self, purpose: bytes, message: bytes) -> bytes:
        """HMAC-SHA-256 of the message under the key of this purpose."""
        return hmac.digest(self._macs[purpose], message, "sha256")

    def forget(self) -> None:
        """Overwrite the keys; nothing can be sealed or opened afterwards."""
        for key in (self.data_key, *self._macs.values()):
            wipe(key)
        self._macs.clear()
        del self.records, self.log, self.state


def expand(key: bytes | bytearray, purpose: bytes) -> bytes:
    """A key of 32 bytes for one purpose, from a key that is random through and through (HKDF-Expand)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

    return HKDFExpand(SHA256(), KEY, purpose).derive(bytes(key))


def wipe(key: bytearray) -> None:
    """Overwrite a key in place."""
    key[:] = bytes(len(key))
