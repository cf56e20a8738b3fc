"""What OpenDocument files share: the package, the same bytes for the same content, and texts that XML can hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLANKS = {ord(sign): f"&#{ord(sign)};" for sign in "\t\n\r"}  # an XML reader makes spaces of bare ones
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
FONT = "Liberation Sans, Arial"
TEXT = "application/vnd.oasis.opendocument.text"


def said(text: str) -> str:
    """The text between two tags; what XML cannot hold is shown as U+FFFD."""
    return escape(_UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")), quote=False)


def quoted(text: str) -> str:
    """The text as an attribute's value, quotes included."""
    value = escape(_UNWRITABLE.sub("\ufffd", text))
    return f'"{value.translate(_BLANKS)}"'


def root(tag: str, inside: str) -> str:
    """A whole XML file around `inside`."""
    names = "".join(f' xmlns:{name}="{address}"' for name, address in _NAMES.items())
    version = 'manifest:version="1.3"' if tag.startswith("manifest") else 'office:version="1.3"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{tag}{names} {version}>{inside}</{tag}>\n'


def meta(title: str, author: str, language: str) -> str:
    """Title, author and language; neither a date nor a name of a user."""
    return root(
        "office:document-meta",
        f"<office:meta><dc:title>{said(title)}</dc:title><meta:initial-creator>{said(author)}</meta:initial-creator>"
        f"<dc:language>{said(language)}</dc:language><meta:generator>{said(author)}</meta:generator></office:meta>",
    )


def packed(kind: str, files: Mapping[str, str]) -> bytes:
    """The package: its kind first and bare, as readers want it, then the files."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in files
    )
    listed = root(
        "manifest:manifest",
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{kind}"/>{entries}',
    )
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        archive.writestr(_entry("mimetype", ZIP_STORED), kind)
        for name, text in (*files.items(), ("META-INF/manifest.xml", listed)):
            archive.writestr(_entry(name, ZIP_DEFLATED), text.encode("utf-8"))
    return package.getvalue()


def _entry(name: str, compression: int) -> ZipInfo:
    entry = ZipInfo(name, _LONG_AGO)
    entry.compress_type, entry.create_system, entry.external_attr = compression, _UNIX, 0o644 << 16
    return entry
