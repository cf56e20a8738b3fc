"""The list of what is shipped in CycloneDX 1.6, for the tools of the IT department; the same bytes for the same tree."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from windows_papers import OF_QT, Part

Json = Mapping[str, object]
OPERATORS: Final = (" OR ", " AND ", " WITH ")


def bill_of_materials(parts: list[Part], inside: Mapping[str, str], moment: int) -> str:
    """`parts`, the program first; `inside`: libraries of the runtime with their versions; `moment`: seconds since 1970."""
    program, *others = parts
    components = [component_of(part) for part in others]
    components += [library_of(name, version) for name, version in sorted(inside.items())]
    qt = next(part for part in others if part.name == OF_QT[0])
    components.append(component_of(Part("Qt", qt.version, "LGPL-3.0-only")))
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {**component_of(program), "type": "application"},
        },
        "components": components,
        "dependencies": [
            {"ref": reference(program.name, program.version), "dependsOn": [c["bom-ref"] for c in components]}
        ],
    }
    serial = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(told, sort_keys=True))
    return json.dumps({"serialNumber": f"urn:uuid:{serial}", **told}, indent=1, ensure_ascii=False) + "\n"


def component_of(part: Part) -> Json:
    told: dict[str, object] = {
        "type": "library",
        "bom-ref": reference(part.name, part.version),
        "name": part.name,
        "version": part.version,
        "licenses": [licence_choice(part.licence)],
    }
    if part.origin.endswith(".whl"):
        told["purl"] = reference(part.name, part.version)
    if part.sha256:
        told["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
        told["properties"] = [{"name": "vifdesk:origine", "value": part.origin}]
    return told


def library_of(name: str, version: str) -> Json:
    """A library inside the runtime, covered by the runtime's own print."""
    return {"type": "library", "bom-ref": reference(name, version), "name": name, "version": version}


def licence_choice(licence: str) -> Json:
    """An expression, one SPDX identifier, or, where it is none, a name."""
    if any(operator in licence for operator in OPERATORS):
        return {"expression": licence}
    return {"license": {"id": licence} if " " not in licence else {"name": licence}}


def reference(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}" if name.islower() and " " not in name else f"{name}@{version}"
