"""All measures side by side, from what one dossier knows: possible now, possible if, excluded because. Never a ranking.

- `plan`: the lines of the grid and what two measures know of each other: data of `resources/rapprochements.toml`
- `sharing`: the facts of each measure, with those that another one gives it, and where they come from
- `way`: the shortest way of answers that leads to a conclusion, exact
- `outlook`: what the law of the day leaves of one line
"""
