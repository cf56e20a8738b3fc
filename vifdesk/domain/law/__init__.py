"""The law as dated values: what a measure asks, decides, orders and counts.

Values: `facts` (the questions and what they accept), `heading`, `measure` (the rest of it, as read from
`resources/droit/`), `condition` (the sentences « si … » as a tree; `parse_condition` reads them), `complaint`.

Compiled: `diagram` (decision diagrams), `variables` (the finite cells into which facts fall), `build_condition`
(conditions to diagrams), `compiled` (a measure as diagrams), `outcomes` (what they carry), `watch` and `coherence`
(everything that an answer could change), `conditions_of`. `proof` says what is proved of a measure.
"""
