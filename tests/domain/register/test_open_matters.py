"""What waits in the register: nothing twice, nothing lost, each thing where its nearness puts it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.register.calls import Call, CallState
from vifdesk.domain.register.follow_ups import (
    FollowUpRules,
    Move,
    Timing,
    beyond_the_law,
    due_of,
    is_open,
    lines_of,
    moved,
    reminder_of,
)
from vifdesk.domain.register.ledger import Ledger
from vifdesk.domain.register.open_matters import Kind, Nearness

NOW = datetime(2026, 11, 25, 2, 40)
RULES = FollowUpRules(
    actions={"m.saisir": Timing("delai"), "m.avant": Timing("delai", before=timedelta(days=2))},
    reminders={"acte": timedelta(hours=48)},
    renewals={"m.fin": timedelta(days=30)},
)


def deadline(cle: str, prudent: str | None, **more: object) -> dict[str, object]:
    measure, _, name = cle.partition(".")
    return {"cle": cle, "dispositif": measure, "id": name, "libelle": name, "prudent": prudent, "terme": prudent,
            "nature": "acte", "etat": "ouverte", **more}  # fmt: skip


def ledger(*deadlines: dict[str, object], suivis: list[dict[str, object]] | None = None) -> Ledger:
    made = Ledger(RULES)
    made.put_dossier("d", {"reference": "26/1", "echeancier": list(deadlines), "suivis": suivis or []})
    return made


def test_each_dated_matter_stands_in_one_part() -> None:
    """A day lasts until 24 h, a moment passes at its minute."""
    seen = ledger(
        deadline("m.passee", "2026-11-24"),
        deadline("m.heure_passee", "2026-11-25T02:39"),
        deadline("m.heure", "2026-11-25T02:40"),
        deadline("m.jour", "2026-11-25"),
        deadline("m.demain", "2026-11-26"),
        deadline("m.deux", "2026-11-27"),
        deadline("m.semaine", "2026-12-02"),
        deadline("m.loin", "2026-12-03"),
        deadline("m.attente", None, attente_libelle="la notification"),
    ).look(NOW)
    names = {
        part: [one.label for one in getattr(seen, part)]
        for part in ("overdue", "today", "soon", "week", "waiting")
    }
    assert names == {
        "overdue": ["passee", "heure_passee"],
        "today": ["heure", "jour"],
        "soon": ["demain", "deux"],
        "week": ["semaine"],
        "waiting": ["attente"],
    }
    assert (seen.later, [one.label for one in seen.hours], seen.pressing) == (1, ["heure"], 4)


DAYS = st.dates(date(2026, 10, 1), date(2027, 1, 31)).map(date.isoformat)
MOMENTS = st.datetimes(datetime(2026, 11, 20), datetime(2026, 12, 10)).map(
    lambda moment: moment.isoformat(timespec="minutes")
)
NOWS = st.datetimes(datetime(2026, 11, 20), datetime(2026, 12, 10)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
) | st.just(datetime(2026, 11, 25))
PARTS_OF = {
    Nearness.EN_RETARD: "overdue",
    Nearness.AUJOURDHUI: "today",
    Nearness.SOUS_48_HEURES: "soon",
    Nearness.SEMAINE: "week",
}


@given(st.lists(st.none() | DAYS | MOMENTS, max_size=20), NOWS)
def test_the_parts_agree_with_each_matters_own_nearness(dates: list[str | None], now: datetime) -> None:
    """Nothing is lost on the way, nothing shown twice, at whatever minute, midnight included."""
    made = ledger(*(deadline(f"m.e{rank}", when) for rank, when in enumerate(dates)))
    seen = made.look(now)
    for nearness, part in PARTS_OF.items():
        assert {one.key for one in getattr(seen, part)} == {
            one.key for one in made.all() if one.nearness(now) is nearness
        }
    shown = (
        len(seen.overdue) + len(seen.today) + len(seen.soon) + len(seen.week) + seen.later + len(seen.waiting)
    )
    assert shown == len(dates)
    assert all((one.remaining(now) or timedelta()) <= timedelta() for one in seen.overdue)


def test_done_deadlines_and_closed_lines_do_not_wait() -> None:
    """A locked one still does."""
    seen = ledger(
        deadline("m.faite", "2026-11-24", etat="faite"),
        deadline("m.verrou", "2026-11-24", etat="verrouillee"),
        suivis=[{"texte": "a", "fait_le": "2026-11-24"}, {"texte": "b", "sans_objet": True}, {"texte": "c"}],
    )
    assert [(one.label, one.locked, one.key) for one in seen.all()] == [
        ("verrou", True, "m.verrou"),
        ("c", False, "2"),
    ]


def test_a_measure_to_renew_is_told_of_in_time() -> None:
    """Thirty days before its end here, not before."""
    made = ledger(deadline("m.fin", "2026-12-25"))
    assert [one.label for one in made.look(NOW).renewals] == ["fin"]
    assert made.look(NOW - timedelta(days=1)).renewals == ()


def test_a_call_waits_until_it_is_returned() -> None:
    """Also one without an hour; a dossier and a call of the same ledger do not disturb each other."""
    made = ledger(deadline("m.jour", "2026-11-25"))
    made.put_call(
        "c", Call(NOW, subject="rappel", state=CallState.A_RAPPELER, call_back=NOW + timedelta(hours=1))
    )
    made.put_call("e", Call(NOW, subject="sans heure", state=CallState.A_RAPPELER))
    seen = made.look(NOW)
    assert [one.label for one in seen.calls] == ["rappel", "sans heure"]
    assert [one.kind for one in seen.today] == [Kind.APPEL, Kind.ECHEANCE]
    made.put_call("c", Call(NOW, subject="rappel", state=CallState.CLOS))
    made.drop("e")
    assert made.look(NOW).calls == ()


EVALUATION = {
    "dispositif": "m",
    "actions": [
        {"id": "saisir", "texte": "Saisir", "destinataire": "JAF", "source": "art."},
        {"id": "autre", "texte": "Autre", "destinataire": "Greffe", "source": ""},
    ],
}


def test_each_action_becomes_one_line_once() -> None:
    """With its recipient and its date; saved again it gets no second line, and what was done stays done."""
    lines = lines_of(EVALUATION, [], RULES, NOW)
    assert lines == [
        {"texte": "Saisir", "destinataire": "JAF", "source": "art.", "id": "saisir", "dispositif": "m"},
        {
            "texte": "Autre",
            "destinataire": "Greffe",
            "id": "autre",
            "dispositif": "m",
            "pour": "2026-11-26T02:40",
        },
    ]
    done = [{**lines[0], "fait_le": "2026-11-25"}, lines[1]]
    assert lines_of(EVALUATION, done, RULES, NOW) == done


def test_another_child_is_another_thing_to_do() -> None:
    """The same action for two children makes two lines, each with its name."""
    first = lines_of({**EVALUATION, "personne": "enfant C."}, [], RULES, NOW)
    both = lines_of({**EVALUATION, "personne": "enfant D."}, first, RULES, NOW)
    assert [line["texte"] for line in both] == [
        "Saisir (enfant C.)",
        "Autre (enfant C.)",
        "Saisir (enfant D.)",
        "Autre (enfant D.)",
    ]


def test_a_line_follows_the_deadline_on_which_it_hangs() -> None:
    """Its date is the deadline's own as it stands, so many days before where the rules say so; so is its reminder."""
    item = {"texte": "Saisir", "id": "saisir", "dispositif": "m"}
    dues, natures = {"m.delai": date(2026, 12, 3)}, {"m.delai": "acte"}
    assert due_of(item, dues, RULES) == date(2026, 12, 3)
    assert due_of(item, {"m.delai": date(2026, 12, 10)}, RULES) == date(2026, 12, 10)
    assert due_of({**item, "id": "avant"}, dues, RULES) == date(2026, 12, 1)
    assert due_of(item, {}, RULES) is None
    assert reminder_of(item, dues, natures, RULES) == date(2026, 12, 1)


