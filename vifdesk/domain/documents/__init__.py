"""Papers as values: headings, paragraphs, tables."""
