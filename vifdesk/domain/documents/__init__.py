"""Papers as values: what they say, in order; how they look is the press's trade.

- `document`: `Document`, its sections and blocks
- `report_blocks`: charts and contents, which long reports have
- `mentions`: what stands on every paper (not a decision, the version of the law, its age)
- `sheet`: an evaluation as the sheet that is put into the file
- `questions`: what to ask the officer on the telephone
- `deadline_sheet`: a computed delay with its proof
- `recap`: a list of sheets
- `copil_report`: the report of a period (`copil_figures`, `copil_meeting`, `copil_words`); `copil_workbook`: the same as a `workbook`
- `plain_text`: any document as text, for a mail or the case-management system
"""
