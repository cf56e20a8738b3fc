"""The place « Dossiers » of the register's tests: the grid is laid over it."""

from __future__ import annotations

from tests.desktop.register.conftest import keeper, page

__all__ = ["keeper", "page"]
