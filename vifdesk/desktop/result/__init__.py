"""What the law says of the facts, and what the magistrate decides.

- `page`: the screen and its keys; `board`: its cards in two columns or one, and the way of Tab through them
- `missing`: what is still open, and the way back to the questions
- `conclusions`, `trace`: what is concluded, and how; `warnings`: what must not be missed
- `deadlines`, `urgency`: the cards with their proof, and how near each one is (pure)
- `to_do`: what to do, for whom; `again`: the same situation once more
- `decision`, `heading`: what the magistrate writes; `facts`: what was retained
- `fold`: something that opens in place
"""
