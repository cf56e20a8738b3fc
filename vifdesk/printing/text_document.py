"""A document to the bytes of an ODT file, for colleagues who edit: headings, paragraphs, tables. Charts stay on the PDF."""

from __future__ import annotations

from functools import singledispatch

from vifdesk.domain.documents.document import Block, Column, Document, HeadField, Paragraph, Section, Table
from vifdesk.domain.documents.plain_text import block_lines
from vifdesk.domain.documents.report_blocks import BarChart, Contents
from vifdesk.printing.open_document import FONT, TEXT, meta, packed, quoted, root, said

_WIDTH = 17.0
"""Between the margins, in centimetres."""


def odt_of(document: Document) -> bytes:
    """The document; the same bytes for the same document."""
    return packed(
        TEXT,
        {
            "content.xml": _content(document),
            "styles.xml": _styles(document),
            "meta.xml": meta(document.title, document.author, document.language),
        },
    )


def _content(document: Document) -> str:
    body = "".join(_section(section) for section in document.sections)
    opening = _paragraph(document.title, "Title") + _paragraph(document.subtitle, "Subtitle")
    return root(
        "office:document-content",
        f"<office:automatic-styles>{_column_styles(document)}{_TABLE_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{opening}{_head(document.head)}{body}</office:text></office:body>",
    )


def _section(section: Section) -> str:
    blocks = "".join(_block(block) for block in section.blocks)
    if not section.title:
        return blocks
    style = "Chapter" if section.new_page else f"Heading_20_{section.level + 1}"
    return (
        f'<text:h text:style-name="{style}" text:outline-level="{section.level + 1}">'
        f"{said(section.title)}</text:h>{blocks}"
    )


def _head(fields: tuple[HeadField, ...]) -> str:
    return "".join(
        _paragraph(f"{field.label}\u00a0: {field.value or '…' * 12}", "Strong") for field in fields
    )


@singledispatch
def _block(block: Block) -> str:
    """A block; those that this kind of file has no shape for, as their plain text."""
    return "".join(_paragraph(line, "Text_20_body") for line in block_lines(block))


@_block.register
def _(paragraph: Paragraph) -> str:
    style = "Strong" if paragraph.strong else "Small" if paragraph.small else "Text_20_body"
    return "".join(_paragraph(part, style) for part in paragraph.text.split("\n"))


@_block.register
def _(chart: BarChart) -> str:
    return _paragraph(chart.title, "Strong")  # its numbers are in the table beneath


@_block.register
def _(contents: Contents) -> str:
    entries = "".join(_paragraph(title, f"Contents_{level + 1}") for title, level in contents.entries)
    return (
        '<text:table-of-content text:name="Sommaire" text:protected="false"><text:table-of-content-source '
        'text:outline-level="2"/>'
        f"<text:index-body>{entries}</text:index-body></text:table-of-content>"
    )


@_block.register
def _(table: Table) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="{_width_name(table.columns, place)}"/>'
        for place in range(len(table.columns))
    )
    titles = _row([column.title for column in table.columns], table.columns, "Cell_head")
    rows = "".join(_row(row, table.columns, "Cell_text", tall=table.roomy) for row in table.rows)
    return (
        f'{_paragraph(table.caption, "Small")}<table:table table:style-name="ta">{columns}'
        f"<table:table-header-rows>{titles}</table:table-header-rows>{rows}</table:table>"
        f"{_SPACE}"
    )


_SPACE = '<text:p text:style-name="Small"/>'


def _row(
    texts: list[str] | tuple[str, ...], columns: tuple[Column, ...], style: str, *, tall: bool = False
) -> str:
    cells = "".join(
        '<table:table-cell table:style-name="cell" office:value-type="string">'
        + "".join(
            _paragraph(line, f"{style}_right" if column.numeric else style, even_empty=True)
            for line in text.split("\n")
        )
        + "</table:table-cell>"
        for text, column in zip(texts, columns, strict=True)
    )
    return f'<table:table-row table:style-name="{"tall" if tall else "row"}">{cells}</table:table-row>'


def _paragraph(text: str, style: str, *, even_empty: bool = False) -> str:
    if not text and not even_empty:
        return ""
    return f'<text:p text:style-name="{style}">{said(text)}</text:p>'


# -------------------------------------------------------------------------------------------------------------- styles


