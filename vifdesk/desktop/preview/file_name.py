"""The name proposed for a saved paper: no name of a person in it, and none that Windows refuses. Pure."""

from __future__ import annotations

import re
from datetime import date

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_SPACES = re.compile(r"\s+")
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
_LONGEST = 100
"""Leaves room for the folders: Windows counts 260 characters for the whole path."""


def paper_name(what: str, parquet_number: str, day: date) -> str:
    """« Fiche TGD 26-04512 du 2026-11-22.pdf »; without a number, « Fiche TGD du 2026-11-22.pdf »."""
    parts = (safe_for_windows(what), safe_for_windows(parquet_number))
    words = " ".join(part for part in parts if part)
    return f"{safe_for_windows(words)} du {day.isoformat()}.pdf"


def safe_for_windows(words: str) -> str:
    """`words` without the characters, the endings and the names that Windows refuses."""
    plain = _SPACES.sub(" ", _FORBIDDEN.sub("-", words)).strip(" .-")[:_LONGEST].rstrip(" .-")
    return f"_{plain}" if plain.split(".")[0].strip().upper() in _RESERVED else plain


def with_pdf_ending(path: str) -> str:
    """`path`, ending in « .pdf » whatever was typed."""
    return path if path.lower().endswith(".pdf") else f"{path.rstrip('. ')}.pdf"
