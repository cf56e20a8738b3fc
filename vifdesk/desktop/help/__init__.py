"""Pages about the program itself.

- `keys_page`: every key; `page_keys`: the keys of the pages
- `guides_page`: the guides, without a network; `guide_view`: their text and pictures
- `about_page`: version, rules, licences; `self_check_card`: the self-check and its certificate
"""
