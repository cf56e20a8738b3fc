"""What the law says of the facts, and what the magistrate decides.

- `page`: the screen, its two columns, its keys
- `urgency`: how near a deadline is (pure)
"""
