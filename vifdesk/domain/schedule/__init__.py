"""How a measure lives: what happens moves its deadlines, and nothing that was decided is moved in silence.

- `event_type`: the kinds of events, and what each does to a measure: data of `resources/evenements/`
- `happening`: one event of a dossier, and which of two came first
- `track`: a measure followed for one person: its evaluations, newest of each stage
- `live_facts`: the facts of a track once an event has filled them
- `opened`: a deadline that an event opens, dated by the measure's own rule
- `life`: the events of a dossier over one track, in the order of time
- `schedule`: the whole dossier: its deadlines as they are now, and what must be seen beside them
- `periods`: from which end a chained period starts, and whether it came early
- `gaps`: days without protection between two events
- `followed`: a deadline with its state: open, done, locked, without object
- `recompute`: what stands and what is found, brought together; two copies brought together
- `objections`: an event before its cause, after its end, in the future
- `references`: what the events name must exist
- `comparison`: before and after, line by line
"""
