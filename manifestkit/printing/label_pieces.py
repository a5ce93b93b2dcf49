"""The pieces of a shipping label, each set into a box. Source: address reference, 3.4, 3.5 and 3.7."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.printing.fitting import LEADING, SMALLEST
from manifestkit.printing.identity import broken_id, identity_code, job_code
from manifestkit.printing.media import MM, Box
from manifestkit.printing.setting import Part
from manifestkit.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manifestkit.printing.barcodes import Symbol
    from manifestkit.printing.setting import Compositor

GAP = 5.0
THIN = 0.75
THICK = 3.0
MARKS = 1.3
"""Times the room of a line, for scripts that pile up their marks."""
BARS = 19.4 * MM
"""Bars as high as carriers want them (3.5); whole dots are a little less."""
LEAST_ID_SIZE = 18.0  # 3.7

_FOOTER = "Identification label - no postage"
_RECEIVER_SIZE = 14.0
_ID_SIZE = 28.0
_ID_LETTER = 0.62  # the width of an average letter of an id, in sizes of its type
_ROUNDING = 1e-6


class Content(NamedTuple):
    """What stands on a label; ``package`` and ``date`` are empty where they are not told."""

    job_id: str
    manifest_hash: str
    sender: tuple[Part, ...]
    receiver: tuple[Part, ...]
    device_id: str
    package: str
    date: str


class Pieces:
    """Sets what stands on a label, piece by piece. ``scale`` is that of the type above the smallest."""

    def __init__(self, content: Content, compositor: Compositor, scale: float) -> None:
        self.content = content
        self.scale = scale
        self.line = self.size(SMALLEST) * LEADING
        self.symbol = job_code(content.job_id)
        self.is_id_large = True
        self._to = compositor

    def size(self, points: float) -> float:
        """A size of type on this label, in tenths of a point."""
        return int(points * self.scale * 10 + _ROUNDING) / 10

    def footer(self, area: Box) -> float:
        """Set the last line; gives the upper edge of all that belongs to it."""
        line = area.band(area.y + area.height - self.line, self.line)
        self._to.line(line, Part("", _FOOTER), bold=True)
        self._to.line(line, Part("", f"manifestkit {__version__}"), align=1)
        return self.rule(area, line.y - THIN, THIN)

    def rule(self, area: Box, bottom: float, thickness: float) -> float:
        """Set a rule across an area down to ``bottom``; gives its upper edge."""
        self._to.bar(area.band(bottom - thickness, thickness))
        return bottom - thickness

    def sender(self, box: Box) -> float:
        """Set the return address and its telephone number; gives the lower edge."""
        top = self._caption(box, "FROM")
        return self._to.block(box.below(top), self.content.sender, self.size(SMALLEST))

    def receiver(self, box: Box) -> None:
        """Set the address to ship to."""
        top = self._caption(box, "SHIP TO")
        self._to.block(box.below(top), self.content.receiver, self.size(_RECEIVER_SIZE), bold=True)

    def package(self, box: Box) -> float:
        """Set which package it is, on the right; gives the lower edge."""
        return self._to.line(box.band(box.y, self.line), Part("/package", self.content.package), bold=True, align=1)

    def date(self, box: Box, align: float = 1) -> None:
        """Set the day of shipping."""
        self._to.line(box.band(box.y, self.line), Part("/shipDate", self.content.date), align=align)

    def bars(self, box: Box, symbol: Symbol, reading: float) -> float:
        """Set the Code 128 with the job id below it, ``reading`` high; gives the lower edge."""
        bottom = self._to.code(box._replace(height=box.height - reading), symbol)
        return self._to.line(box.band(bottom, reading), Part("/jobId", symbol.text), bold=True, align=0.5)

    def qr(self, box: Box) -> None:
        """Set the QR code at the right end of a box and as high as that."""
        code = identity_code(self.content.job_id, self.content.manifest_hash)
        self._to.code(box.column(box.x + box.width - box.height, box.height), code)

    def job_id(self, box: Box) -> float:
        """Set the job id in large letters; gives the lower edge."""
        top = self._caption(box, "JOB ID")
        lines = [Part("/jobId", line) for line in self._id_lines(box.width)]
        bottom = self._to.block(box.below(top), lines, self.size(_ID_SIZE), bold=True)
        self.is_id_large = bottom - top >= len(lines) * LEAST_ID_SIZE * LEADING - _ROUNDING
        return bottom

    def device(self, box: Box) -> float:
        """Set the device id at the bottom of a box, where there is one; gives its upper edge."""
        top = box.y + box.height - self.device_height
        if self.content.device_id:
            below = self._caption(box.below(top), "DEVICE")
            self._to.block(box.below(below), [Part("/deviceId", self.content.device_id)], self.size(SMALLEST))
        return top

    def device_line(self, box: Box) -> None:
        """Set the device id and what it is into one line, more where it is long."""
        if self.content.device_id:
            words = Part("/deviceId", f"Device {self.content.device_id}")
            self._to.block(box, [words], self.size(SMALLEST))

    @property
    def device_height(self) -> float:
        """The height of the device id with its caption."""
        return self.line * (1 + MARKS) if self.content.device_id else 0.0

    def id_height(self, width: float) -> float:
        """The height of the job id in the smallest letters that are large, with its caption."""
        return self.line + len(self._id_lines(width)) * LEAST_ID_SIZE * LEADING

    def full_id_height(self, width: float) -> float:
        """The height of the job id in letters as large as this label has them, if they fill one line."""
        return max(self.id_height(width), self.line + self.size(_ID_SIZE) * LEADING)

    @property
    def id_width(self) -> float:
        """The width of the longest piece of the job id in the smallest letters that are large."""
        return max(map(len, broken_id(self.content.job_id, 0))) * LEAST_ID_SIZE * _ID_LETTER

    def sender_height(self, box: Box) -> float:
        """The least height of the return address."""
        return self._least_height(box, self.content.sender, bold=False)

    def receiver_height(self, box: Box) -> float:
        """The least height of the address to ship to."""
        return self._least_height(box, self.content.receiver, bold=True)

    def _least_height(self, box: Box, lines: Sequence[Part], *, bold: bool) -> float:
        return self.line + self._to.least_height(box, lines, bold=bold)

    def _id_lines(self, width: float) -> tuple[str, ...]:
        return broken_id(self.content.job_id, int(width / (LEAST_ID_SIZE * _ID_LETTER) + _ROUNDING))

    def _caption(self, box: Box, words: str) -> float:
        return self._to.line(box.band(box.y, self.line), Part("", words), bold=True)
