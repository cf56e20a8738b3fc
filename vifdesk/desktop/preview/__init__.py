"""The paper before it is printed: the very pixels that the printer gets.

- `page`: the screen: look, print, save
- `pages_view`: the pages, zoomed and scrolled
- `pictures`: the press's pictures as Qt images, and on paper
- `file_name`: the name proposed for the saved paper
"""
