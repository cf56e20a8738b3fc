"""The grids that the magistrate receives from others, entered as received: questions, answers, what they show. No score.

- `grid`: the questions of a grid, its named critical factors: data of `resources/grilles/`
- `filled`: one grid as it was filled in, on a day, by a service
- `findings`: what its answers show: by group, by critical factor; nothing is ever added up to a level
"""