def _width_name(columns: tuple[Column, ...], place: int) -> str:
    whole = sum(column.share for column in columns)
    return f"w{round(_WIDTH * columns[place].share / whole * 100)}"


def _column_styles(document: Document) -> str:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    names = {_width_name(table.columns, place) for table in tables for place in range(len(table.columns))}
    return "".join(
        f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{int(name[1:]) / 100}cm"/></style:style>'
        for name in sorted(names)
    )


_TABLE_STYLES = (
    f'<style:style style:name="ta" style:family="table"><style:table-properties style:width="{_WIDTH}cm" '
    'table:align="left"/></style:style>'
    '<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    "</style:style>"
    '<style:style style:name="tall" style:family="table-row"><style:table-row-properties style:min-row-height="0.95cm" '
    'fo:keep-together="always"/></style:style>'
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.06cm" '
    'fo:border-bottom="0.5pt solid #b5bcc8"/></style:style>'
)


def _style(name: str, parent: str, text: str, paragraph: str = "", *, level: int = 0) -> str:
    outline = f' style:default-outline-level="{level}"' if level else ""
    return (
        f'<style:style style:name="{name}" style:display-name={quoted(name.replace("_20_", " "))} '
        f'style:family="paragraph"{outline}{parent and f" style:parent-style-name={quoted(parent)}"}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


_BOLD = 'fo:font-weight="bold"'
_KEEP = 'fo:keep-with-next="always" fo:margin-top="0.5cm" fo:margin-bottom="0.2cm"'
_PARAGRAPHS = (
    _style("Standard", "", 'fo:font-size="10pt"'),
    _style("Text_20_body", "Standard", "", 'fo:margin-bottom="0.15cm"'),
    _style("Small", "Standard", 'fo:font-size="8.5pt" fo:color="#525b69"', 'fo:margin-bottom="0.1cm"'),
    _style("Strong", "Standard", _BOLD, 'fo:margin-bottom="0.1cm"'),
    _style("Title", "Standard", f'fo:font-size="18pt" {_BOLD}'),
    _style("Subtitle", "Standard", 'fo:font-size="11pt"', 'fo:margin-bottom="0.4cm"'),
    _style("Heading_20_1", "Standard", f'fo:font-size="14pt" {_BOLD}', _KEEP, level=1),
    _style("Heading_20_2", "Standard", f'fo:font-size="11.5pt" {_BOLD}', _KEEP, level=2),
    _style("Chapter", "Heading_20_1", "", 'fo:break-before="page"', level=1),
    _style("Contents_1", "Standard", _BOLD, 'fo:margin-top="0.1cm"'),
    _style("Contents_2", "Standard", "", 'fo:margin-left="0.6cm"'),
    _style("Cell_text", "Standard", 'fo:font-size="9pt"'),
    _style("Cell_text_right", "Cell_text", "", 'fo:text-align="end"'),
    _style("Cell_head", "Standard", f'fo:font-size="8pt" {_BOLD}'),
    _style("Cell_head_right", "Cell_head", "", 'fo:text-align="end"'),
    _style("Page_notice", "Standard", f'fo:font-size="8.5pt" {_BOLD}'),
    _style("Page_foot", "Standard", 'fo:font-size="7.5pt"'),
)


def _styles(document: Document) -> str:
    """The notice on every page, the number and the foot below."""
    language, _, country = document.language.partition("-")
    foot = "".join(_paragraph(text, "Page_foot") for text in document.foot)
    number = (
        '<text:p text:style-name="Page_foot">page <text:page-number>1</text:page-number>/'
        "<text:page-count>1</text:page-count></text:p>"
    )
    return root(
        "office:document-styles",
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties '
        f'fo:font-family="{FONT}" fo:language="{language}" fo:country="{country}"/></style:default-style>{"".join(_PARAGRAPHS)}</office:styles>'
        '<office:automatic-styles><style:page-layout style:name="pl"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-left="2cm" '
        'fo:margin-right="2cm" fo:margin-top="1.2cm" fo:margin-bottom="1.2cm"/><style:header-style/><style:footer-style/>'
        '</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="pl"><style:header>{_paragraph(document.notice, "Page_notice")}</style:header>'
        f"<style:footer>{foot}{number}</style:footer></style:master-page></office:master-styles>",
    )
