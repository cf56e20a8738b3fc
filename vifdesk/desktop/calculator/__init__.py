"""A delay outside any measure, computed while one types.

- `page`: form at the left, result at the right
- `form`: the fields; `natures`: each nature in plain words; `typed_length`: « 10j », « 3m5j »
- `asked`: what the fields say, read and computed, or what is wrong with which field
- `result`: the prudent date, the term, the proof; `strip`: the days around them
"""
