"""Pieces that every page is made of; they know the theme and nothing of the law.

- `labels`: texts by role, lines between things
- `card`: white surfaces, notices, wells
- `icons`: the program's own drawings, coloured by the theme
- `button`, `choice`, `tick`: what is pressed, with its key shown on it
- `fields`: a label, its field, what was understood, what is wrong; `combo`
- `badge`, `key_cap`, `numbered`: small signs
- `listing`: what every list and table of rows shares
- `columns`: side by side when there is room, else one under the other
- `page`: head, body that scrolls, title
- `painting`: what the painted widgets share
"""
