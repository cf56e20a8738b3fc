"""The home page.

- `page`: the doors, the session, the law
- `under_way`: the examinations that are open
- `vault_card`: what is kept, and the way to the vault
- `court_card`: court and territory; `law_card`: each measure's age
"""
