"""The register in the window: the list of dossiers, one dossier, its history, and what comes in and goes out.

- `page`: the place « Dossiers »: the list, and what is opened over it
- `list_page`, `dossiers_table`, `dossiers_model`: search as one types, over a list of any length
- `filters_row`: saved searches
- `dossier_page`: one dossier in cards; `identity_card`, `part_card`, `item_form`, `timeline_card`, `evaluations_card`,
  `conflicts_card`, `drafts_card`
- `history_page`: the versions, what differs between two of them, restitution
- `bin_page`: what was put in the bin
- `import_page`: an existing list, by clicks; `hand_over_page`: sealed export and import
- `binder`: what binds examinations to dossiers: autosave, drafts, saving
- `choice_card`: the home page's choice of the dossier of the next examinations
- `words`: fields, dates and changes in French
"""
