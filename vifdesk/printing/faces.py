"""The program's own font, embedded in every paper: the same letters on every machine."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from vifdesk.printing.theme import Face


class Faces:
    """The weights of the font, read once from `folder`: what they can show and how wide each letter is."""

    def __init__(self, folder: Path) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        fonts = {face: TTFont(str(face), str(folder / f"{face}.ttf")) for face in Face}
        for font in fonts.values():
            pdfmetrics.registerFont(font)
        self.glyphs = frozenset[int].intersection(
            *(frozenset(font.face.charToGlyph) for font in fonts.values())
        )
        self._widths: dict[Face, dict[str, float]] = {
            face: {chr(code): font.face.charWidths.get(code, font.face.defaultWidth) for code in self.glyphs}
            for face, font in fonts.items()
        }

    def width(self, text: str, face: Face) -> float:
        """The width of `text`, whose letters are all in `glyphs`, in thousandths of its size."""
        widths = self._widths[face]
        return sum([widths[letter] for letter in text])


def shipped_fonts() -> Path:
    """The folder of the program's own font: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources" / "polices"
    return inside if inside.is_dir() else package.parent / "resources" / "polices"


@lru_cache(maxsize=2)
def faces_in(folder: Path) -> Faces:
    """The font of `folder`; reading it takes 30 ms, so it is kept."""
    return Faces(folder)
