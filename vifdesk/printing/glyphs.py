"""What of a text the font can show. What it cannot is shown as a box: never a crash, never an invisible loss."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

from vifdesk.domain.documents.words import NO_BREAK, unbroken

REPLACEMENT = "□"
"""Stands for one character that the font lacks; the font has it."""
REPLACEMENT_NOTE = f"{REPLACEMENT} tient la place d’un caractère que la police d’impression n’a pas\u00a0: le lire à l’écran."
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_THIN_SPACES = re.compile("[\u202f\u2007]")
_WIDE_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_PLAIN = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u017f’“”…–—]*")


def printable(text: str, glyphs: AbstractSet[int]) -> str:
    """`text` with its lines kept and each character that `glyphs` lacks replaced; no break inside « 17 h 40 »."""
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    text = _WIDE_SPACES.sub(" ", _THIN_SPACES.sub(NO_BREAK, text))
    if not _PLAIN.fullmatch(text):
        text = "".join(_shown(character, glyphs) for character in text)
    return unbroken(text)


def _shown(character: str, glyphs: AbstractSet[int]) -> str:
    if character == "\n":
        return character
    if unicodedata.category(character) == "Cf" or _VARIANT.match(character):
        return ""  # joins, directions, variants: nothing to see
    if ord(character) not in glyphs or unicodedata.category(character) in ("Cc", "Cs", "Co"):
        return REPLACEMENT
    # The press writes from left to right: a word drawn backwards would be misread without a sign of it.
    if unicodedata.bidirectional(character) in ("R", "AL"):
        return REPLACEMENT
    return character
