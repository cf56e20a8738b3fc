"""The one stylesheet of the application, written from the tokens.

Roles, not names: a widget says what it is by a dynamic property (`role`, `tone`), and the rules below colour it.
What the widgets of `vifdesk.desktop.widgets` paint themselves (buttons, choices, icons) has no rule here.
"""

from __future__ import annotations

from vifdesk.desktop.tokens import (
    BASE_POINTS,
    FONT_FAMILY,
    RADIUS_CARD,
    RADIUS_FIELD,
    TEXT_SCALE,
    Colours,
    Role,
)


def stylesheet(theme: Colours, factor: float) -> str:
    """The rules for `theme`, every text multiplied by `factor`."""
    return "\n".join((_texts(theme, factor), _surfaces(theme), _fields(theme, factor), _scrolling(theme)))


def _points(scale: float, factor: float) -> str:
    return f"{BASE_POINTS * scale * factor:.2f}pt"


def _texts(c: Colours, factor: float) -> str:
    colour = {Role.MUTED: c.muted, Role.CAPTION: c.muted, Role.LEAD: c.muted}
    rules = [
        f'QLabel[role="{role}"] {{ font-size: {_points(scale, factor)}; '
        f"font-weight: {'bold' if bold else 'normal'}; color: {colour.get(role, c.text)}; }}"
        for role, (scale, bold) in TEXT_SCALE.items()
    ]
    rules += [
        f'QLabel[tone="{tone}"] {{ color: {c.shade(tone).ink}; }}'
        for tone in ("favorable", "alerte", "attente", "defavorable", "neutre", "accent")
    ]
    rules.append(f'QLabel[enabled_look="false"] {{ color: {c.disabled}; }}')
    return "\n".join(rules)


def _surfaces(c: Colours) -> str:
    notices = "\n".join(
        f'QFrame[role="notice"][tone="{tone}"] {{ background: {c.shade(tone).ground}; '
        f"border: 1px solid {c.shade(tone).edge}; border-radius: {RADIUS_FIELD}px; }}"
        for tone in ("favorable", "alerte", "attente", "defavorable", "neutre", "accent")
    )
    return f"""
QMainWindow, QDialog, QWidget[role="ground"] {{ background: {c.ground}; }}
QLabel {{ background: transparent; }}
QFrame[role="card"] {{ background: {c.card}; border: 1px solid {c.edge}; border-radius: {RADIUS_CARD}px; }}
QFrame[role="well"] {{ background: {c.card_raised}; border: 1px solid {c.edge}; border-radius: {RADIUS_FIELD}px; }}
QFrame[role="line"] {{ background: {c.edge}; border: 0; max-height: 1px; min-height: 1px; }}
QWidget[role="bar"] {{ background: {c.card}; border: 0; border-bottom: 1px solid {c.edge}; }}
QWidget[role="footer"] {{ background: {c.card}; border: 0; border-top: 1px solid {c.edge}; }}
{notices}
QToolTip {{ background: {c.text}; color: {c.card}; border: 1px solid {c.edge_strong}; padding: 4px 8px; }}
"""


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
QMenu {{ background: {c.card}; color: {c.text}; border: 1px solid {c.edge_strong}; padding: 4px; }}
QMenu::item {{ padding: 6px 20px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}
"""


def _scrolling(c: Colours) -> str:
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {c.edge_strong}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
