"""The page that shows what a printer does to a sheet of labels: their corners, and a ruler in each direction.

Source: address reference, 3.3 and 3.8.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from manifestkit.printing.canvas import new_canvas
from manifestkit.printing.drawing import draw
from manifestkit.printing.fitting import LEADING, SMALLEST
from manifestkit.printing.imposition import live_area, slots
from manifestkit.printing.media import MM, Box
from manifestkit.printing.setting import Compositor, Part

if TYPE_CHECKING:
    from typing import BinaryIO

    from manifestkit.printing.imposition import Calibration
    from manifestkit.printing.media import Medium
    from manifestkit.printing.setting import Page
    from manifestkit.printing.text import Fonts

_RULER = 50  # millimetres
_STROKE = 0.4
_LINE = SMALLEST * LEADING
# From the corner of a label: its marks, its number, and where the rulers begin, so that none stands on another.
_MARK = 4 * MM
_NUMBER = 4.5 * MM
_ORIGIN = 13 * MM


def draw_grid(medium: Medium, fonts: Fonts, calibration: Calibration, file: BinaryIO) -> None:
    """Write the grid as a PDF; raises as ``grid`` does."""
    page = grid(medium, fonts, calibration)
    canvas = new_canvas(file, medium, f"Test grid for {medium.title}")
    drawn = list(draw(page, canvas, Box(0, 0, medium.width, medium.height), medium.height))
    assert not drawn  # noqa: S101 - a grid has no barcodes
    canvas.showPage()
    canvas.save()


def grid(medium: Medium, fonts: Fonts, calibration: Calibration) -> Page:
    """A page with the corners and the number of each label, and two rulers of 50 mm.

    Where labels reach to the edge of the page, the corners are those of what may be printed on them. PreflightError
    where the calibration puts labels where they cannot be.
    """
    compositor = Compositor(fonts, medium.width, medium.height)
    first = [slot.box for slot in takewhile(lambda slot: slot.page == 0, slots(medium, (), calibration))]
    inset = live_area(medium).x if medium.sheet is None or not (medium.sheet.x and medium.sheet.y) else 0.0
    for number, box in enumerate(first, 1):
        _set_corners(compositor, box.inside(inset))
        place = Box(box.x + inset + _NUMBER, box.y + inset + _NUMBER, _ORIGIN - _NUMBER - _MARK, _LINE)
        compositor.line(place, Part("", str(number)), bold=True)
    _set_rulers(compositor, first[0].x + inset + _ORIGIN, first[0].y + inset + _ORIGIN)
    return compositor.page()


def _set_corners(compositor: Compositor, box: Box) -> None:
    """Set an angle into each corner of a box."""
    for x in (box.x, box.x + box.width - _MARK):
        for y in (box.y, box.y + box.height - _STROKE):
            compositor.bar(Box(x, y, _MARK, _STROKE))
    for x in (box.x, box.x + box.width - _STROKE):
        for y in (box.y + _STROKE, box.y + box.height - _MARK):
            compositor.bar(Box(x, y, _STROKE, _MARK - _STROKE))


def _set_rulers(compositor: Compositor, x: float, y: float) -> None:
    """Set two rulers from a point to the right and down, their marks outside the angle, and what they are within."""
    for step in range(_RULER + 1):
        length = (4 if step % 10 == 0 else 3 if step % 5 == 0 else 2) * MM
        compositor.bar(Box(x + step * MM - _STROKE / 2, y - length, _STROKE, length))
        compositor.bar(Box(x - length, y + step * MM - _STROKE / 2, length, _STROKE))
    words = Part("", f"{_RULER} mm each way at 100 %")
    compositor.line(Box(x + 2 * MM, y + 2 * MM, (_RULER - 4) * MM, _LINE), words)
