"""The first page once a vault is open: what needs the magistrate now.

- `page`: the page; `waiting_card`: the list and its filters; `side_cards`: calls, parked work, phones, the notebook
- `waiting_list`, `waiting_model`, `waiting_delegate`: one line a matter, only those in sight are drawn
- `running_hours`: the deadlines in hours, with their countdown
- `wording`: how near, when, how long, in words
- `acts`: what a key does to the matter on which one stands, and how it is undone
- `watch`: turns the page over as time passes; tells, without a name, what has just fallen due
"""
