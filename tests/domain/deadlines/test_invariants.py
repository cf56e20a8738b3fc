"""What holds of every delay, whatever its start, length, nature and territory."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.compute import compute, terms_to
from vifdesk.domain.deadlines.terms import Nature, Terms, useful_day

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(1982, 1, 1), date(2080, 12, 31))
MOMENTS = st.datetimes(datetime(1982, 1, 1), datetime(2080, 12, 31)).map(
    lambda m: m.replace(second=0, microsecond=0)
)
TERRITORIES = st.sampled_from(Territory)
SIMPLE = st.builds(
    Period, st.integers(1, 60), st.sampled_from([Unit.JOURS, Unit.SEMAINES, Unit.MOIS])
) | st.builds(Period, st.integers(1, 15), st.just(Unit.ANS))
MIXED = st.builds(
    Period,
    st.integers(1, 24),
    st.just(Unit.MOIS),
    st.builds(Period, st.integers(1, 40), st.sampled_from([Unit.JOURS, Unit.SEMAINES])),
)
PERIODS = SIMPLE | MIXED
HOURS = st.builds(Period, st.integers(1, 240), st.just(Unit.HEURES))
DAY_NATURES = st.sampled_from([Nature.ACTE, Nature.ACTE_FRANC, Nature.DUREE])
HOUR_NATURES = st.sampled_from([Nature.HEURES_MESURE, Nature.HEURES_RECOURS])
ACTS = st.sampled_from([Nature.ACTE, Nature.ACTE_FRANC])


def day_of(limit: date | datetime) -> date:
    return limit.date() if isinstance(limit, datetime) else limit


@given(DAYS, PERIODS, DAY_NATURES, TERRITORIES)
def test_the_dates_of_a_delay_in_days_are_in_order(
    calendar: Calendar, start: date, period: Period, nature: Nature, territory: Territory
) -> None:
    """Start, prudent date, raw end, end; the prudent date of a duration lies strictly before its end."""
    terms = compute(start, period, nature=nature, territory=territory, calendar=calendar)
    assert start <= terms.prudent <= terms.raw_end <= terms.end
    if nature is Nature.DUREE:
        assert terms.prudent < terms.end


@given(MOMENTS, HOURS, HOUR_NATURES, TERRITORIES)
def test_the_dates_of_a_delay_in_hours_are_in_order(
    calendar: Calendar, start: datetime, period: Period, nature: Nature, territory: Territory
) -> None:
    """The same, also on the dial of a night when clocks are put back."""
    terms = compute(start, period, nature=nature, territory=territory, calendar=calendar)
    assert start <= terms.prudent <= terms.raw_end <= terms.end


@given(DAYS, PERIODS, ACTS, TERRITORIES)
def test_a_prorogued_act_ends_on_the_first_working_day(
    calendar: Calendar, start: date, period: Period, nature: Nature, territory: Territory
) -> None:
    """The end is worked, and no worked day lies between the raw end and it."""
    terms = compute(start, period, nature=nature, territory=territory, calendar=calendar)
    assert calendar.is_working_day(terms.end, territory)
    passed = (day_of(terms.end) - day_of(terms.raw_end)).days
    assert not any(calendar.is_working_day(terms.raw_end + n * ONE_DAY, territory) for n in range(passed))


@given(DAYS, PERIODS, DAY_NATURES, TERRITORIES)
def test_the_prudent_date_is_worked_or_is_the_start(
    calendar: Calendar, start: date, period: Period, nature: Nature, territory: Territory
) -> None:
    """And no later worked day would still have been in time."""
    terms = compute(start, period, nature=nature, territory=territory, calendar=calendar)
    assert calendar.is_working_day(terms.prudent, territory) or terms.prudent == start
    last = terms.end - ONE_DAY if nature is Nature.DUREE else terms.raw_end
    later = (terms.prudent + n * ONE_DAY for n in range(1, (day_of(last) - day_of(terms.prudent)).days + 1))
    assert not any(calendar.is_working_day(day, territory) for day in later)


@given(DAYS, PERIODS, DAY_NATURES, TERRITORIES, TERRITORIES)
def test_the_raw_end_is_the_same_everywhere(
    calendar: Calendar, start: date, period: Period, nature: Nature, one: Territory, other: Territory
) -> None:
    """Holidays move an end, never a raw end; and they never move the end of a duration."""
    here = compute(start, period, nature=nature, territory=one, calendar=calendar)
    there = compute(start, period, nature=nature, territory=other, calendar=calendar)
    assert here.raw_end == there.raw_end
    if nature is Nature.DUREE:
        assert (here.end, here.veille) == (there.end, there.veille)


@given(DAYS, PERIODS, ACTS, TERRITORIES)
def test_without_prorogation_the_end_is_the_raw_end(
    calendar: Calendar, start: date, period: Period, nature: Nature, territory: Territory
) -> None:
    """And the prudent date does not change: it never relied on the prorogation."""
    prorogued = compute(start, period, nature=nature, territory=territory, calendar=calendar)
    fixed = compute(start, period, nature=nature, territory=territory, calendar=calendar, extendable=False)
    assert fixed.end == fixed.raw_end == prorogued.raw_end
    assert fixed.prudent == prorogued.prudent


@given(DAYS, PERIODS, TERRITORIES)
def test_a_franc_delay_has_one_raw_day_more(
    calendar: Calendar, start: date, period: Period, territory: Territory
) -> None:
    """The extra day is added before the prorogation."""
    plain = compute(start, period, nature=Nature.ACTE, territory=territory, calendar=calendar)
    franc = compute(start, period, nature=Nature.ACTE_FRANC, territory=territory, calendar=calendar)
    assert franc.raw_end == plain.raw_end + ONE_DAY
    assert franc.end >= plain.end


@given(DAYS, PERIODS, TERRITORIES)
def test_the_eve_is_the_day_before_the_end(
    calendar: Calendar, start: date, period: Period, territory: Territory
) -> None:
    """Always, also when the quantième is missing; only a duration has one."""
    measure = compute(start, period, nature=Nature.DUREE, territory=territory, calendar=calendar)
    act = compute(start, period, nature=Nature.ACTE, territory=territory, calendar=calendar)
    assert measure.veille == measure.end - ONE_DAY
    assert act.veille is None


@given(DAYS, PERIODS, ACTS, TERRITORIES)
def test_a_later_start_never_ends_sooner(
    calendar: Calendar, start: date, period: Period, nature: Nature, territory: Territory
) -> None:
    """Adding months is monotone, though two starts may share an end."""
    today = compute(start, period, nature=nature, territory=territory, calendar=calendar)
    tomorrow = compute(start + ONE_DAY, period, nature=nature, territory=territory, calendar=calendar)
    assert today.raw_end <= tomorrow.raw_end
    assert today.end <= tomorrow.end


@given(DAYS, st.integers(1, 400), TERRITORIES)
def test_weeks_are_seven_days(calendar: Calendar, start: date, weeks: int, territory: Territory) -> None:
    """In every date and in the proof's last step."""
    one = compute(
        start, Period(weeks, Unit.SEMAINES), nature=Nature.ACTE, territory=territory, calendar=calendar
    )
    other = compute(
        start, Period(7 * weeks, Unit.JOURS), nature=Nature.ACTE, territory=territory, calendar=calendar
    )
    assert (one.raw_end, one.end, one.prudent, one.steps[-1]) == (
        other.raw_end,
        other.end,
        other.prudent,
        other.steps[-1],
    )


