"""Where a vault may lie: on a disk of this machine that nothing copies elsewhere."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from vifdesk.actions.vault_problems import PlaceRefused

_NETWORKS = frozenset(
    [
        "afs",
        "autofs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.davfs",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.sshfs",
        "glusterfs",
        "gfs2",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "smb2",
        "smb3",
        "smbfs",
    ]
)
_SYNCHRONISED = ("onedrive", "dropbox", "nextcloud", "owncloud", "google drive", "googledrive", "icloud")
_REMOTE_DRIVE = 4  # Windows: DRIVE_REMOTE


def refuse_bad_place(path: str) -> None:
    """Pass where a vault may lie.

    Raises:
        PlaceRefused: its folder is none, lies on another machine, roams with the session, or is copied to a cloud.

    """
    if is_share(path) or is_share(os.path.realpath(path)):
        raise PlaceRefused(path, "network")
    real = Path(os.path.realpath(path))
    if real.is_dir() or not real.parent.is_dir():
        raise PlaceRefused(path, "folder")
    if _on_network(real):
        raise PlaceRefused(path, "network")
    if _roams(real):
        raise PlaceRefused(path, "roaming")
    if is_synchronised(real):
        raise PlaceRefused(path, "synchronised")


def is_share(path: str) -> bool:
    r"""A Windows share: \\server\folder, also as \\?\UNC\server\folder."""
    told = path.replace("/", "\\")
    if os.name != "nt" and not path.startswith("\\\\"):
        return False
    return told.startswith("\\\\") and (
        not told.startswith(("\\\\?\\", "\\\\.\\")) or told[4:8].upper() == "UNC\\"
    )


def is_synchronised(path: PurePath) -> bool:
    """Below a folder that a cloud program keeps the same elsewhere, by its usual name."""
    return any(part.lower().startswith(_SYNCHRONISED) for part in path.parts[1:-1])


def mounted_as(path: PurePath, mounts: str) -> str:
    """The kind of file system that holds the path, after the text of /proc/self/mountinfo; empty if unknown."""
    kind, longest = "", -1
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split()
        if len(fields) < 5 or not right:
            continue
        point = fields[4].replace("\\040", " ")
        if (
            path.is_relative_to(point) and len(point) >= longest
        ):  # of two on one point, the last mounted shows
            kind, longest = right.split()[0], len(point)
    return kind


def _on_network(path: Path) -> bool:
    if os.name == "nt":
        return _drive_type(path.anchor) == _REMOTE_DRIVE
    try:
        mounts = Path("/proc/self/mountinfo").read_text(errors="replace")
    except OSError:
        return False
    return mounted_as(path, mounts) in _NETWORKS


def _drive_type(root: str) -> int:
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return int(windows.kernel32.GetDriveTypeW(root)) if windows is not None else 0


def _roams(path: Path) -> bool:
    roaming = os.environ.get("APPDATA") if os.name == "nt" else None
    return bool(roaming) and path.is_relative_to(os.path.realpath(roaming or ""))
