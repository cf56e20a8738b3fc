"""Small spreadsheet files, made of the least XML that a spreadsheet program takes."""

from __future__ import annotations

import io
import zipfile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def xlsx(rows: str, *, first: str = "", hidden: bool = False) -> bytes:
    """A workbook whose rows are this XML; style 1 is a day. With `first`, another sheet stands before, maybe hidden."""
    sheets = [("Avant", first, "hidden" if hidden else "visible")] if first else []
    sheets.append(("Liste", rows, "visible"))
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="r{n}"/>'
        for n, (name, _, state) in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACK}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1" '
        f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACK}/relationships">{links}<Relationship '
        f'Id="s" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
        "</styleSheet>",
    }
    for n, (_, body, _) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'
        )
    return _packed(parts)


def ods(rows: str, *, locked: bool = False) -> bytes:
    """The same for OpenDocument; `locked` says so in its manifest, as a file under a password does."""
    sealed = "<manifest:encryption-data/>" if locked else ""
    entry = f'<manifest:file-entry manifest:full-path="content.xml">{sealed}</manifest:file-entry>'
    return _packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0">{entry}'
            "</manifest:manifest>",
            "content.xml": f'<office:document-content xmlns:office="{_OASIS}:office:1.0" '
            f'xmlns:table="{_OASIS}:table:1.0" xmlns:text="{_OASIS}:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="Liste">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        }
    )


def text(place: str, words: str) -> str:
    """A text cell of XLSX."""
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def ods_cell(kind: str, attribute: str, value: str, shown: str) -> str:
    """A cell of OpenDocument."""
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}"><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )


def _packed(parts: dict[str, str]) -> bytes:
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return pack.getvalue()
