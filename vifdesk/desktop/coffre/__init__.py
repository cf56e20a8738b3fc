"""The vault in the window.

- `keeper`: which vault, locked or open, for whom: all that the other pages ask of it
- `page`: the place « Coffre », which shows one of the pages below; `pages`: what they share
- `creation`, `created`: a new vault, its recovery key; `unlock`: passphrase or recovery key
- `home`: the open vault; `users`, `backups`, `retention`, `journal`, `court`: what one does with it
- `veil`: what covers the window when it is locked; `idle`: when it locks by itself
- `departure`: the user leaves: `sleep_watch`, `windows_session`, `linux_session`; `soundness`: the file at each opening
- `last_place`: a vault that lies elsewhere
"""
