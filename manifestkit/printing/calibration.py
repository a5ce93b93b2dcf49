"""The page that shows what a printer does to a sheet of labels: their outlines, and a ruler in each direction.

Source: address reference, 3.3 and 3.8.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from manifestkit.printing.canvas import new_canvas
from manifestkit.printing.drawing import draw
from manifestkit.printing.fitting import LEADING, SMALLEST
from manifestkit.printing.imposition import slots
from manifestkit.printing.media import MM, Box
from manifestkit.printing.setting import Compositor, Part

if TYPE_CHECKING:
    from typing import BinaryIO

    from manifestkit.printing.imposition import Calibration
    from manifestkit.printing.media import Medium
    from manifestkit.printing.text import Fonts

_RULER = 50  # millimetres
_STROKE = 0.4
_LINE = SMALLEST * LEADING


def draw_grid(medium: Medium, fonts: Fonts, calibration: Calibration, file: BinaryIO) -> None:
    """Write a PDF of one page with the outline and the number of each label, and two rulers of 50 mm."""
    compositor = Compositor(fonts, medium.width, medium.height)
    first = takewhile(lambda slot: slot.page == 0, slots(medium, (), calibration))
    for number, (_, box) in enumerate(first, 1):
        compositor.frame(box, _STROKE)
        compositor.line(Box(box.x + 5 * MM, box.y + 5 * MM, 10 * MM, _LINE), Part("", str(number)), bold=True)
    left, top = medium.width / 2 - _RULER / 2 * MM, medium.height / 2 - _RULER / 2 * MM
    for step in range(_RULER + 1):
        length = (4 if step % 10 == 0 else 3 if step % 5 == 0 else 2) * MM
        compositor.bar(Box(left + step * MM - _STROKE / 2, top, _STROKE, length))
        compositor.bar(Box(left, top + step * MM - _STROKE / 2, length, _STROKE))
    words = Part("", f"{_RULER} mm each way at 100 %")
    compositor.line(Box(left + 6 * MM, top + 6 * MM, _RULER * MM, _LINE), words)
    canvas = new_canvas(file, medium, f"Test grid for {medium.title}")
    drawn = list(draw(compositor.page(), canvas, Box(0, 0, medium.width, medium.height), medium.height))
    assert not drawn  # noqa: S101 - a grid has no barcodes
    canvas.showPage()
    canvas.save()
