"""The pages of a PDF as pictures."""

from __future__ import annotations

from vifdesk.domain.documents.document import Document, Paragraph, Section
from vifdesk.printing.press import ReportlabPress

PRESS = ReportlabPress()


def test_each_page_is_a_picture_of_its_size() -> None:
    """A4 at 72 dots per inch, three bytes a pixel, no padding."""
    long = Document("Long", (Section("", (Paragraph("mot " * 4000),)),))
    pictures = PRESS.pictures(PRESS.pdf(long), 72)
    assert len(pictures) > 1
    for picture in pictures:
        assert (picture.width, picture.height) in {(595, 842), (596, 842)}
        assert len(picture.rgb) == picture.width * picture.height * 3


def test_twice_the_dots_are_twice_the_pixels() -> None:
    """The preview's resolution is the caller's."""
    pdf = PRESS.pdf(Document("Un", ()))
    (small,), (large,) = PRESS.pictures(pdf, 72), PRESS.pictures(pdf, 144)
    assert abs(large.width - 2 * small.width) <= 1


def test_the_paper_is_white_and_the_ink_dark() -> None:
    """Red, green and blue in that order: a red sign would else come out blue."""
    from dataclasses import replace

    from tests.domain.documents.examples import CONCLUDED, MEASURE, RESULT, dossier
    from vifdesk.domain.documents.sheet import build_sheet
    from vifdesk.domain.law.measure import Tone

    alarming = replace(RESULT, conclusions=(replace(CONCLUDED, tone=Tone.ALERTE),))
    (picture,) = PRESS.pictures(PRESS.pdf(build_sheet(alarming, dossier(), MEASURE)), 72)
    pixels = {picture.rgb[place : place + 3] for place in range(0, len(picture.rgb), 3)}
    assert picture.rgb[:3] == b"\xff\xff\xff"
    assert any(red > 140 and green < 60 and blue < 60 for red, green, blue in pixels)
    assert not any(blue > 140 and green < 60 and red < 60 for red, green, blue in pixels)
    assert any(max(pixel) < 60 for pixel in pixels)
