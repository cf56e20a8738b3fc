"""What a Windows program file says of itself: which libraries it asks for, which version it is."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

IMPORTS, DELAYED = 1, 13  # rows of the table of directories


def libraries_of(path: Path) -> frozenset[str]:
    """The names, in lower case, of the libraries that Windows looks for when it loads this file.

    Raises:
        ValueError: this is no 64-bit program file.

    """
    return frozenset(_Image(path.read_bytes()).libraries())


def symbols_of(path: Path, library: str) -> tuple[str, ...]:
    """What this file asks of one library, by name.

    Raises:
        ValueError: this is no 64-bit program file.

    """
    return tuple(_Image(path.read_bytes()).symbols(library.lower()))


def version_of(path: Path) -> tuple[int, int, int, int] | None:
    """The four numbers of its version block, if it has one."""
    content = path.read_bytes()
    at = content.find(struct.pack("<I", 0xFEEF04BD))
    if at < 0:
        return None
    high, low = struct.unpack_from("<II", content, at + 8)
    return high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF


class _Image:
    """The few tables of a PE32+ file that name its libraries."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        header = self._number(0x3C) if content[:2] == b"MZ" else -1
        if header < 0 or content[header : header + 4] != b"PE\0\0" or self._half(header + 24) != 0x20B:
            raise ValueError("not a 64-bit Windows program file")
        self._directories = header + 24 + 112
        sections = header + 24 + self._half(header + 20)
        self._sections = [sections + 40 * number for number in range(self._half(header + 6))]

    def libraries(self) -> Iterator[str]:
        for directory, size, name in ((IMPORTS, 20, 12), (DELAYED, 32, 4)):
            start = self._number(self._directories + 8 * directory)
            row = self._place(start) if start else None
            while row is not None and (told := self._number(row + name)):
                yield self._text(self._place(told)).lower()
                row += size

    def symbols(self, library: str) -> Iterator[str]:
        """Of the libraries that are loaded with the file; what is asked by number has no name."""
        row = self._place(self._number(self._directories + 8 * IMPORTS))
        while told := self._number(row + 12):
            if self._text(self._place(told)).lower() == library:
                at = self._place(self._number(row) or self._number(row + 16))
                while asked := struct.unpack_from("<Q", self._content, at)[0]:
                    if not asked >> 63:
                        yield self._text(self._place(asked) + 2)
                    at += 8
            row += 20

    def _place(self, address: int) -> int:
        """Where in the file lies what is loaded at this address."""
        for section in self._sections:
            first, size = self._number(section + 12), self._number(section + 16)
            if first <= address < first + size:
                return address - first + self._number(section + 20)
        raise ValueError(f"no section holds address {address:#x}")

    def _text(self, at: int) -> str:
        return self._content[at : self._content.index(b"\0", at)].decode("ascii")

    def _number(self, at: int) -> int:
        return int(struct.unpack_from("<I", self._content, at)[0])

    def _half(self, at: int) -> int:
        return int(struct.unpack_from("<H", self._content, at)[0])
