"""From an event and a length to a term that carries its proof.

- `terms`: the natures of a delay, and `Terms`: raw end, end, prudent date, steps.
- `compute`: `compute` (a start and a length) and `terms_to` (an end that the judge fixed).
- `elapsed`: hours that really pass, across clock changes.
- `proof`: the French sentences of the steps.
- `sentence`: the whole as a magistrate reads it.

Prescription, sentences and delays counted backwards are out of scope: nothing here accepts them.
"""
