"""vies.toml: the lives of the measures, as a magistrate reads them."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from tests.actions.registers import office
from vifdesk.domain.register.life_json import alerts_of, schedule_of
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.schedule.followed import Followed
from vifdesk.domain.wizard.evaluation import Status

LIVES = tomllib.loads((Path(__file__).parent / "vies.toml").read_text(encoding="utf-8"))["vie"]
NOW = datetime(2027, 1, 4, 8)


def event(line: str) -> dict[str, object]:
    """« 2026-11-25 op_delivree duree_fixee_mois=6 » as JSON gives it."""
    when, kind, *details = line.split()
    facts = dict(detail.split("=") for detail in details)
    read = {fact: int(value) if value.isdigit() else value for fact, value in facts.items()}
    return {"type": kind, "le": when, **({"faits": read} if read else {})}


def line(one: Followed) -> str:
    """A deadline as the file writes it."""
    deadline = one.deadline
    if deadline.status is Status.EN_ATTENTE:
        return f"{one.key} | en attente : {deadline.waiting_label} | | {one.state}"
    if deadline.prudent is None or deadline.end is None:
        return f"{one.key} | sans date | | {one.state}"
    prudent, end = (
        at.isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat()
        for at in (deadline.prudent, deadline.end)
    )
    return f"{one.key} | {prudent} | {end} | {one.state}"


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life["nom"])
def test_a_life_leaves_exactly_what_is_still_to_be_watched(life: dict[str, object]) -> None:
    """The deadlines with their dates and states, the alerts, what is doubtful: no more, no less."""
    of = office(moment=NOW)
    asked: list[Content] = []
    if "dispositif" in life:
        asked = [{"dispositif": life["dispositif"], "faits": life["faits"], "le": "2026-11-22"}]
    written = life["evenements"]
    assert isinstance(written, list)
    done = of.record("26/1", evaluations=asked, evenements=[event(one) for one in written])
    content = of.content("26/1")
    assert sorted(line(one) for one in schedule_of(content)) == sorted(
        str(one) for one in items(life, "attendu")
    )
    assert sorted(alert.id for alert in alerts_of(content)) == sorted(
        str(one) for one in items(life, "alertes")
    )
    assert [remark.doubt.value for remark in done.remarks] == items(life, "remarques")
    assert len(items_of(content, "evenements")) == len(written)


def items(life: dict[str, object], key: str) -> list[object]:
    found = life.get(key, [])
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life["nom"])
def test_entered_one_by_one_in_any_order_a_life_is_the_same(life: dict[str, object]) -> None:
    """What counts is when things happened, not when somebody wrote them down; whatever remains besides was once shown."""
    of = office(moment=NOW)
    if "dispositif" in life:
        asked = {"dispositif": life["dispositif"], "faits": life["faits"], "le": "2026-11-22"}
        of.record("26/1", evaluations=[asked])
    kept: list[dict[str, object]] = []
    of.record("26/1", note="vide")
    for one in reversed(items(life, "evenements")):
        kept.insert(0, event(str(one)))
        of.record("26/1", evenements=kept)
    found = {line(one) for one in schedule_of(of.content("26/1"))}
    expected = {str(one) for one in items(life, "attendu")}
    assert expected <= found
    assert all(one.endswith("| sans_objet") for one in found - expected)
