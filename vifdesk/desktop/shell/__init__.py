"""What surrounds every page.

- `rail`: where one can go, at the left; `nav_button`: one line of it
- `footer`: the age of the law, the territory, « nothing is kept »
- `law_age`: how old the law is, in a sentence
- `place`: a page and what lies over it; `examinations`: those under way and the one closed last
- `session`: territory and court, in memory until the window closes
- `keys`: the keys of the whole window
"""