@given(DAYS, PERIODS, DAY_NATURES.filter(lambda nature: nature is not Nature.ACTE_FRANC), TERRITORIES)
def test_an_end_fixed_by_the_judge_behaves_as_a_computed_one(
    calendar: Calendar, start: date, period: Period, nature: Nature, territory: Territory
) -> None:
    """All dates and cautions; only the first step differs."""
    computed = compute(start, period, nature=nature, territory=territory, calendar=calendar)
    fixed = terms_to(computed.raw_end, start=start, nature=nature, territory=territory, calendar=calendar)

    def dates(terms: Terms) -> tuple[object, ...]:
        return terms.start, terms.raw_end, terms.end, terms.prudent, terms.veille, terms.warnings

    assert dates(fixed) == dates(computed)
    assert fixed.steps[-1] == computed.steps[-1]


@given(MOMENTS, HOURS, TERRITORIES)
def test_a_measure_in_hours_never_moves(
    calendar: Calendar, start: datetime, period: Period, territory: Territory
) -> None:
    """Raw end, end and prudent date are one moment."""
    terms = compute(start, period, nature=Nature.HEURES_MESURE, territory=territory, calendar=calendar)
    assert terms.raw_end == terms.end == terms.prudent
    assert not terms.prorogued


@given(MOMENTS, HOURS, TERRITORIES)
def test_an_appeal_in_hours_keeps_its_hour(
    calendar: Calendar, start: datetime, period: Period, territory: Territory
) -> None:
    """It ends at the same hour of a working day, and its raw end is that of a measure."""
    appeal = compute(start, period, nature=Nature.HEURES_RECOURS, territory=territory, calendar=calendar)
    measure = compute(start, period, nature=Nature.HEURES_MESURE, territory=territory, calendar=calendar)
    assert appeal.raw_end == measure.raw_end
    assert isinstance(appeal.end, datetime)
    assert isinstance(appeal.raw_end, datetime)
    assert appeal.end.time() == appeal.raw_end.time()
    assert calendar.is_working_day(appeal.end.date(), territory)


