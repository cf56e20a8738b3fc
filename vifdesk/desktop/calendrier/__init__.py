"""The calendar of the register: a day, a week, six months; all by keyboard. No dossier is opened to draw it.

- `page`: the view chosen, where one stands, what is known of the matter under the cursor
- `board`: what the two painted views share; `columns_board`: one day or seven;
  `line_board`: six months, a row a dossier, drawn by `line_sheet`
- `words`: what stands on the screen, and which days are grey under which name
- `export`: the file for another calendar, for all or for one
"""
