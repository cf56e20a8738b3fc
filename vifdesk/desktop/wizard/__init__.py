"""The wizard: questions, answers, and what they lead to, over one `Examination`.

- `page`: the page; which cards there are, their keys, the order in which they are drawn
- `arrangement`: three columns, two or one
- `question_card`: the question; its answers by `choices_input`, `ticks_input` or `typed_input`
- `answer_button`, `typed_line`, `origin_line`, `flow`, `measures`: what these are made of
- `all_asked_card`: no useful question is left
- `answers_card`, `answers_list`, `answers_delegate`: every answer, to be corrected; `answer_rows`: what they say
- `conclusion_card`, `conclusion_lines`, `missing_card`, `why_card`: what is certain, missing, and why one asks
- `keyboard`: keys of the page, order of Tab, what is announced
- `dossier_strip`: parquet number, initials, territory
- `full_form`, `form_row`, `form_fields`: the whole form (F6)
- `options`, `wording`: the answers offered, their keys, the short sentences
"""