@given(MOMENTS, HOURS, TERRITORIES)
def test_the_prudent_moment_of_an_appeal_leaves_a_working_day(
    calendar: Calendar, start: datetime, period: Period, territory: Territory
) -> None:
    """It is the raw moment, the end of a working day, or the start."""
    terms = compute(start, period, nature=Nature.HEURES_RECOURS, territory=territory, calendar=calendar)
    worked = calendar.is_working_day(terms.prudent_day, territory)
    assert terms.prudent in (terms.raw_end, start) or worked
    assert terms.prudent_day == useful_day(terms.prudent)


@given(MOMENTS, st.integers(1, 120), st.integers(1, 120), TERRITORIES)
def test_hours_add_up(
    calendar: Calendar, start: datetime, first: int, second: int, territory: Territory
) -> None:
    """Elapsed time is additive, save through an hour that reads twice or never."""
    zone = calendar.zone(territory)

    def plain(moment: datetime) -> bool:
        return (
            moment.replace(tzinfo=zone, fold=0).utcoffset() == moment.replace(tzinfo=zone, fold=1).utcoffset()
        )

    def after(moment: datetime, hours: int) -> datetime:
        period = Period(hours, Unit.HEURES)
        terms = compute(moment, period, nature=Nature.HEURES_MESURE, territory=territory, calendar=calendar)
        assert isinstance(terms.end, datetime)
        return terms.end

    middle = after(start, first)
    assume(plain(start) and plain(middle))
    assert after(middle, second) == after(start, first + second)


@given(DAYS, PERIODS, DAY_NATURES, TERRITORIES)
def test_the_proof_is_written_french(
    calendar: Calendar, start: date, period: Period, nature: Nature, territory: Territory
) -> None:
    """Full sentences, French spacing, nothing said twice, and a source."""
    terms = compute(start, period, nature=nature, territory=territory, calendar=calendar)
    assert len(set(terms.steps)) == len(terms.steps) >= 3
    for step in terms.steps:
        assert step[0].isupper()
        assert step.endswith(".")
        assert " :" not in step
        assert " ;" not in step
    assert terms.sources
    assert len(set(terms.sources)) == len(terms.sources)
