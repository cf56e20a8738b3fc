"""From answers to what the law says and what is still to be asked.

- `evaluation`: the result, as values
- `reading`: facts read against a compiled measure
- `filling`: texts with places to fill
- `evaluate`: facts to a result
- `dating`: a deadline rule to dates
- `prospect`: what the answers to come can still change
- `next_step`: the next useful question, what is missing, what became irrelevant
- `step`: where a wizard stands, as values
- `explain`: « Pourquoi cette question ? »
- `words`: facts and values in French
"""
