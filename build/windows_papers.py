"""What travels with the program so that it can be trusted: licences, the note on Qt, prints of every file."""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from preparation import NotReady
from windows_components import KEPT, Component
from windows_runtime import Runtime, exact_version

# Where a wheel's own words are no SPDX expression. Of a choice, what vifdesk takes.
TAKEN = {
    "charset-normalizer": "MIT",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "pyside6-essentials": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "tzdata": "Apache-2.0",
}
OF_QT = ("pyside6-essentials", "shiboken6")
COMMERCIAL = "LicenseRef-Qt-Commercial"  # the other choice, which is not taken
# Inside Qt's libraries, after its own list of attributions for Core, Gui, Widgets, Print Support and Svg.
INSIDE_QT = (
    ("BLAKE2, SHA-1, SHA-3, MD5", "CC0-1.0 ou domaine public"),
    ("double-conversion", "BSD-3-Clause"),
    ("Easing Equations", "BSD-3-Clause"),
    ("FreeType, rastérisation", "FTL"),
    ("HarfBuzz", "MIT"),
    ("libjpeg-turbo", "IJG, BSD-3-Clause et Zlib"),
    ("libpng", "libpng-2.0"),
    ("MD4C", "MIT"),
    ("PCRE2", "BSD-3-Clause"),
    ("Tables Unicode et CLDR", "Unicode-3.0"),
    ("TinyCBOR", "MIT"),
    ("zlib", "Zlib"),
)

READ_ME = """\
vifdesk {version} : ce qui est livré, et sous quelle licence
{rule}

{table}

Les textes sont dans les sous-dossiers de ce dossier, sauf ceux de vifdesk (Apache-2.0), de la LGPL et de la GPL
(resources\\licences) et des polices (resources\\polices\\OFL.txt). La liste complète, avec les empreintes des paquets
d’origine, est dans composition.cdx.json (format CycloneDX). SHA256SUMS donne l’empreinte de chaque fichier livré.


Qt et PySide6 : vos droits
--------------------------

La fenêtre de vifdesk utilise Qt et PySide6 {qt}, sous licence GNU LGPL version 3 : textes dans
resources\\licences\\LGPL-3.0.txt et GPL-3.0.txt. Ils sont livrés tels que leurs auteurs les publient, sans modification,
en bibliothèques séparées que le programme charge à son démarrage :

    Lib\\site-packages\\PySide6     Qt6*.dll, Qt*.pyd, pyside6.abi3.dll
    Lib\\site-packages\\shiboken6   shiboken6.abi3.dll, Shiboken.pyd

Vous pouvez les modifier, et faire tourner vifdesk avec les vôtres :

 1. obtenez les sources de cette même version : qtbase, qtsvg et pyside-setup, étiquette v{qt}, chez leurs auteurs
    (https://code.qt.io) ;
 2. construisez-les pour Windows 64 bits et CPython {python} ;
 3. remplacez les fichiers de même nom dans les deux dossiers ci-dessus.

vifdesk ne contrôle pas ces fichiers à son démarrage ; seule une vérification que vous demandez signale qu’ils ne sont
plus ceux d’origine. Rien dans ses conditions n’interdit l’étude de ces bibliothèques ni la mise au point de vos
modifications. Si les sources n’étaient plus disponibles chez leurs auteurs, demandez-les à qui vous a remis vifdesk.

Qt contient lui-même, dans les bibliothèques livrées ici :

{inside}

Ceux de leurs textes qui ne sont pas dans ce dossier sont dans les sources de Qt (fichiers qt_attribution.json).
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what is shipped. `origin` is the package it came in, `sha256` that package's print, if any."""

    name: str
    version: str
    licence: str
    origin: str = ""
    sha256: str = ""


