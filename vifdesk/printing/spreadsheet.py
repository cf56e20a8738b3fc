"""A workbook to the bytes of an ODS file, which Excel and LibreOffice open by a double click."""

from __future__ import annotations

from datetime import date

from vifdesk.domain.dates.wording import short_day
from vifdesk.domain.documents.workbook import Cell, Share, Sheet, Workbook
from vifdesk.domain.statistics.as_csv import safe_cell
from vifdesk.printing.open_document import FONT, SPREADSHEET, meta, packed, quoted, root, said

_DECIMALS = 2


def ods_of(workbook: Workbook) -> bytes:
    """The workbook; the same bytes for the same workbook."""
    return packed(
        SPREADSHEET,
        {
            "content.xml": _content(workbook),
            "styles.xml": _styles(workbook),
            "meta.xml": meta(workbook.title, workbook.author, workbook.language),
            "settings.xml": _settings(workbook),
        },
    )


def _content(workbook: Workbook) -> str:
    widths = sorted({width for sheet in workbook.sheets for width in sheet.widths})
    columns = "".join(
        f'<style:style style:name="{_column(width)}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
        for width in widths
    )
    sheets = "".join(_sheet(sheet) for sheet in workbook.sheets)
    return root(
        "office:document-content",
        f"<office:automatic-styles>{columns}{_CELLS}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>",
    )


_CELLS = (
    '<style:style style:name="ta" style:family="table" style:master-page-name="Page"/>'
    '<number:percentage-style style:name="np"><number:number number:decimal-places="1" number:min-integer-digits="1"/>'
    "<number:text> %</number:text></number:percentage-style>"
    '<number:date-style style:name="nd" number:language="fr" number:country="FR"><number:day number:style="long"/>'
    '<number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<style:style style:name="head" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#e6e9ee" fo:wrap-option="wrap" style:vertical-align="top"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="plain" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" '
    'style:vertical-align="top"/></style:style>'
    '<style:style style:name="share" style:family="table-cell" style:data-style-name="np">'
    '<style:table-cell-properties style:vertical-align="top"/></style:style>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="nd">'
    '<style:table-cell-properties style:vertical-align="top"/></style:style>'
)


def _column(width: float) -> str:
    return f"co{round(width * 10)}"


def _sheet(sheet: Sheet) -> str:
    columns = "".join(f'<table:table-column table:style-name="{_column(width)}"/>' for width in sheet.widths)
    head, *rows = sheet.rows
    first = f"<table:table-header-rows>{_row(head, 'head')}</table:table-header-rows>"
    body = "".join(_row(row, "plain") for row in rows)
    name = quoted(sheet.name)
    return f'<table:table table:name={name} table:style-name="ta">{columns}{first}{body}</table:table>'


def _row(row: tuple[Cell, ...], style: str) -> str:
    return f"<table:table-row>{''.join(_cell(cell, style) for cell in row)}</table:table-row>"


def _cell(cell: Cell, style: str) -> str:
    """Excel and LibreOffice take the value; the text is for whoever reads the file otherwise."""
    match cell:
        case None | "":
            return f'<table:table-cell table:style-name="{style}"/>'
        case Share(value):
            shown = f"{value * 100:.1f}".replace(".", ",")
            return _typed("share", f'percentage" office:value="{value!r}', f"{shown} %")
        case int() | float():
            return _typed(style, f'float" office:value="{cell!r}', _number(cell))
        case date():
            return _typed("day", f'date" office:date-value="{cell.isoformat()}', short_day(cell))
        case _:
            return _typed(style, "string", safe_cell(cell))


def _typed(style: str, kind: str, text: str) -> str:
    lines = "".join(f"<text:p>{said(line)}</text:p>" for line in text.split("\n"))
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="{kind}">{lines}</table:table-cell>'
    )


def _number(value: float) -> str:
    whole = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return whole.replace(".", ",")


_STRIP = '<style:header-footer-properties fo:min-height="0.7cm" fo:margin="0cm"/>'


def _styles(workbook: Workbook) -> str:
    """On paper: lying, the notice at the head of each page, its number at the foot."""
    language, _, country = workbook.language.partition("-")
    return root(
        "office:document-styles",
        '<office:styles><style:default-style style:family="table-cell"><style:text-properties '
        f'fo:font-family="{FONT}" fo:font-size="10pt" fo:language="{language}" fo:country="{country}"/></style:default-style></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="pl"><style:page-layout-properties '
        'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.2cm" '
        'style:scale-to-X="1" style:scale-to-Y="0"/><style:header-style>'
        + _STRIP
        + "</style:header-style><style:footer-style>"
        + _STRIP
        + "</style:footer-style></style:page-layout>"
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Page" '
        f'style:page-layout-name="pl"><style:header><text:p>{said(workbook.notice)}</text:p></style:header>'
        "<style:footer><text:p>page <text:page-number>1</text:page-number>/<text:page-count>1</text:page-count></text:p>"
        "</style:footer></style:master-page></office:master-styles>",
    )


def _settings(workbook: Workbook) -> str:
    """The head of each sheet stays when one scrolls."""
    items = "".join(_frozen(sheet) for sheet in workbook.sheets)
    return root(
        "office:document-settings",
        '<office:settings><config:config-item-set xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" '
        'xmlns:ooo="http://openoffice.org/2004/office" config:name="ooo:view-settings"><config:config-item-map-indexed '
        'config:name="Views"><config:config-item-map-entry><config:config-item-map-named config:name="Tables">'
        f"{items}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings>",
    )


def _frozen(sheet: Sheet) -> str:
    entries = "".join(_item(*item) for item in _FROZEN)
    return f"<config:config-item-map-entry config:name={quoted(sheet.name)}>{entries}</config:config-item-map-entry>"


_FROZEN = (
    ("VerticalSplitMode", "short", "2"),
    ("VerticalSplitPosition", "int", "1"),
    ("ActiveSplitRange", "short", "2"),
    ("PositionBottom", "int", "1"),
)


def _item(name: str, kind: str, value: str) -> str:
    return f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
