"""What the magistrate has answered, as immutable values.

- `dossier`: answers, heading, decision; every change returns a new one
- `history`: undo and redo
"""