def parts_of(version: str, runtime: Runtime, found: list[Component]) -> list[Part]:
    """The program, its runtime, its components, its fonts."""
    parts = [
        Part("vifdesk", version, "Apache-2.0"),
        Part("CPython", exact_version(runtime), "Python-2.0.1", runtime.origin, runtime.sha256),
    ]
    for component in shipped(found):
        content = component.wheel.read_bytes()
        parts.append(
            Part(
                component.name,
                component.version,
                licence_of(component),
                component.wheel.name,
                hashlib.sha256(content).hexdigest(),
            )
        )
    return [*parts, Part("Liberation Sans", "2.1.5", "OFL-1.1")]


def shipped(found: list[Component]) -> list[Component]:
    """Those of which something is kept."""
    return [component for component in found if KEPT.get(component.name, ("*",))]


def licence_of(component: Component) -> str:
    """An SPDX expression where there is one, else the wheel's own words."""
    if component.name in TAKEN:
        return TAKEN[component.name]
    header = metadata_of(component).split("\n\n")[0]
    for field in ("License-Expression", "License"):
        if match := re.search(rf"^{field}: (.+)$", header, re.MULTILINE):
            return match[1].strip()
    raise NotReady(
        f"La licence de {component.name} n’est dite nulle part : ajoutez-la à build/windows_papers.py."
    )


def metadata_of(component: Component) -> str:
    with zipfile.ZipFile(component.wheel) as wheel:
        name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        return wheel.read(name).decode("utf-8")


def lay_licences(tree: Path, version: str, runtime: Runtime, found: list[Component]) -> None:
    """The folder `licences`: one folder a component, and the note that explains it.

    Raises:
        NotReady: a component comes without the text of its licence.

    """
    folder = tree / "licences"
    put(folder / "CPython" / "LICENSE.txt", runtime.files["LICENSE.txt"])
    for component in shipped(found):
        texts = licence_texts(component)
        if not texts and component.name not in OF_QT:
            raise NotReady(f"{component.wheel.name} ne contient pas le texte de sa licence.")
        for name, content in texts.items():
            put(folder / component.name / name, content)
    put(folder / "LISEZMOI.txt", read_me(version, runtime, found).replace("\n", "\r\n").encode("utf-8-sig"))


def licence_texts(component: Component) -> dict[str, bytes]:
    with zipfile.ZipFile(component.wheel) as wheel:
        return {
            name.split("/licenses/", 1)[1]: wheel.read(name)
            for name in wheel.namelist()
            if ".dist-info/licenses/" in name and not name.endswith("/") and COMMERCIAL not in name
        }


def read_me(version: str, runtime: Runtime, found: list[Component]) -> str:
    parts = parts_of(version, runtime, found)
    title = f"vifdesk {version} : ce qui est livré, et sous quelle licence"
    return READ_ME.format(
        version=version,
        rule="=" * len(title),
        table="\n".join(f"    {part.name:<22}{part.version:<12}{part.licence}" for part in parts),
        qt=next(part.version for part in parts if part.name == OF_QT[0]),
        python=runtime.minor,
        inside="\n".join(f"    {name:<30}{licence}" for name, licence in INSIDE_QT),
    )


# ------------------------------------------------------------------------------------------------ prints


def write_prints(tree: Path) -> None:
    """SHA256SUMS, which the program reads itself by, and contenu.txt, which the installer removes by."""
    names = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file())
    strange = [name for name in names if not name.isascii()]
    if strange:
        raise NotReady(f"L’installeur ne sait lire que des noms sans accent : {', '.join(strange)}.")
    lines = [f"{hashlib.sha256((tree / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    put(tree / "SHA256SUMS", "".join(lines).encode())
    put(tree / "contenu.txt", content_list([*names, "SHA256SUMS"]).encode())


def content_list(names: list[str]) -> str:
    """Each file, then each folder with a final stroke, the deepest first; Windows' strokes and ends of line."""
    folders = {parent.as_posix() for name in names for parent in Path(name).parents} - {"."}
    ordered = [
        *sorted(names),
        *(f"{name}/" for name in sorted(folders, key=lambda name: (-name.count("/"), name))),
    ]
    return "".join(name.replace("/", "\\") + "\r\n" for name in ordered)


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
