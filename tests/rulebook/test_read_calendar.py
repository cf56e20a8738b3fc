"""resources/calendrier/: read whole, or refused with every fault."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from vifdesk.domain.dates.citations import Reckoning
from vifdesk.domain.dates.holidays import Calendar, Confidence
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.complaint import Complaint, RulesRefused
from vifdesk.machine.zones import zone_of
from vifdesk.rulebook.read_calendar import read_calendar

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
Edit = Callable[..., Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """A copy of the shipped files in which one text replaces another, which must be there."""
    shutil.copytree(RESOURCES / "calendrier", tmp_path / "calendrier")

    def edit(old: str, new: str, name: str = "feries.toml") -> Path:
        path = tmp_path / "calendrier" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return edit


def complaints_of(folder: Path) -> tuple[Complaint, ...]:
    with pytest.raises(RulesRefused) as refusal:
        read_calendar(folder, zone_of)
    return refusal.value.complaints


def the_complaint_of(folder: Path) -> Complaint:
    (complaint,) = complaints_of(folder)
    return complaint


# ------------------------------------------------------------------------------------------------- shipped files


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return read_calendar(RESOURCES, zone_of)


def test_the_shipped_files_are_read(calendar: Calendar) -> None:
    """With the day of their last check."""
    assert (calendar.first_year, calendar.last_year) == (1982, 2100)
    assert calendar.verified_on == date(2026, 11, 22)
    assert calendar.holiday(date(2026, 4, 3), Territory.ALSACE_MOSELLE)


def test_each_holiday_has_its_basis_and_each_doubt_its_warning(calendar: Calendar) -> None:
    """The source stands beside the day."""
    assert all(rule.basis and rule.name for rule in calendar.rules)
    doubtful = [rule for rule in calendar.rules if rule.confidence is Confidence.BASSE or not rule.counted]
    assert doubtful
    assert all(rule.warning for rule in doubtful)


def test_each_rule_of_counting_has_its_article_on_any_day(calendar: Calendar) -> None:
    """From the first day of the table to the last."""
    for reckoning in Reckoning:
        assert calendar.citation(reckoning, date(1982, 1, 1))
        assert calendar.citation(reckoning, date(2100, 12, 31))


def test_a_new_holiday_is_a_change_of_file(edited: Edit) -> None:
    """No code: one more table in the file."""
    more = """[[ferie]]
id = "fictif"
nom = "jour fictif"
jour = "06-12"
du = 2027-01-01
territoires = ["mayotte", "guyane"]
source = "texte fictif"
confiance = "haute"

