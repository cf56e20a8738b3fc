"""What a meeting's papers propose before anybody has changed them: agenda, who is called, and the texts that say so."""

from __future__ import annotations

from collections.abc import Mapping

from vifdesk.domain.statistics.meeting import Attendee, Meeting
from vifdesk.domain.statistics.report import Audience

BODIES: Mapping[Audience, str] = {
    Audience.RESTREINTE: "Comité de pilotage des violences intrafamiliales (COPIL VIF)",
    Audience.LARGE: "Instance départementale de pilotage (CLAV ou CDPD, violences intrafamiliales)",
}
BASIS: Mapping[Audience, str] = {
    Audience.RESTREINTE: (
        "Coprésidé par le président du tribunal judiciaire et le procureur de la République\u00a0; instance en charge des "
        "situations individuelles à risque (circulaire CRIM-2021-07 du 7 septembre 2021)\u00a0; réuni aussi souvent que "
        "nécessaire et au moins une fois par an (COJ, art. R. 212-62-2)."
    ),
    Audience.LARGE: (
        "Instance de pilotage unique du département (circulaire du Premier ministre du 3 septembre 2021, circulaire "
        "CRIM-2021-07 du 7 septembre 2021)\u00a0; réunie au moins chaque trimestre\u00a0; elle ne traite pas de situations "
        "individuelles."
    ),
}
_AGENDA: Mapping[Audience, tuple[str, ...]] = {
    Audience.RESTREINTE: (
        "Ouverture par les coprésidents\u00a0; suites de la réunion précédente",
        "Chiffres de la période\u00a0: pilotage et évaluation des dispositifs de protection",
        "Situations individuelles à risque nécessitant un suivi particulier",
        "Coordination des services, moyens, propositions",
        "Retours d’expérience, à l’initiative du procureur de la République, dans le respect du secret",
        "Date de la prochaine réunion",
    ),
    Audience.LARGE: (
        "Ouverture\u00a0; suites de la réunion précédente",
        "Chiffres de la période, sans donnée nominative",
        "Prise en charge des victimes et des auteurs\u00a0: continuité, lieux d’accueil, hébergement",
        "Coordination des services, moyens, propositions",
        "Retours d’expérience, à l’initiative du procureur de la République, dans le respect du secret",
        "Date de la prochaine réunion",
    ),
}
_ATTENDANCE: Mapping[Audience, tuple[str, ...]] = {
    Audience.RESTREINTE: (
        "Président du tribunal judiciaire, coprésident",
        "Procureur de la République, coprésident",
        "Magistrats référents du parquet",
        "Juge aux affaires familiales",
        "Juge des enfants",
        "Juge de l’application des peines",
        "Juges correctionnels",
        "Service pénitentiaire d’insertion et de probation",
        "Police nationale, référent violences intrafamiliales",
        "Gendarmerie nationale, référent violences intrafamiliales",
        "Association d’aide aux victimes",
        "Association en charge du téléphone grave danger",
        "Association en charge du bracelet anti-rapprochement",
        "Association de contrôle judiciaire socio-éducatif",
        (
            "Invités (COJ, art. R. 212-62-2)\u00a0: protection judiciaire de la jeunesse, services de l’État,"
            " collectivités, bâtonnier, commissaires de justice, notaires"
        ),
    ),
    Audience.LARGE: (
        "Préfet, président ou coprésident",
        "Procureur de la République, coprésident (CLAV) ou vice-président (CDPD)",
        "Président du conseil départemental",
        "Délégué aux droits des femmes et à l’égalité",
        "Police nationale",
        "Gendarmerie nationale",
        "Agence régionale de santé",
        "Services de l’État concernés",
        "Conseil départemental de l’accès au droit",
        "Barreau",
        "Associations d’aide aux victimes et associations spécialisées",
    ),
}


def agenda_of(meeting: Meeting) -> tuple[str, ...]:
    """The agenda that was written, else the one that the texts propose."""
    return meeting.agenda or _AGENDA[meeting.audience]


def attendance_of(meeting: Meeting) -> tuple[Attendee, ...]:
    """The list that was written, else the one that the texts propose, without names."""
    return meeting.attendance or tuple(Attendee(function) for function in _ATTENDANCE[meeting.audience])
