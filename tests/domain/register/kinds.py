"""Two kinds of events, enough for the rules of the register."""

from __future__ import annotations

from vifdesk.domain.register.events import EventType

KINDS = {
    "signalement_recu": EventType("signalement_recu", "Signalement reçu", "Enquête", False, False, "CPP"),
    "op_notifiee": EventType("op_notifiee", "Ordonnance notifiée", "OP", True, False, "C. civ."),
}
