"""The page that shows what a printer does to a sheet of labels."""

from __future__ import annotations

from itertools import combinations

import pytest

from manifestkit.printing.calibration import grid
from manifestkit.printing.imposition import Calibration
from manifestkit.printing.media import MEDIA, MM, Box, Medium, medium
from manifestkit.printing.setting import Bar, Words
from manifestkit.printing.text import Fonts

_FONTS = Fonts(folders=())
_EXACT = Calibration()
_STROKE = 0.4  # points: the two rulers meet in a corner


def _bars(on: Medium, calibration: Calibration = _EXACT) -> list[Box]:
    return [item.box for item in grid(on, _FONTS, calibration).items if isinstance(item, Bar)]


@pytest.mark.parametrize("on", MEDIA.values(), ids=MEDIA)
def test_nothing_stands_on_something_else_or_where_no_printer_reaches(on: Medium) -> None:
    """Rulers, words and corners are read one by one, and 3 mm stay clear at the edges (address reference, 3.2)."""
    items = grid(on, _FONTS, _EXACT).items
    for item in items:
        x, y, width, height = item.box
        assert min(x, y) >= 3 * MM - 1e-6, item
        assert x + width <= on.width - 3 * MM + 1e-6, item
        assert y + height <= on.height - 3 * MM + 1e-6, item
    for one, other in combinations([item.box for item in items], 2):
        across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        assert min(across, down) < _STROKE, (one, other)


@pytest.mark.parametrize("on", MEDIA.values(), ids=MEDIA)
def test_each_label_has_its_number(on: Medium) -> None:
    """They are counted as --start-at counts them, from 1."""
    texts = [item.line.text for item in grid(on, _FONTS, _EXACT).items if isinstance(item, Words)]
    assert texts == [*map(str, range(1, len(on.boxes()) + 1)), "50 mm each way at 100 %"]


def test_the_corners_are_those_of_the_labels() -> None:
    """Two bars for each corner of each label, moved by what the calibration says."""
    sheet = medium("l7165")
    bars = _bars(sheet, Calibration(1 * MM, 2 * MM))
    for label in sheet.boxes():
        left, right = label.x + MM, label.x + MM + label.width
        top, bottom = label.y + 2 * MM, label.y + 2 * MM + label.height
        for x in (left, right):
            for y in (top, bottom):
                ends = [bar for bar in bars if _reaches(bar, x, y)]
                assert len(ends) >= 2, (x, y)


def _reaches(bar: Box, x: float, y: float) -> bool:
    """Whether a bar has an end at a point, give or take its stroke."""
    near = _STROKE + 0.01
    return (
        min(abs(bar.x - x), abs(bar.x + bar.width - x)) < near
        and min(abs(bar.y - y), abs(bar.y + bar.height - y)) < near
    )


@pytest.mark.parametrize("on", MEDIA.values(), ids=MEDIA)
def test_the_rulers_are_as_long_as_they_say(on: Medium) -> None:
    """51 marks in each direction, a millimetre apart."""
    bars = _bars(on)[-102:]
    for marks, axis in ((bars[::2], 0), (bars[1::2], 1)):
        steps = [bar[axis] - marks[0][axis] for bar in marks]
        assert steps == pytest.approx([step * MM for step in range(51)])
