"""Figures for the COPIL VIF and its partners: counted from the register, held as numbers only.

- `period`: the days that a report counts, and the ones it is compared with
- `report`: what a report says, as values; the wide one has no place for a name
"""
