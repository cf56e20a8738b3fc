"""The report of a period for the COPIL VIF and its partners: looked at, commented, exported.

- `page`: the place « COPIL »
- `period_card`: which period, for whom
- `counting`: the figures, counted off the screen's thread
- `figures_card`: the figures of one subject, with its comment; `chart_view`, `figures_table`
- `situations_card`: part B, which situations are followed
- `changes_card`: what changed since the last meeting
- `meeting_card`: dates, agenda, who is called, RETEX
- `reminder`: on the rail, a meeting that is near or should have been held
- `export`: the report into a file
"""
