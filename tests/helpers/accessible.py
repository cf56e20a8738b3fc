"""What a screen reader finds: the walk over the accessible tree."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Slider,
    QAccessible.Role.List,
    QAccessible.Role.Tree,
    QAccessible.Role.Table,
    QAccessible.Role.Link,
    QAccessible.Role.PageTab,
}


def unnamed_controls(widget: QWidget) -> list[str]:
    """The visible controls under `widget` that a screen reader could not name, described for the test's message.

    Also any widget that takes the focus by Tab without having a name.
    """
    unnamed = [
        f"{interface.role().name} ({type(interface.object()).__name__})"
        for interface in controls(widget)
        if not interface.text(QAccessible.Text.Name).strip()
    ]
    unnamed += [
        f"focusable {type(child).__name__}"
        for child in focusable(widget)
        if not _name_of(child) and not any(type(child).__name__ in line for line in unnamed)
    ]
    return unnamed


def control_names(widget: QWidget) -> list[str]:
    """The names of the visible controls, in the order of the tree."""
    return [interface.text(QAccessible.Text.Name) for interface in controls(widget)]


def controls(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """The visible controls under `widget`."""
    for interface in _walk(QAccessible.queryAccessibleInterface(widget)):
        if interface.role() in CONTROLS:
            yield interface


def focusable(widget: QWidget) -> list[QWidget]:
    """The visible, enabled widgets under `widget` that Tab reaches, in the order in which Tab reaches them."""
    from PySide6.QtCore import Qt

    reached: list[QWidget] = []
    current = widget.nextInFocusChain()
    while current is not None and current is not widget and current not in reached:
        takes_tab = bool(current.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if widget.isAncestorOf(current) and takes_tab and current.isVisible() and current.isEnabled():
            reached.append(current)
        current = current.nextInFocusChain()
        if current in reached:
            break
    return reached


def _name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _walk(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface
    # what lies inside a closed list or a text is its own affair
    if interface.role() in (QAccessible.Role.ComboBox, QAccessible.Role.EditableText):
        return
    for index in range(interface.childCount()):
        yield from _walk(interface.child(index))
