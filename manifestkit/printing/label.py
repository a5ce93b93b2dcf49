"""The shipping label. Source: address reference, 3.1, 3.4, 3.5 and 3.7; Import/Export reference, 10.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from manifestkit.printing.address import Address
from manifestkit.printing.document import Document
from manifestkit.printing.fitting import LEADING, SMALLEST
from manifestkit.printing.given import expect, expect_package, expect_texts
from manifestkit.printing.identity import broken_id, fits, identity_code, job_code
from manifestkit.printing.imposition import label_size, live_area
from manifestkit.printing.manifests import particulars
from manifestkit.printing.media import MM, Box
from manifestkit.printing.rules import barcode_left_out, historic_ship_to, no_ship_to, ship_to_of_another_job
from manifestkit.printing.setting import Compositor, Part
from manifestkit.printing.ship_to import historic_street, names_another_job
from manifestkit.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from manifestkit.printing.media import Medium
    from manifestkit.printing.rules import Trouble
    from manifestkit.printing.text import Fonts

_FOOTER = "Identification label - no postage"

# The device and the package both bear the job id (3.1), so a whole sheet of paper has two labels.
_HALVED = frozenset(("a4", "letter"))

# The live areas of the 4 x 6 in label and of the smallest that lies on its side; larger ones have larger type.
_TALL = (271.0, 415.0)
_WIDE = (263.0, 175.0)
_LARGEST_SCALE = 1.5

_ROUNDING = 1e-6
_GAP = 5.0
_THIN = 0.75
_THICK = 3.0
_SENDER_LINES = 9  # a caption, a usual address, a telephone number
_RECEIVER_SIZE = 14.0
_MARKS = 1.3  # times the room of a line, for scripts that pile up their marks
# Bars as high as carriers want them, and room for a QR code of 15 mm or more with its quiet zone (3.5 and 3.7).
_BARS = 19.4 * MM  # whole dots are a little less
_LEAST_QR = 59.0
_QR = 66.0
_QR_ALONE = 126.0
_ID_SIZE = 28.0
_LEAST_ID_SIZE = 18.0  # 3.7
_ID_LETTER = 0.62  # the width of an average letter of an id, in sizes of its type
_ID_COLUMN = 72.0  # for an id of five letters


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippingLabel(Document):
    """The label of a device and of the package around it. It identifies the job and is no postage.

    ``ship_to`` are the lines of the address in the answer to the job. ``package`` is the number of the package and how
    many there are. ``manifest_hash`` is what ``short_hash`` gives for the manifest. TypeError or ValueError for what is
    none of these.
    """

    noun: ClassVar[str] = "shipping label"
    # fmt: off
    media: ClassVar[tuple[str, ...]] = (
        "4x6", "a6", "a5", "a4", "letter", "5164", "5168", "5126", "8126", "l7165", "j8165", "l7169",
    )
    # fmt: on

    job_id: str
    return_address: Address
    ship_to: tuple[str, ...]
    device_id: str = ""
    package: tuple[int, int] | None = None
    ship_date: date | None = None
    manifest_hash: str = ""

    def __post_init__(self) -> None:
        for name in ("job_id", "device_id", "manifest_hash"):
            expect(name, getattr(self, name), str)
        expect("return_address", self.return_address, Address)
        expect_texts("ship_to", self.ship_to)
        if self.package is not None:
            expect_package(self.package)
        if self.ship_date is not None:
            expect("ship_date", self.ship_date, date)

    @classmethod
    def from_manifest(
        cls,
        text: str,
        job_id: str,
        ship_to: Sequence[str],
        *,
        package: tuple[int, int] | None = None,
        ship_date: date | None = None,
    ) -> ShippingLabel:
        """The label of the job of a manifest; ValueError where the text holds nothing that could be one.

        Whether the manifest is right ``check_manifest`` says.
        """
        told = particulars(text)
        return cls(
            job_id=job_id,
            return_address=told.address,
            ship_to=_lines(ship_to),
            device_id=told.device_id,
            package=package,
            ship_date=ship_date,
            manifest_hash=told.manifest_hash,
        )

    @classmethod
    def from_snowball(cls, address: Mapping[str, object], job_id: str, ship_to: Sequence[str]) -> ShippingLabel:
        """The label of a Snowball job, whose device comes from an ``Address`` of the API."""
        return cls(job_id=job_id, return_address=Address.from_members(address), ship_to=_lines(ship_to))

    def texts(self) -> Iterator[Part]:
        """Every text that comes from outside."""
        yield from self.return_address.texts()
        yield from self.receiver()
        if self.device_id:
            yield Part("/deviceId", self.device_id)

    def troubles(self) -> Iterator[Trouble]:
        """What is wrong whatever the medium is."""
        yield from Document.troubles(self)
        if not any(line.strip() for line in self.ship_to):
            yield no_ship_to()
        other = next((part for part in self.receiver() if names_another_job(part.text, self.job_id)), None)
        if other is not None:
            yield ship_to_of_another_job(*other)
        if (street := historic_street(self.ship_to)) is not None:
            yield historic_ship_to(f"/shipTo/{street}", self.ship_to[street])

    def receiver(self) -> Iterator[Part]:
        """The lines of the address to ship to, each under its number."""
        return (Part(f"/shipTo/{number}", line) for number, line in enumerate(self.ship_to))

    def compose(self, medium: Medium, fonts: Fonts) -> Iterator[Compositor]:
        """Set the label; on a sheet of paper two of them, one above the other."""
        compositor = Compositor(fonts, *label_size(medium))
        area = live_area(medium)
        if medium.name not in _HALVED:
            _Layout(self, compositor, area).set()
        else:
            height = medium.height / 2 - medium.margin
            _Layout(self, compositor, Box(area.x, area.y, area.width, height - medium.margin)).set()
            compositor.cut(Box(area.x, medium.height / 2, area.width, 0))
            lower = Box(area.x, medium.height / 2 + medium.margin, area.width, height - medium.margin)
            _Layout(self, compositor, lower).set()
        yield compositor


def _lines(ship_to: Sequence[str]) -> tuple[str, ...]:
    expect_texts("ship_to", ship_to)
    return tuple(ship_to)


class _Layout:
    """Sets one label into an area."""

    def __init__(self, label: ShippingLabel, compositor: Compositor, area: Box) -> None:
        self._label = label
        self._to = compositor
        self._area = area
        is_tall = area.height > area.width
        width, height = _TALL if is_tall else _WIDE
        self._scale = max(1.0, min(area.width / width, area.height / height, _LARGEST_SCALE))
        self._set = self._set_tall if is_tall else self._set_wide

    def set(self) -> None:
        """Set it upright or lying, as the area is."""
        if not self._set():
            self._to.troubles.append(barcode_left_out(self._label.job_id))

    def _size(self, points: float) -> float:
        """A size of type on this area, in tenths of a point."""
        return int(points * self._scale * 10 + _ROUNDING) / 10

    def _set_tall(self) -> bool:
        """Set it upright; tells whether there was room for the Code 128."""
        x, y, width, _ = self._area
        foot = self._set_footer()
        bars = Box(x, 0, width, _BARS * self._scale)
        symbol = job_code(self._label.job_id)
        has_bars = fits(symbol, bars)
        if has_bars:
            reading = self._size(10) * LEADING
            foot -= bars.height + reading + 2 * _GAP
            self._to.code(bars.band(foot + _GAP, bars.height), symbol)
            self._to.line(
                Box(x, foot + _GAP + bars.height, width, reading), Part("/jobId", symbol.text), bold=True, align=0.5
            )
            foot = self._set_rule(foot, _THIN)
        side = (_QR if has_bars else _QR_ALONE) * self._scale
        row = Box(x, foot - side - _GAP, width, side)
        device = self._set_device(row.column(x, width - side - _GAP))
        self._set_qr(row)
        self._set_id(Box(x, row.y, width - side - _GAP, device - row.y))
        rule = self._set_rule(row.y - _GAP, _THICK)
        room = Box(x, y, width, rule - y - 3 * _GAP)
        spare = room.height - self._least_height(room, self._receiver(), bold=True)
        sender = room.column(x, width * 0.68)
        top = self._set_sender(sender.band(y, self._sender_height(sender, spare)))
        below = self._set_package(Box(x + width * 0.7, y, width * 0.3, 0))
        self._set_date(Box(x + width * 0.7, below, width * 0.3, 0))
        self._set_rule(top + _GAP, _THIN)
        top += 2 * _GAP
        self._set_receiver(Box(x, top, width, rule - _GAP - top))
        return has_bars

    def _set_wide(self) -> bool:
        """Set it lying; tells whether there was room for the Code 128."""
        x, y, width, _ = self._area
        foot = self._set_footer()
        reading = self._size(SMALLEST) * LEADING
        side = _LEAST_QR * self._scale
        symbol = job_code(self._label.job_id)
        columns = (width * 0.46, width - side - _ID_COLUMN * self._scale - 2 * _GAP)
        high = _BARS * self._scale
        bars = next((part for part in columns if fits(symbol, Box(x, y, part, high))), 0.0)
        left = x + bars + _GAP if bars else x
        marks = reading * (_MARKS if self._label.device_id else bool(bars))  # the device id and the reading of the bars
        sender, receiver = Box(x, y, width * 0.38, foot - y), Box(x + width * 0.42, y, width * 0.58, foot - y)
        addresses = max(
            self._least_height(sender, self._sender()), self._least_height(receiver, self._receiver(), bold=True)
        )
        spare = foot - y - marks - 1.5 * _GAP - _THICK - addresses
        least = self._least_id_height(x + width - left - side - _GAP)
        is_apart = bool(bars) and least > side
        height = side if is_apart else max(side, min(least, spare))
        row = Box(left, foot - height - marks - _GAP / 2, x + width - left, height)
        if bars:
            self._to.code(Box(x, row.y, bars, high), symbol)
            self._to.line(Box(x, row.y + high, bars, reading), Part("/jobId", symbol.text), bold=True, align=0.5)
        if self._label.device_id:
            words = Part("/deviceId", f"Device {self._label.device_id}")
            self._to.block(row.band(row.y + height, marks), [words], self._size(SMALLEST))
        top = row.y
        self._set_qr(row.band(top, side))
        if is_apart:
            top -= self._least_id_height(width) * self._scale
            self._set_id(Box(x, top, width, row.y - top))
        else:
            self._set_id(row.column(left, row.width - side - _GAP))
        room = self._set_rule(top - _GAP / 2, _THICK) - _GAP / 2 - y
        sender, receiver = sender.band(y, room), receiver.band(y, room)
        self._set_sender(sender)
        self._set_date(sender.column(x + width * 0.15, width * 0.23))
        self._set_receiver(receiver)
        self._set_package(receiver.column(x + width * 0.65, width * 0.35))
        return bool(bars)

    def _set_footer(self) -> float:
        """Set the last line; gives the upper edge of all that belongs to it."""
        size = self._size(SMALLEST)
        x, y, width, height = self._area
        line = Box(x, y + height - size * LEADING, width, size * LEADING)
        self._to.line(line, Part("", _FOOTER), bold=True)
        self._to.line(line, Part("", f"manifestkit {__version__}"), align=1)
        return self._set_rule(line.y - _THIN, _THIN)

    def _set_sender(self, box: Box) -> float:
        top = self._set_caption(box, "FROM")
        return self._to.block(box.below(top), self._sender(), self._size(SMALLEST))

    def _sender(self) -> tuple[Part, ...]:
        address = self._label.return_address
        return (*address.block(), *address.phone())

    def _receiver(self) -> tuple[Part, ...]:
        return tuple(self._label.receiver())

    def _sender_height(self, room: Box, spare: float) -> float:
        """How high the sender may get in a room of which the receiver leaves ``spare``.

        That is enough for a usual address in the size of this area, and for any other in the smallest as long as there
        is room. Where there is none, the one of both that takes more lines than usual is refused.
        """
        usual = _SENDER_LINES * self._size(SMALLEST) * LEADING
        least = self._least_height(room, self._sender())
        return min(max(usual, least), max(spare, min(usual, least)))

    def _least_height(self, room: Box, lines: Sequence[Part], *, bold: bool = False) -> float:
        """The height of lines in the smallest type, with the caption above them."""
        return self._size(SMALLEST) * LEADING + self._to.least_height(room, lines, bold=bold)

    def _set_package(self, box: Box) -> float:
        """Set which package it is, on the right; gives the lower edge."""
        if self._label.package is None:
            return box.y
        words = "Package {} of {}".format(*self._label.package)
        line = box.band(box.y, self._size(SMALLEST) * LEADING)
        return self._to.line(line, Part("/package", words), bold=True, align=1)

    def _set_date(self, box: Box) -> None:
        if self._label.ship_date is not None:
            line = box.band(box.y, self._size(SMALLEST) * LEADING)
            self._to.line(line, Part("/shipDate", self._label.ship_date.isoformat()), align=1)

    def _set_receiver(self, box: Box) -> None:
        top = self._set_caption(box, "SHIP TO")
        self._to.block(box.below(top), self._receiver(), self._size(_RECEIVER_SIZE), bold=True)

    def _set_qr(self, box: Box) -> None:
        """Set the QR code at the right end of a box and as high as that."""
        code = identity_code(self._label.job_id, self._label.manifest_hash)
        self._to.code(box.column(box.x + box.width - box.height, box.height), code)

    def _set_id(self, box: Box) -> None:
        """Set the job id in large letters."""
        top = self._set_caption(box, "JOB ID")
        lines = [Part("/jobId", line) for line in self._id_lines(box.width)]
        self._to.block(box.below(top), lines, self._size(_ID_SIZE), bold=True)

    def _id_lines(self, width: float) -> tuple[str, ...]:
        return broken_id(self._label.job_id, int(width / (_LEAST_ID_SIZE * _ID_LETTER)))

    def _least_id_height(self, width: float) -> float:
        """The height of the job id in the smallest letters that are large, with its caption."""
        return self._size(SMALLEST) * LEADING + len(self._id_lines(width)) * _LEAST_ID_SIZE * LEADING

    def _set_device(self, box: Box) -> float:
        """Set the device id at the bottom of the box, where there is one; gives its upper edge."""
        if not self._label.device_id:
            return box.y + box.height
        size = self._size(SMALLEST)
        height = size * LEADING * _MARKS
        top = box.y + box.height - height - size * LEADING
        below = self._set_caption(box.below(top), "DEVICE")
        self._to.block(box.band(below, height), [Part("/deviceId", self._label.device_id)], size)
        return top

    def _set_rule(self, bottom: float, thickness: float) -> float:
        """Set a rule across the label down to ``bottom``; gives its upper edge."""
        top = bottom - thickness
        self._to.bar(Box(self._area.x, top, self._area.width, thickness))
        return top

    def _set_caption(self, box: Box, words: str) -> float:
        return self._to.line(box.band(box.y, self._size(SMALLEST) * LEADING), Part("", words), bold=True)
