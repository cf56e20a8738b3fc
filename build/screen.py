"""Whether a window could be seen: without a screen one would wait for ever, unseen."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path


def reachable_screen() -> str | None:
    """The screen's name as the system knows it, or None; a name that answers nobody is no screen."""
    if not sys.platform.startswith("linux"):
        return sys.platform
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and answers(socket.AF_UNIX, str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland)):
        return wayland
    display = os.environ.get("DISPLAY")
    return display if display and x_server_answers(display) else None


def x_server_answers(display: str) -> bool:
    """`[host]:number[.screen]`; without a host, the local socket, also in its abstract form."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdigit():
        return False
    if host and not host.startswith(("unix", "/")):
        return answers(socket.AF_INET, (host, 6000 + int(number)))
    path = f"/tmp/.X11-unix/X{number}"
    return answers(socket.AF_UNIX, path) or answers(socket.AF_UNIX, f"\0{path}")


def answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as link:
        link.settimeout(2)
        try:
            link.connect(address)
        except OSError:
            return False
    return True
