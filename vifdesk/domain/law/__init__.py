"""The law as dated values: what a measure asks, decides, orders and counts.

- `facts`: the questions and the values that they accept
- `heading`: what the home page shows of a measure
- `measure`: the rest of a measure, as read from `resources/droit/`
- `condition`: the sentences « si … » as a tree, and their parser
- `diagram`: decision diagrams, the exact form of a table or a condition
- `variables`: the finite cells into which the facts fall
- `compiled`: a measure turned into diagrams
- `proof`: what can be proved of a measure (complete, no unreachable row …)
"""
