"""Figures for the COPIL VIF and its partners: counted from the register, held as numbers only.

- `period`: the days that a report counts, and the ones it is compared with
- `report`: what a report says, as values; the wide one has no place for a name
- `rules`: what is to be counted, as `resources/copil/` says it
- `compile`, `plan`: from the rules to the figures, their words, and how their counts hang together; `plan_measure`, `plan_rules`,
  `plan_stock`, `wording`: the parts of that
- `reading`, `pairing`: what one dossier adds to the counts, as marks; `slip`: the same as one short text
- `tally`: the marks of all dossiers, and their sums over a period
- `masking`: which counts partners do not see
- `figures`: from sums to figures
- `situations`: part B, which names
- `as_json`, `as_csv`: the files
"""
