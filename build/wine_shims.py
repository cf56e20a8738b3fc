"""What Wine lacks to load Qt and cryptography: three tiny libraries, for trials only, made here and never shipped.

`bcryptprimitives` gives random bytes by Wine's own generator; `icuuc` says that it knows no encoding, upon which Qt takes
its own; `mscms` says that no screen has a colour profile.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from preparation import NotReady, last_lines
from windows_pe import symbols_of
from wine import Wine

COMPILER = "x86_64-w64-mingw32-gcc"
ENTRY = "int __stdcall DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }\n"
EXPORT = "__declspec(dllexport)"
RANDOM = f"""\
unsigned char __stdcall SystemFunction036(void *, unsigned long);
{EXPORT} int ProcessPrng(void *to, unsigned long long count) {{ return SystemFunction036(to, (unsigned long)count); }}
"""
COLOURS = ("OpenColorProfileW", "CloseColorProfile", "GetColorProfileFromHandle", "WcsCreateIccProfile")
MISSING_FILE = 4  # ICU's own number for data that it does not find


def give_shims(wine: Wine, tree: Path) -> None:
    """Into this Wine's own system folder, after what the program in `tree` asks for."""
    system = wine.prefix / "drive_c" / "windows" / "system32"
    asked = symbols_of(next(tree.rglob("Qt6Core.dll")), "icuuc.dll")
    sources = {
        "bcryptprimitives": RANDOM,
        "icuuc": encodings(asked),
        "mscms": "".join(f"{EXPORT} void *{name}(void) {{ return 0; }}\n" for name in COLOURS),
    }
    for name, source in sources.items():
        target = system / f"{name}.dll"
        if name == "mscms" or not target.exists():  # a newer Wine may have the two others
            compile_library(source, target)
    wine.overrides += ";mscms=n"


def encodings(asked: tuple[str, ...]) -> str:
    """Every function of ICU that Qt asks for; the one that opens an encoding finds none."""
    opening = (
        f"{EXPORT} void *ucnv_open(const char *name, int *error) {{ *error = {MISSING_FILE}; return 0; }}\n"
    )
    others = [f"{EXPORT} void *{name}(void) {{ return 0; }}\n" for name in asked if name != "ucnv_open"]
    return "".join([opening, *others])


def compile_library(source: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text, made = Path(folder) / "shim.c", Path(folder) / target.name
        text.write_text(source + ENTRY, encoding="utf-8")
        words = [COMPILER, "-w", "-O1", "-shared", "-nostdlib", "-o", str(made), str(text), "-ladvapi32"]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NotReady(f"{target.name} n’a pas pu être compilé :\n{last_lines(done.stderr)}")
        shutil.copyfile(made, target)
