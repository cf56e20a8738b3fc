"""The home page.

- `page`: the doors, the session, the law
- `under_way`: the examinations that are open
- `court_card`: court and territory; `law_card`: each measure's age
"""
