"""Pages about the program itself.

- `keys_page`: every key; `page_keys`: the keys of the pages
- `about_page`: version, rules, licences
"""
