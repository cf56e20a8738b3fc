"""From answers to what the law says and what is still to be asked.

- `evaluation`: the result, as values
- `evaluate`: facts to a result
- `dating`: a deadline rule to dates
- `next_step`: the next useful question, what is missing, what became irrelevant
- `explain`: « Pourquoi cette question ? »
- `words`: facts and values in French
"""
