"""The one stylesheet of the application, written from the tokens: fields, lists, menus, scroll bars.

What the widgets of `vifdesk.desktop.widgets` paint themselves (texts, cards, buttons, icons) has no rule here. A rule names
the class that it is for: one by property alone would be tried on every widget of the window, and slow its start.
"""

from __future__ import annotations

from vifdesk.desktop.tokens import BASE_POINTS, FONT_FAMILY, RADIUS_FIELD, TEXT_SCALE, Colours, Role


def stylesheet(theme: Colours, factor: float) -> str:
    """The rules for `theme`, every text multiplied by `factor`."""
    return "\n".join((_texts(theme, factor), _fields(theme, factor), _scrolling(theme)))


def _points(scale: float, factor: float) -> str:
    return f"{BASE_POINTS * scale * factor:.2f}pt"


def _texts(c: Colours, factor: float) -> str:
    """The texts that the mouse may select."""
    colour = {Role.MUTED: c.muted, Role.CAPTION: c.muted, Role.LEAD: c.muted}
    rules = [
        f'SelectableLabel[role="{role}"] {{ font-size: {_points(scale, factor)}; '
        f"font-weight: {'bold' if bold else 'normal'}; color: {colour.get(role, c.text)}; }}"
        for role, (scale, bold) in TEXT_SCALE.items()
    ]
    rules += [
        f'SelectableLabel[tone="{tone}"] {{ color: {c.shade(tone).ink}; }}'
        for tone in ("favorable", "alerte", "attente", "defavorable", "neutre", "accent")
    ]
    return "\n".join(rules)


def _fields(c: Colours, factor: float) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{
  background: {c.card}; color: {c.text}; border: 1px solid {c.edge_strong}; border-radius: {RADIUS_FIELD}px;
  padding: 7px 11px; selection-background-color: {c.accent}; selection-color: {c.on_accent};
  font-family: "{FONT_FAMILY}"; font-size: {_points(1, factor)};
}}
QPlainTextEdit, QTextEdit {{ padding: 5px 8px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{ border: 2px solid {c.focus}; padding: 6px 10px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 4px 7px; }}
QLineEdit[large="true"] {{ font-size: {_points(1.3, factor)}; }}
QLineEdit[refused="true"] {{ border-color: {c.alerte.ink}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled {{ background: {c.card_raised}; color: {c.disabled}; border-color: {c.edge}; }}
QLineEdit:read-only {{ background: {c.card_raised}; }}
QComboBox {{ padding-right: 32px; }}
QComboBox:focus {{ padding-right: 31px; }}
QComboBox::drop-down {{ border: 0; width: 28px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QAbstractItemView {{
  background: {c.card}; color: {c.text}; border: 1px solid {c.edge_strong}; padding: 4px; outline: 0;
  selection-background-color: {c.accent}; selection-color: {c.on_accent};
}}
QComboBox QAbstractItemView::item {{ padding: 6px 8px; }}
QListView, QTreeView, QTableView {{
  background: {c.card}; color: {c.text}; border: 0; outline: 0;
  selection-background-color: {c.accented.ground}; selection-color: {c.accented.ink};
}}
QHeaderView::section {{
  background: {c.card_raised}; color: {c.muted}; border: 0; border-bottom: 1px solid {c.edge_strong}; padding: 6px 12px;
}}
QMenu {{ background: {c.card}; color: {c.text}; border: 1px solid {c.edge_strong}; padding: 4px; }}
QMenu::item {{ padding: 6px 20px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}
"""


def _scrolling(c: Colours) -> str:
    return f"""
QToolTip {{ background: {c.text}; color: {c.card}; border: 1px solid {c.edge_strong}; padding: 4px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {c.edge_strong}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
