"""What the program is made of, and under which licence each part comes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QFile, QIODevice


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `file` is its licence's text under resources/, empty when it is not shipped as a file."""

    name: str
    use: str
    licence: str
    file: str = ""


PARTS = (
    Part("vifdesk", "le programme", "Apache License 2.0", "licences/Apache-2.0.txt"),
    Part("Qt et PySide6", "la fenêtre", "GNU LGPL 3", "licences/LGPL-3.0.txt"),
    Part("GNU GPL 3", "que la LGPL complète", "texte de référence", "licences/GPL-3.0.txt"),
    Part("Liberation Sans", "les lettres", "SIL Open Font License 1.1", "polices/OFL.txt"),
    Part("ReportLab", "les papiers PDF", "BSD"),
    Part("pypdfium2 et PDFium", "l’aperçu des papiers", "Apache License 2.0, BSD"),
    Part("cryptography", "le chiffrement", "Apache License 2.0 ou BSD"),
    Part("python-calamine", "les listes XLSX et ODS", "MIT"),
    Part("platformdirs", "les dossiers du poste", "MIT"),
    Part("tzdata", "l’heure légale des territoires", "Apache License 2.0, domaine public"),
    Part("Pillow", "les images des papiers", "MIT-CMU"),
    Part("charset-normalizer, cffi", "au service des précédents", "MIT, MIT-0"),
    Part("Python", "le langage", "PSF License"),
)


def licence_text(file: str) -> str:
    """The text of a licence that is shipped; empty when it is not found."""
    text = QFile(f"resources:{file}")
    if not text.open(QIODevice.OpenModeFlag.ReadOnly):
        return ""
    content = bytes(text.readAll().data()).decode("utf-8", errors="replace")
    text.close()
    return content
