"""The grids that are received: entered as fast as they are read out, looked at side by side, printed as an annex.

- `line`: one question with its three answers, by keys or mouse
- `form`: the questions of a grid, group by group
- `findings_card`: what the answers show, by group and by name; no score
- `page`: one grid being entered
- `compare_page`: several grids of one kind, side by side
- `card`: the grids of a dossier
- `shelf`: where grids are kept: in a dossier, or with an examination as long as there is none
- `beside_well`: the grids offered beside a question of a wizard, which they never answer
- `visits`: how one goes there and comes back
- `dossier_grids`, `examination_grids`: from a dossier; from an examination
"""
