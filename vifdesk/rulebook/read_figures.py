"""resources/copil/chiffres.toml to what is counted. Every complaint is collected."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.domain.law.heading import Standing
from vifdesk.domain.register.settings import MASKED_BELOW
from vifdesk.domain.statistics.report import Unit
from vifdesk.domain.statistics.rules import (
    Act,
    BanFacts,
    Counting,
    Delay,
    EventValue,
    FigureRules,
    Given,
    Lapse,
    Limit,
    Parting,
    Picture,
    Ratio,
    Running,
    Sequel,
    Share,
    Source,
    Split,
    Subject,
    Sum,
    Which,
)
from vifdesk.rulebook.section import Section

FILE = "copil/chiffres.toml"
_ID = re.compile(r"[a-z][a-z0-9_]*")


def read_figures(resources: Path) -> FigureRules:
    """What is counted, and where it is shown.

    Raises:
        RulesRefused: with every complaint.

    """
    complaints: list[Complaint] = []
    head = _open(resources / FILE, complaints)
    ban = head.section("interdiction")
    head.day("verifie_le")
    head.choice("statut", Standing)
    rules = FigureRules(
        acts={act.id: act for act in map(_act, head.sections("acte", "acte"))},
        subjects=tuple(_subject(inner) for inner in head.sections("section", "section")),
        optional=frozenset(head.texts("facultatives")),
        motives=dict(map(_motive, head.sections("categorie_ecart", "catégorie d’écart"))),
        threshold=head.whole("seuil", MASKED_BELOW),
        horizon=head.whole("situations_jours", 30),
        ban=None if ban is None else _ban(ban),
    )
    if rules.threshold < MASKED_BELOW:
        head.complain(f"« seuil » vaut {rules.threshold}.", f"Au moins {MASKED_BELOW}.")
    head.close()
    _check_acts(rules, head)
    if complaints:
        raise RulesRefused(tuple(dict.fromkeys(complaints)))
    return rules


def _open(path: Path, complaints: list[Complaint]) -> Section:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"le fichier ne peut pas être lu ({error.__class__.__name__})."
        raise RulesRefused(
            (Complaint(FILE, "en-tête", message, "Le corriger, ou réinstaller vifdesk."),)
        ) from error
    return Section(FILE, "en-tête", content, complaints)


def _name(section: Section) -> str:
    name = section.text("id")
    if name and not _ID.fullmatch(name):
        section.complain(f"« id » vaut « {name} ».", "Minuscules sans accent, chiffres et tirets bas.")
    return name


def _ban(section: Section) -> BanFacts:
    ban = BanFacts(section.text("dispositif"), section.text("cadre"), section.text("fin"))
    section.close()
    return ban


def _act(section: Section) -> Act:
    act = Act(_name(section), tuple(_source(inner) for inner in section.sections("sources", "source")))
    if not act.sources:
        section.complain("aucune source.", "Écrire « sources = [{ evenements = […] }] ».")
    section.close()
    return act


def _source(section: Section) -> Source:
    source = Source(section.texts("evenements"), section.text("dispositif", ""), section.text("fait", ""))
    if bool(source.events) == bool(source.fact) or bool(source.fact) != bool(source.measure):
        section.complain("il faut « evenements », ou « dispositif » et « fait ».", "Garder l’un des deux.")
    section.close()
    return source


def _motive(section: Section) -> tuple[str, str]:
    motive = _name(section), section.text("libelle")
    section.close()
    return motive


def _subject(section: Section) -> Subject:
    subject = Subject(
        id=_name(section),
        title=section.text("titre"),
        measures=section.texts("dispositifs"),
        events=section.texts("evenements"),
        grids=section.texts("grilles"),
        phones=section.texts("telephones"),
        countings=tuple(_countings(section)),
        pictures=tuple(_picture(inner) for inner in section.sections("graphique", "graphique")),
    )
    section.close()
    return subject


def _countings(section: Section) -> Iterator[Counting]:
    for key, read in _READERS.items():
        for inner in section.sections(key, key):
            yield read(inner)
            inner.close()


def _sum(section: Section) -> Sum:
    return Sum(_name(section), section.text("libelle"), section.texts("de", compulsory=True))


def _ratio(section: Section) -> Ratio:
    return Ratio(_name(section), section.text("libelle"), section.text("chiffre"), section.text("sur"))


def _parting(section: Section) -> Parting:
    by = section.choice("par", Split)
    parting = Parting(
        event=section.text("evenement"),
        by=by,
        measure=section.text("dispositif", ""),
        among=section.texts("parmi"),
        values=tuple(_value(inner) for inner in section.sections("valeurs", "valeur")),
    )
    wanted = parting.values if by is Split.FAITS else parting.measure and parting.among
    if not wanted:
        section.complain(
            "les parties manquent.", "« valeurs » pour des faits, sinon « dispositif » et « parmi »."
        )
    return parting


def _value(section: Section) -> EventValue:
    value = EventValue(
        _name(section), section.text("libelle"), Given(section.text("fait"), section.text("valeur"))
    )
    section.close()
    return value


def _delay(section: Section) -> Delay:
    inner = section.section("en_cours")
    running = None
    if inner is not None:
        running = Running(_name(inner), inner.text("libelle"))
        inner.close()
    delay = Delay(
        id=_name(section),
        label=section.text("libelle"),
        starts=section.texts("de", compulsory=True),
        ends=section.texts("a", compulsory=True),
        unit=section.choice("unite", Unit),
        needs=section.texts("exige"),
        positive=section.flag("positif"),
        limits=tuple(_limit(one) for one in section.sections("seuils", "seuil")),
        running=running,
        among=section.text("parmi", ""),
    )
    if delay.unit not in (Unit.JOURS, Unit.HEURES):
        section.complain(f"« unite » vaut « {delay.unit.value} ».", "jours ou heures.")
    return delay


def _limit(section: Section) -> Limit:
    limit = Limit(_name(section), section.text("libelle"), section.whole("valeur"))
    section.close()
    return limit


def _sequel(section: Section) -> Sequel:
    inner = section.section("depuis")
    return Sequel(
        id=_name(section),
        label=section.text("libelle"),
        which=Which("") if inner is None else _which(inner),
        acts=section.texts("par", compulsory=True),
        days=section.whole("jours"),
        missing=section.flag("manquants"),
        deadline=section.text("echeance", ""),
        unless=section.texts("sauf"),
        at_start=_at_start(section),
    )


def _at_start(section: Section) -> bool:
    word = section.text("compte_au")
    if word not in ("depart", "terme"):
        section.complain(f"« compte_au » vaut « {word} ».", "depart ou terme.")
    return word == "depart"


def _which(section: Section) -> Which:
    which = Which(
        section.text("dispositif"),
        section.texts("conclusions"),
        section.texts("regimes"),
        section.flag("sans_ecart"),
    )
    section.close()
    return which


def _share(section: Section) -> Share:
    return Share(
        id=_name(section),
        label=section.text("libelle"),
        measure=section.text("dispositif"),
        day=section.text("date"),
        over=tuple(_given(inner) for inner in section.sections("sur", "sur")),
        of=tuple(_given(inner) for inner in section.sections("dont", "dont")),
    )


def _given(section: Section) -> Given:
    given = Given(section.text("fait"), section.text("valeur"))
    section.close()
    return given


def _lapse(section: Section) -> Lapse:
    measure, _, deadline = section.text("echeance").partition(".")
    return Lapse(_name(section), section.text("libelle"), measure, deadline)


def _picture(section: Section) -> Picture:
    picture = Picture(_name(section), section.text("titre"), section.texts("chiffres", compulsory=True))
    section.close()
    return picture


_READERS: dict[str, Callable[[Section], Counting]] = {
    "repartition": _parting,
    "total": _sum,
    "rapport": _ratio,
    "terme": _lapse,
    "delai": _delay,
    "suite": _sequel,
    "part": _share,
}


def _check_acts(rules: FigureRules, head: Section) -> None:
    """An id serves once; an act bears no event's name by mistake is checked with the events."""
    ids = [one.id for subject in rules.subjects for one in subject.countings if not isinstance(one, Parting)]
    ids += [subject.id for subject in rules.subjects]
    for name in {one for one in ids if ids.count(one) > 1}:
        head.complain(f"« {name} » sert deux fois d’identifiant.", "En donner un à chacun.")
