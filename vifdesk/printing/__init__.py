"""Documents to PDF, PDF to pictures. reportlab and pypdfium2 are imported on first use: they are slow to load.

- `press`: the `Press` port
- `pdf`: a document to the bytes of a PDF file, on one page where the content allows
- `compose`: each block of a document as bands (`compose_tables` for the bulky ones)
- `bands`: cells side by side over the width of the page, and how they are cut
- `paginate`: bands to pages
- `draw`: pages onto reportlab's canvas, with head and foot
- `lines`: runs of text broken into lines
- `glyphs`: what of a text the font can show
- `marks`: signs and boxes drawn as shapes (the font has none)
- `bars`: the bars of charts, full and hatched
- `spreadsheet`: a workbook to ODS; `text_document`: a document to ODT; `open_document`: what both share
- `theme`: sizes, spaces, colours
- `faces`: the program's own font
- `pictures`: the pages of a PDF as pictures
"""
