"""What is read in a Windows program file."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from windows_pe import libraries_of, symbols_of, version_of

SECTION, RAW = 0x1000, 0x400


def program(imports: dict[str, list[str]], delayed: list[str], version: tuple[int, int, int, int]) -> bytes:
    """A 64-bit file with one section: its tables of libraries, then a version block."""
    body = bytearray(0x1000)
    rows = 20 * (len(imports) + 1)
    delayed_at = rows
    free = delayed_at + 32 * (len(delayed) + 1)

    def put(content: bytes) -> int:
        nonlocal free
        at = free
        body[at : at + len(content)] = content
        free += len(content) + (-len(content) % 8)
        return SECTION + at

    for number, (library, names) in enumerate(imports.items()):
        hints = [put(b"\0\0" + name.encode() + b"\0") for name in names]
        thunks = put(struct.pack(f"<{len(hints) + 2}Q", *hints, 1 << 63 | 7, 0))
        struct.pack_into("<IIIII", body, 20 * number, thunks, 0, 0, put(library.encode() + b"\0"), thunks)
    for number, library in enumerate(delayed):
        struct.pack_into("<II", body, delayed_at + 32 * number, 1, put(library.encode() + b"\0"))
    one, two, three, four = version
    put(struct.pack("<IIII", 0xFEEF04BD, 0x10000, one << 16 | two, three << 16 | four))
    optional = bytearray(112 + 16 * 8)
    struct.pack_into("<H", optional, 0, 0x20B)
    struct.pack_into("<I", optional, 112 + 8 * 1, SECTION if imports else 0)
    struct.pack_into("<I", optional, 112 + 8 * 13, SECTION + delayed_at if delayed else 0)
    section = struct.pack("<8sIIII", b".rdata", len(body), SECTION, len(body), RAW) + bytes(16)
    header = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, len(optional), 0)
    start = b"MZ" + bytes(58) + struct.pack("<I", 64)
    return (start + header + bytes(optional) + section).ljust(RAW, b"\0") + bytes(body)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """One that asks for two libraries at once and for one later."""
    path = tmp_path / "Qt6Some.dll"
    asked = {"Qt6Core.dll": ["one", "two"], "KERNEL32.dll": ["Sleep"]}
    path.write_bytes(program(asked, ["Qt6Network.dll"], (3, 13, 2150, 1013)))
    return path


def test_it_names_the_libraries_that_windows_will_look_for(library: Path) -> None:
    """Also those that are loaded only when they are needed: one of the network must not hide there."""
    assert libraries_of(library) == {"qt6core.dll", "kernel32.dll", "qt6network.dll"}


def test_it_names_what_is_asked_of_one_library(library: Path) -> None:
    """By name; what is asked by number alone has none."""
    assert symbols_of(library, "Qt6Core.dll") == ("one", "two")
    assert symbols_of(library, "absent.dll") == ()


def test_it_reads_the_four_numbers_of_the_version(library: Path, tmp_path: Path) -> None:
    """A file without a version block has none, which is no error."""
    assert version_of(library) == (3, 13, 2150, 1013)
    (tmp_path / "bare").write_bytes(b"MZ")
    assert version_of(tmp_path / "bare") is None


@pytest.mark.parametrize("content", [b"", b"MZ" + bytes(100), b"\x7fELF" + bytes(100)])
def test_what_is_no_windows_program_is_refused(tmp_path: Path, content: bytes) -> None:
    """It is not taken for a program that needs nothing."""
    path = tmp_path / "other.dll"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="Windows"):
        libraries_of(path)
