"""The window. It imports the actions and the domain, never the ports themselves: those come in the `Desk`.

- `application`: starts Qt, dresses it, shows the window
- `main_window`: rail, pages, footer; which page is shown
- `shell/`: the rail, the footer, the places one can be, the age of the law, what the session keeps in memory
- `accueil/`: the home page; `calculator/`: a delay outside any measure; `help/`: keys, licences
- `examination`: one situation being examined; `wizard/`, `result/`, `preview/`: its pages
- `tokens`, `theme`, `theme_stylesheet`, `widgets/`: how everything looks
- `messages`: the only place that shows a message; `background`: slow work off the screen's thread
"""