[[ferie]]
id = "noel"
"""
    calendar = read_calendar(edited('[[ferie]]\nid = "noel"\n', more), zone_of)
    assert calendar.holiday(date(2027, 6, 12), Territory.MAYOTTE)
    assert calendar.holiday(date(2026, 6, 12), Territory.MAYOTTE) is None
    assert calendar.holiday(date(2027, 6, 12), Territory.METROPOLE) is None


def test_the_older_check_is_the_calendar_s(edited: Edit) -> None:
    """Two files, one age: the worse."""
    folder = edited("verifie_le = 2026-11-22", "verifie_le = 2025-01-02", "comput.toml")
    assert read_calendar(folder, zone_of).verified_on == date(2025, 1, 2)


def test_a_table_of_one_year_and_a_rule_of_one_day_are_accepted(edited: Edit) -> None:
    """First and last may be the same, for the years and for a rule."""
    edited("premiere_annee = 1982", "premiere_annee = 2100")
    folder = edited(NOEL, NOEL + "\ndu = 2100-12-25\nau = 2100-12-25")
    calendar = read_calendar(folder, zone_of)
    assert (calendar.first_year, calendar.last_year) == (2100, 2100)
    assert calendar.holiday(date(2100, 12, 25), Territory.METROPOLE)


# -------------------------------------------------------------------------------------------------- unreadable


@pytest.mark.parametrize("name", ["feries.toml", "comput.toml"])
def test_a_missing_file_is_named(edited: Edit, name: str) -> None:
    """First among the complaints."""
    folder = edited("verifie_le", "verifie_le", name)
    (folder / "calendrier" / name).unlink()
    complaint = next(each for each in complaints_of(folder) if each.message == "le fichier manque.")
    assert complaint.file == f"calendrier/{name}"


def test_both_missing_files_are_named_at_once(tmp_path: Path) -> None:
    """An empty folder: one refusal, all the faults."""
    missing = [each.file for each in complaints_of(tmp_path) if each.message == "le fichier manque."]
    assert missing == ["calendrier/feries.toml", "calendrier/comput.toml"]


@pytest.mark.parametrize("content", [b"[[ferie", b"\xff\xfe", b"a = 1\na = 2"])
def test_what_is_not_toml_is_refused(edited: Edit, content: bytes) -> None:
    """Broken, not UTF-8, or a key said twice."""
    folder = edited("verifie_le", "verifie_le")
    (folder / "calendrier" / "feries.toml").write_bytes(content)
    assert any("ce n'est pas du TOML lisible" in each.message for each in complaints_of(folder))


def test_a_folder_in_place_of_a_file_is_refused(edited: Edit) -> None:
    """Any fault of the disk is a complaint too."""
    folder = edited("verifie_le", "verifie_le")
    (folder / "calendrier" / "feries.toml").unlink()
    (folder / "calendrier" / "feries.toml").mkdir()
    assert any("ce n'est pas du TOML lisible" in each.message for each in complaints_of(folder))


# ------------------------------------------------------------------------------------------------------- faults

NOEL = 'nom = "Noël"\njour = "12-25"'


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("premiere_annee = 1982", "premiere_annee = 2101", "en-tête", "les années couvertes vont de 2101 à 2100."),
        ("derniere_annee = 2100", "derniere_annee = 9999", "en-tête", "les années couvertes vont de 1982 à 9999."),
        ("premiere_annee = 1982", "premiere_annee = '1982'", "en-tête", "« premiere_annee » vaut « 1982 »."),
        ("premiere_annee = 1982      #", "#", "en-tête", "« premiere_annee » manque."),
        ('statut = "redige"', 'statut = "relu par un ami"', "en-tête", "« statut » vaut « relu par un ami »."),
        ('statut = "redige"', 'statut = "redige"\nauteur = "M. B."', "en-tête", "clé inconnue « auteur »."),
        (NOEL, NOEL + "\npaques = 3", "jour férié « noel »", "il faut « jour » ou « paques », et un seul des deux."),
        (NOEL, 'nom = "Noël"', "jour férié « noel »", "il faut « jour » ou « paques », et un seul des deux."),
        (NOEL, NOEL.replace("12-25", "25-12"), "jour férié « noel »", "« jour » vaut « 25-12 »."),
        (NOEL, NOEL.replace("12-25", "25 décembre"), "jour férié « noel »", "« jour » vaut « 25 décembre »."),
        (NOEL, NOEL.replace("12-25", "02-29"), "jour férié « noel »", "« jour » vaut « 02-29 »."),
        (NOEL, 'nom = "Noël"\npaques = 270', "jour férié « noel »", "« paques » vaut 270."),
        (NOEL, 'jour = "12-25"', "jour férié « noel »", "« nom » manque."),
        (NOEL, NOEL + "\ndu = 2020", "jour férié « noel »", "« du » vaut « 2020 »."),
        (NOEL, NOEL + '\nchome = "oui"', "jour férié « noel »", "clé inconnue « chome »."),
        (NOEL, NOEL + '\ncompte = "non"', "jour férié « noel »", "« compte » vaut « non »."),
        (NOEL, NOEL + "\ndu = 2020-01-01\nau = 2019-01-01", "en-tête", "« noel » finit avant de commencer."),
        (NOEL, NOEL + "\ncompte = false", "en-tête", "« noel » est incertain sans le dire."),
        ('territoires = ["mayotte"]', 'territoires = ["mayote"]', "jour férié « abolition_mayotte »", "territoire inconnu « mayote »."),
        ('territoires = ["mayotte"]', "territoires = []", "jour férié « abolition_mayotte »", "« territoires » est vide."),
        ('confiance = "haute"\n\n[[ferie]]\nid = "lundi_de_paques"', 'confiance = "sûre"\n\n[[ferie]]\nid = "lundi_de_paques"', "jour férié « jour_de_l_an »", "« confiance » vaut « sûre »."),
        ('id = "vendredi_saint_commune"\n', "", "jour férié « vendredi_saint_alsace_moselle », « avertissement »", "« id » manque."),
        ('id = "noel"', 'id = "assomption"', "en-tête", "deux jours fériés ont l'id « assomption »."),
        ('jour = "08-15"', 'jour = "12-25"', "en-tête", "« assomption » et « noel » désignent le même jour au même endroit."),
        ("au = 2017-12-31", "au = 2018-05-27", "en-tête", "« abolition_saint_martin » et « abolition_saint_martin_discutee » désignent le même jour au même endroit."),
    ],
)  # fmt: skip
def test_a_fault_among_the_holidays_is_named(
    edited: Edit, old: str, new: str, place: str, message: str
) -> None:
    """With its file, its place and a remedy."""
    complaint = the_complaint_of(edited(old, new))
    assert (complaint.file, complaint.place, complaint.message) == ("calendrier/feries.toml", place, message)
    assert complaint.remedy


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "mixte"\ntexte = "CPC, art. 641, al. 3"', 'id = "mixte"', "« texte » manque."),
        ('[[regle]]\nid = "mixte"\ntexte = "CPC, art. 641, al. 3"', "", "aucun texte pour « mixte »."),
        ('id = "mixte"', 'id = "mixtes"', "« id » vaut « mixtes »."),
        ('al. 3"', 'al. 3"\ndu = 2000-01-01', "les textes de « mixte » ne couvrent pas tout le temps."),
        ('al. 3"', 'al. 3"\nau = 2000-01-01', "les textes de « mixte » ne couvrent pas tout le temps."),
        ("au = 2028-12-31", "au = 2028-12-30", "deux textes de « jours » se recouvrent ou laissent un trou (le suivant vaut depuis 01/01/2029)."),
        ("au = 2028-12-31", "au = 2029-01-01", "deux textes de « jours » se recouvrent ou laissent un trou (le suivant vaut depuis 01/01/2029)."),
        ("au = 2028-12-31", "", "deux textes de « jours » se recouvrent ou laissent un trou (le suivant vaut depuis 01/01/2029)."),
    ],
)  # fmt: skip
def test_a_fault_among_the_articles_is_named(edited: Edit, old: str, new: str, message: str) -> None:
    """No rule of counting without its text, on any day."""
    complaint = the_complaint_of(edited(old, new, "comput.toml"))
    assert complaint.file == "calendrier/comput.toml"
    assert complaint.message == message
    assert complaint.remedy


def test_two_texts_for_always_are_refused(edited: Edit) -> None:
    """Neither is bounded: which one would be cited?"""
    mixed = '[[regle]]\nid = "mixte"\ntexte = "CPC, art. 641, al. 3"\n'
    complaint = the_complaint_of(edited(mixed, mixed + mixed, "comput.toml"))
    assert complaint.message.endswith("(le suivant vaut depuis toujours).")


def test_no_holiday_at_all_is_refused(edited: Edit) -> None:
    """An emptied file would make every day a working day."""
    folder = edited("verifie_le", "verifie_le")
    head = 'verifie_le = 2026-11-22\nstatut = "redige"\npremiere_annee = 1982\nderniere_annee = 2100\n'
    (folder / "calendrier" / "feries.toml").write_text(head, encoding="utf-8")
    assert the_complaint_of(folder).message == "aucun jour férié."


def test_every_fault_is_told_at_once(edited: Edit) -> None:
    """One reading, both files, all the faults."""
    edited(NOEL, NOEL.replace("12-25", "25-12"))
    edited('territoires = ["guyane"]', 'territoires = ["guiane"]')
    folder = edited('id = "mixte"', 'id = "mixtes"', "comput.toml")
    assert {each.message for each in complaints_of(folder)} == {
        "territoire inconnu « guiane ».",
        "« jour » vaut « 25-12 ».",
        "« id » vaut « mixtes ».",
    }
