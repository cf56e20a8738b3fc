"""What the user can do, one file a verb; window and command line call nothing else.

- `ports`: what the actions need from outside, as protocols
- `desk`: the bundle of ports that every action takes first
- `problems`: what a user can be told
"""
