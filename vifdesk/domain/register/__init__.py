"""What the register keeps of a dossier, and its rules: pure, over JSON objects that the store seals without reading.

- `shape`: the fields of a dossier, and the refusal of what does not fit them
- `events`: the kinds of events; their list is data of `resources/evenements/`
- `record`: the content of one version: what is given replaces, the rest stays
- `frozen`: an evaluation as it was, word for word, never computed again
- `draft`: an examination under way, as autosave keeps it
- `history`: what changed between two versions
- `merge`: two copies of one dossier, without losing either side
- `search`: the index in memory, and the order of what it finds; `searched_words`: what it reads of a dossier
- `summary`: what is kept beside a content so that opening reads the lists only
- `retention`: when a dossier has to go
- `settings`: what the court decides, within the bounds of the law
- `access_log`: what is written of who did what
- `import_list`: an existing list, column by column
- `invented`, `invented_events`: fictional dossiers with a full life
- `life_json`: evaluations, events and deadlines between JSON and values
- `restore`: an earlier version as the newest
"""
