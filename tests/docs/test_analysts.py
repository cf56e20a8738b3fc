"""The guide of the analysts is run as it is written: two hundred courts, one engine that knows nothing of vifdesk."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from random import Random
from statistics import fmean

import duckdb
import pytest

from tests.domain.statistics.lives import real_plan
from tests.helpers.desk import ROOT
from vifdesk.domain.statistics.as_csv import FLAT_COLUMNS, data_dictionary, report_flat
from vifdesk.domain.statistics.figures import make_figures
from vifdesk.domain.statistics.period import quarter_of
from vifdesk.domain.statistics.reading import Mark
from vifdesk.domain.statistics.report import Figures, RestrictedReport, WideReport
from vifdesk.domain.statistics.tally import Marks

GUIDE = (ROOT / "docs/guide/analystes.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.+?)```", GUIDE, re.DOTALL)
COURTS = 200
QUARTER = quarter_of(date(2026, 8, 1))


def court_figures(draw: Random, threshold: int) -> Figures:
    """A court of its own size: requests, hearings, and how long each took."""
    marks, day = Marks(), QUARTER.since.toordinal()
    found = [Mark("evenement.tgd_demande", day + draw.randint(0, 91)) for _ in range(draw.randint(0, 30))]
    for _ in range(draw.randint(0, 20)):
        delay, at = draw.randint(0, 12), day + draw.randint(0, 91)
        found += [Mark("evenement.op_delivree", at), Mark("op_delai_decision", at, float(delay))]
        if delay <= 6:
            found.append(Mark("op_sous_six_jours", at))
    marks.put("0" * 32, found)
    return make_figures(real_plan(), marks, (), QUARTER, threshold=threshold)


@pytest.fixture(scope="module")
def courts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Figures]]:
    """A folder with what two hundred courts sent, the odd ones masked."""
    folder, draw = tmp_path_factory.mktemp("cours"), Random(5)
    sent = {}
    for rank in range(COURTS):
        code = f"{rank:08}"
        figures = court_figures(draw, 5 * (rank % 2))
        report = WideReport(figures) if figures.threshold else RestrictedReport(figures)
        (folder / f"chiffres-{code}.csv").write_bytes(report_flat(report, code))
        sent[code] = figures
    (folder / "dictionnaire-chiffres-00000000.csv").write_bytes(data_dictionary(sent["00000000"]))
    return folder, sent


@pytest.mark.slow
def test_two_hundred_courts_are_consolidated(
    courts: tuple[Path, dict[str, Figures]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sums, shares and delays are those that one computes from the reports themselves; what is masked stays out of them."""
    folder, sent = courts
    monkeypatch.chdir(folder)
    engine = duckdb.connect()
    answers = [engine.execute(query).fetchall() for query in QUERIES]
    assert answers[1] == []  # nobody twice
    assert engine.execute("SELECT count(*), count(DISTINCT juridiction) FROM chiffres").fetchone() == (
        sum(len(list(figures)) for figures in sent.values()),
        COURTS,
    )

    asked = [figures.figure("evenement.tgd_demande").now for figures in sent.values()]
    row = engine.execute(
        "SELECT total_connu, juridictions, masquees, non_renseignees FROM comptes WHERE indicateur = 'evenement.tgd_demande'"
    ).fetchone()
    shown = [one.value for one in asked if one.value is not None]
    masked = sum(one.masked for one in asked)
    assert row == (sum(shown), len(shown), masked, COURTS - len(shown) - masked)
    assert 0 < masked < COURTS / 2

    shares = [one.figure("op_sous_six_jours").now for one in sent.values()]
    known = [one for one in shares if one.denominator]
    row = engine.execute("SELECT part, cas FROM parts WHERE indicateur = 'op_sous_six_jours'").fetchone()
    cases = sum(one.denominator or 0 for one in known)
    assert row == (pytest.approx(sum(one.numerator or 0 for one in known) / cases), cases)

    middles = [one.figure("op_delai_decision_mediane").now for one in sent.values()]
    known = [one for one in middles if one.denominator]
    row = engine.execute(
        "SELECT la_plus_courte, la_plus_longue, moyenne_ponderee, unite FROM delais WHERE indicateur = 'op_delai_decision_mediane'"
    ).fetchone()
    weighted = fmean([one.value or 0.0 for one in known], [one.denominator or 0 for one in known])
    values = [one.value for one in known]
    assert row == (min(values), max(values), pytest.approx(weighted), "jours")  # type: ignore[type-var]

    words = {label: total for label, total, _, _ in answers[-1]}
    assert words["Téléphone grave danger demandé"] == sum(shown)


def test_the_guide_names_every_column() -> None:
    """The table of the guide, and the list of the loading query, are the columns of the file."""
    names = [name for name, _, _ in FLAT_COLUMNS]
    assert re.findall(r"'(\w+)': '\w+'", QUERIES[0]) == names
    assert dict(re.findall(r"'(\w+)': '(\w+)'", QUERIES[0])) == {name: kind for name, kind, _ in FLAT_COLUMNS}
    table = GUIDE.split("| colonne |")[1].split("\n\n")[0]
    assert all(f"`{name}`" in table for name in names)
