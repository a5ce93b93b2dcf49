"""Where labels go on sheets."""

from __future__ import annotations

from itertools import islice

import pytest

from manifestkit.printing.imposition import Calibration, Slot, label_size, live_area, misplaced, slots
from manifestkit.printing.media import INCH, MEDIA, MM, Medium, medium
from manifestkit.printing.trouble import PreflightError

_SHEETS = [known for known in MEDIA.values() if known.sheet is not None]


_EXACT = Calibration()


def _first(count: int, sheet: Medium, *start_at: int, calibration: Calibration = _EXACT) -> list[Slot]:
    return list(islice(slots(sheet, start_at, calibration), count))


def test_labels_follow_one_another_row_by_row() -> None:
    """The offsets and pitches are those of the address reference, 3.3: L7165 has two columns and four rows."""
    places = [(slot.page, slot.box.x, slot.box.y) for slot in _first(4, medium("l7165"))]
    assert places == [
        (0, 13.24, 36.96),
        (0, pytest.approx(13.24 + 288.11), 36.96),
        (0, 13.24, pytest.approx(36.96 + 191.99)),
        (0, pytest.approx(13.24 + 288.11), pytest.approx(36.96 + 191.99)),
    ]


def test_each_sheet_begins_where_its_first_label_is_free() -> None:
    """5164 has six labels: two are left on the first sheet, four on the second; the third is new."""
    pages = [slot.page for slot in _first(8, medium("5164"), 5, 3)]
    assert pages == [0, 0, 1, 1, 1, 1, 2, 2]
    third = _first(8, medium("5164"), 5, 3)[6]
    assert third.box == medium("5164").boxes()[0]


def test_a_page_is_one_label() -> None:
    """A medium without a sheet takes each document on a page of its own."""
    assert [slot.page for slot in _first(3, medium("4x6"))] == [0, 1, 2]


@pytest.mark.parametrize("start", [0, -1, 9])
def test_no_sheet_begins_outside_itself(start: int) -> None:
    """A label that a sheet does not have is an error that says how many there are."""
    with pytest.raises(ValueError, match=f"Avery L7165 has no label {start}; it has 8"):
        _first(1, medium("l7165"), start)


def test_calibration_moves_everything_and_scales_the_pitch_alone() -> None:
    """An offset of 1 mm and 2 mm, and a pitch that is 1 % too short down the page."""
    moved = _first(3, medium("l7165"), calibration=Calibration(1 * MM, 2 * MM, 1, 1.01))
    assert (moved[0].box.x, moved[0].box.y) == (pytest.approx(13.24 + MM), pytest.approx(36.96 + 2 * MM))
    assert moved[2].box.y == pytest.approx(36.96 + 2 * MM + 1.01 * 191.99)
    assert (moved[2].box.width, moved[2].box.height) == label_size(medium("l7165"))


@pytest.mark.parametrize("sheet", _SHEETS, ids=lambda sheet: sheet.name)
def test_what_is_printed_of_a_label_keeps_from_its_edges_and_those_of_the_page(sheet: Medium) -> None:
    """A printer is off by up to a millimetre and cannot print at the edge of the paper (3.2 and 3.3)."""
    area = live_area(sheet)
    width, height = label_size(sheet)
    assert min(area.x, area.y, width - area.x - area.width, height - area.y - area.height) >= 3 * MM - 1e-6
    for box in sheet.boxes():
        assert box.x + area.x >= 5 * MM - 1e-6
        assert box.x + area.x + area.width <= sheet.width - 5 * MM + 1e-6
        assert box.y + area.y >= 5 * MM - 1e-6
        assert box.y + area.y + area.height <= sheet.height - 5 * MM + 1e-6


def test_a_page_keeps_its_own_margin() -> None:
    """A thermal printer reaches to 3 mm from the edge of a label of 4 x 6 in (3.2)."""
    area = live_area(medium("4x6"))
    assert area == pytest.approx((3 * MM, 3 * MM, 4 * INCH - 6 * MM, 6 * INCH - 6 * MM))


_MISPLACED = [
    # medium, offset in mm, pitch, what is wrong
    ("4x6", (25, 25), (1, 1), ["22.0 mm over the right edge", "22.0 mm over the lower edge"]),
    ("4x6", (-3.5, 0), (1, 1), ["0.5 mm over the left edge"]),
    ("a4", (0, -5.5), (1, 1), ["0.5 mm over the upper edge"]),
    # Rows of 84.67 mm at 0.9 of that stand 8.47 mm nearer, and what is printed on them has 6 mm between it.
    ("5164", (0, 0), (1, 0.9), ["over each other, by up to 2.5 mm"]),
    # The second column stands 10.16 mm further to the right: 4.67 + 1.1 x 101.64 + 99.06 - 3 mm = 212.5 mm of 210.
    ("l7165", (0, 0), (1.1, 1), ["2.5 mm over the right edge"]),
    # 4.67 + 101.64 + 99.06 + 20 - 3 mm = 222.4 mm of 210.
    ("l7165", (20, 0), (1, 1), ["12.4 mm over the right edge"]),
]


@pytest.mark.parametrize(("name", "offset", "pitch", "wrong"), _MISPLACED)
def test_a_calibration_that_spoils_the_print_is_refused(
    name: str, offset: tuple[float, float], pitch: tuple[float, float], wrong: list[str]
) -> None:
    """What is printed of a label keeps 3 mm from its edge (3.2): it may move by that much, and not over another."""
    calibration = Calibration(offset[0] * MM, offset[1] * MM, *pitch)
    found = [trouble.message for trouble in misplaced(medium(name), calibration)]
    assert len(found) == len(wrong)
    for message, words in zip(found, wrong, strict=True):
        assert words in message
    with pytest.raises(PreflightError):
        _first(1, medium(name), calibration=calibration)


@pytest.mark.parametrize("sheet", MEDIA.values(), ids=lambda known: known.name)
def test_a_calibration_that_mends_an_error_is_taken(sheet: Medium) -> None:
    """Published templates differ by up to 0.8 mm, and pitches by thousandths (3.3)."""
    assert list(misplaced(sheet, Calibration(0.8 * MM, -0.8 * MM, 1.002, 0.998))) == []
