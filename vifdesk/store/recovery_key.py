"""The key for the court's safe: seven groups of four signs that nobody mistakes for others, with a check."""

from __future__ import annotations

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: 5 bits a sign
RANDOM_SIGNS = 26  # 130 bits: beyond any search, so no slow derivation is needed
CHECK_SIGNS = 2
_MISREAD = str.maketrans("OIL", "011")


def make_recovery_key() -> str:
    """A new one, in groups."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_SIGNS))
    whole = signs + _check(signs)
    return "-".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def read_recovery_key(text: str) -> str | None:
    """Its signs without the check, however they were typed; None where it cannot be one, a slip of the hand included."""
    signs = "".join(sign for sign in text.upper() if not sign.isspace() and sign not in "-–—").translate(
        _MISREAD
    )
    if len(signs) != RANDOM_SIGNS + CHECK_SIGNS or not set(signs) <= set(ALPHABET):
        return None
    body = signs[:RANDOM_SIGNS]
    return body if _check(body) == signs[RANDOM_SIGNS:] else None


def recovery_bytes(body: str, vault: bytes) -> bytearray:
    """The key that these signs give in this vault."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return bytearray(HKDF(SHA256(), 32, vault, b"vifdesk 1 recovery").derive(body.encode()))


def _check(body: str) -> str:
    number = int.from_bytes(hashlib.sha256(body.encode()).digest()[:2])
    return ALPHABET[number & 31] + ALPHABET[number >> 5 & 31]
