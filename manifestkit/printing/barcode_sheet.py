"""The barcodes for the four sides of a device that becomes one image. Source: Import/Export reference, 10.3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from manifestkit.printing.document import Document
from manifestkit.printing.fitting import LEADING, SMALLEST
from manifestkit.printing.given import expect
from manifestkit.printing.identity import fits, identity_code, job_code, printed_id
from manifestkit.printing.imposition import label_size, live_area
from manifestkit.printing.media import MEDIA, Box
from manifestkit.printing.setting import Compositor, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.printing.media import Medium
    from manifestkit.printing.text import Fonts

_SIDES = 4
_AIR = 2.0  # between the words and the bars
_HIGHEST = 96.0  # of the bars
_GAP = 4.0
# Sizes of type, which grow with the room: shares of its height, the least and the largest.
_WORDS = (1 / 14, SMALLEST, 12.0)
_READING = (1 / 8, SMALLEST, 44.0)
# AWS saves a PDF with a barcode of its own in the log bucket, and processes no device without that one.
_NOTE = "Tape AWS's own barcode beside this one"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarcodeSheet(Document):
    """The barcode of a job four times, for the four sides of the device.

    A page has all four, with lines to cut between them; of a sheet of labels each takes one. ``is_image`` says that the
    device becomes one image, for which AWS makes a barcode too. Source: Import/Export reference, 10.3.
    """

    noun: ClassVar[str] = "barcode sheet"
    media: ClassVar[tuple[str, ...]] = tuple(MEDIA)

    job_id: str
    is_image: bool = True

    def __post_init__(self) -> None:
        expect("job_id", self.job_id, str)
        expect("is_image", self.is_image, bool)

    def texts(self) -> Iterator[Part]:
        """Every text that comes from outside: none but the job id, which is checked as such."""
        return iter(())

    def compose(self, medium: Medium, fonts: Fonts) -> Iterator[Compositor]:
        """Set one page, or four labels."""
        area = live_area(medium)
        if medium.sheet is not None:
            for side in range(1, _SIDES + 1):
                compositor = Compositor(fonts, *label_size(medium))
                self._set_side(compositor, area, side)
                yield compositor
            return
        compositor = Compositor(fonts, *label_size(medium))
        height = area.height / _SIDES
        for side in range(1, _SIDES + 1):
            top = area.y + (side - 1) * height
            if side > 1:
                compositor.cut(Box(area.x, top, area.width, 0))
            self._set_side(compositor, Box(area.x, top + 2 * _GAP, area.width, height - 4 * _GAP), side)
        yield compositor

    def _set_side(self, compositor: Compositor, box: Box, side: int) -> None:
        """Set one barcode in the middle of a box, with what it is above and the job id below it."""
        words, reading = (_line(box.height, *sizes) for sizes in (_WORDS, _READING))
        room = box.height - 2 * words - reading - 2 * _AIR
        bars = min(room, _HIGHEST)
        symbol = job_code(self.job_id)
        if not fits(symbol, box._replace(height=bars)):
            symbol = identity_code(self.job_id)
        line = box.band(box.y + (room - bars) / 2, words)
        top = compositor.line(line, Part("", f"SIDE {side} OF {_SIDES}"), align=0.5)
        top = compositor.code(box.band(top + _AIR, bars), symbol) + _AIR
        top = compositor.line(box.band(top, reading), Part("/jobId", printed_id(self.job_id)), bold=True, align=0.5)
        if self.is_image:
            compositor.line(box.band(top, words), Part("", _NOTE), align=0.5)


def _line(room: float, share: float, least: float, most: float) -> float:
    """The height of a line that grows with the room."""
    return min(max(room * share, least), most) * LEADING
