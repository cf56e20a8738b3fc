"""The notebook of the duty week: a call taken over whatever was on the screen, and the way back to it.

- `desk_side`: Ctrl+N and Ctrl+R, the notebook's places; lives as long as the window
- `call_page`, `call_form`: one call being written; `call_places`: where it stands in the window
- `call_book`: where calls are kept, with or without an open vault
- `notebook_page`, `calls_list`: the calls of the day and the week, searched, returned, corrected
- `work`, `work_here`: what somebody is busy with at a place of the window
- `pile`, `pile_strip`: the interrupted works, with how long each has waited; `pile_memory`: the pile in the vault
- `words`: hours and states in French
"""
