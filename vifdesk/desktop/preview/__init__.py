"""The paper before it is printed: the very pixels that the printer gets.

- `page`: the screen: look, print, save
- `pages_view`: the pages, zoomed and scrolled
- `paper`: one document at the press
- `zoom_bar`: which page, at what size
- `pictures`: the press's pictures as Qt images, and on paper
- `file_name`: the name proposed for the saved paper
"""
