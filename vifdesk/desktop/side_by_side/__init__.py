"""All measures side by side: a grid, never a ranking.

- `page`: the grid
- `line_card`: one measure of it
- `visits`: the way there from a dossier and from a result
"""