def test_putting_off_counts_from_today_where_the_date_has_passed() -> None:
    """It keeps its hour, and says when the law's own date is left behind."""
    move = {"now": NOW, "by": "Mme P.", "dues": {"m.delai": date(2026, 11, 26)}, "rules": RULES}
    late = {"texte": "x", "pour": "2026-11-20T10:00", "rappel": "2026-11-19"}
    assert moved(late, Move.PLUS_UN_JOUR, **move) == {"texte": "x", "pour": "2026-11-26T10:00"}  # type: ignore[arg-type]
    assert moved({"texte": "x"}, Move.PLUS_UNE_SEMAINE, **move)["pour"] == "2026-12-02"  # type: ignore[arg-type]
    tied = {"texte": "Saisir", "id": "saisir", "dispositif": "m"}
    once = moved(tied, Move.PLUS_UN_JOUR, **move)  # type: ignore[arg-type]
    assert once["pour"] == "2026-11-27"
    assert "ne bouge pas" in beyond_the_law(once, {"m.delai": date(2026, 11, 26)}, RULES)
    assert beyond_the_law(once, {"m.delai": date(2026, 11, 27)}, RULES) == ""


@given(st.lists(st.sampled_from(Move), max_size=6))
def test_a_line_is_open_unless_it_was_closed_last(moves: list[Move]) -> None:
    """Whatever keys were pressed before."""
    item: dict[str, object] = {"texte": "x", "destinataire": "JAF"}
    for move in moves:
        item = moved(item, move, now=NOW, by="Mme P.", dues={}, rules=RULES)
    closed = bool(moves) and moves[-1] in (Move.FAIT, Move.SANS_OBJET)
    assert is_open(item) is not closed
    assert (item["texte"], item["destinataire"]) == ("x", "JAF")


CHANGES = st.lists(
    st.tuples(st.sampled_from("abcd"), st.none() | st.lists(st.none() | DAYS | MOMENTS, max_size=4)),
    max_size=20,
)


@given(CHANGES, NOWS)
def test_a_ledger_that_is_kept_in_order_says_what_a_fresh_one_says(
    changes: list[tuple[str, list[str | None] | None]], now: datetime
) -> None:
    """Dossiers that come, change and go between two looks leave nothing behind and nothing out."""
    kept = Ledger(RULES)
    last: dict[str, list[str | None]] = {}
    for record_id, dates in changes:
        kept.look(now)
        last.pop(record_id, None)
        if dates is None:
            kept.drop(record_id)
            continue
        last[record_id] = dates
        kept.put_dossier(record_id, content_of(record_id, dates))
    fresh = Ledger(RULES)
    for record_id, dates in last.items():
        fresh.put_dossier(record_id, content_of(record_id, dates))
    assert kept.look(now) == fresh.look(now)


def content_of(record_id: str, dates: list[str | None]) -> dict[str, object]:
    deadlines = [deadline(f"m.{record_id}{rank}", when) for rank, when in enumerate(dates)]
    return {"reference": record_id, "echeancier": deadlines}
