"""Where the pieces of a shipping label stand: two arrangements of upright labels, and two of labels that lie.

The first of each has the larger barcodes, the second one more room for addresses and for a long job id. Each sets all
pieces into an area, and tells whether there was room for the Code 128. Source: address reference, 3.7.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from manifestkit.printing.fitting import LEADING
from manifestkit.printing.identity import fits, width_in
from manifestkit.printing.label_pieces import BARS, GAP, MARKS, THICK, THIN, Pieces
from manifestkit.printing.media import Box
from manifestkit.printing.rules.text import barcode_left_out

if TYPE_CHECKING:
    from manifestkit.printing.label_pieces import Content
    from manifestkit.printing.setting import Compositor

# The live areas of the 4 x 6 in label and of the smallest that lies on its side; larger ones have larger type.
_UPRIGHT = (271.0, 415.0)
_LYING = (263.0, 175.0)
_LARGEST_SCALE = 1.5

_SENDER_LINES = 9  # a caption, a usual address, a telephone number
_READING = 10.0  # the size of what the bars say
# Room for a QR code of 15 mm or more with its quiet zone (3.7).
_LEAST_QR = 59.0
_QR = 66.0
_QR_ALONE = 126.0
_ID_COLUMN = 72.0  # for an id of five letters


def set_label(content: Content, compositor: Compositor, area: Box) -> None:
    """Set a label into an area: in the first arrangement in which all fits and the job id is large.

    Where there is none, the last one in which all fits will do; the last of all says best what has no room.
    """
    is_upright = area.height > area.width
    width, height = _UPRIGHT if is_upright else _LYING
    scale = max(1.0, min(area.width / width, area.height / height, _LARGEST_SCALE))
    trials: list[tuple[bool, bool, Compositor]] = []
    for arrange in (_roomy, _close) if is_upright else (_level, _stacked):
        trial = compositor.blank()
        pieces = Pieces(content, trial, scale)
        has_bars = arrange(pieces, area)
        trials.append((trial.is_complete, pieces.is_id_large, trial))
        if not has_bars:
            trial.troubles.append(barcode_left_out(content.job_id))
        if all(trials[-1][:2]):
            break
    compositor.take(max(reversed(trials), key=itemgetter(0, 1))[2])


def _roomy(pieces: Pieces, area: Box) -> bool:
    """Upright: the addresses, the job id beside the QR code, the bars across the label."""
    x, _, width, _ = area
    foot = pieces.footer(area)
    bars = Box(x, 0, width, BARS * pieces.scale)
    has_bars = fits(pieces.symbol, bars)
    if has_bars:
        reading = pieces.size(_READING) * LEADING
        foot -= bars.height + reading + 2 * GAP
        pieces.bars(bars.band(foot + GAP, bars.height + reading), pieces.symbol, reading)
        foot = pieces.rule(area, foot, THIN)
    side = _QR * pieces.scale if has_bars else min(_QR_ALONE * pieces.scale, width - GAP - pieces.id_width)
    height = max(side, pieces.id_height(width - side - GAP) + pieces.device_height)
    row = Box(x, foot - height - GAP, width, height)
    identity = row.column(x, width - side - GAP)
    device = pieces.device(identity)
    pieces.qr(row.band(row.y + (height - side) / 2, side))
    pieces.job_id(identity._replace(height=device - row.y))
    _set_addresses(pieces, area, row.y - GAP)
    return has_bars


def _close(pieces: Pieces, area: Box) -> bool:
    """Upright: the addresses, the job id across the label, the bars beside the QR code."""
    x, _, width, _ = area
    side = _LEAST_QR * pieces.scale
    bars = Box(x, 0, width - side - GAP, BARS * pieces.scale)
    bars = bars._replace(width=width_in(pieces.symbol, bars))
    if not bars.width:
        return _roomy(pieces, area)
    foot = pieces.footer(area) - GAP
    height = bars.height + pieces.line
    pieces.bars(bars._replace(y=foot - height, height=height), pieces.symbol, pieces.line)
    pieces.qr(Box(x, foot - (height + side) / 2, width, side))
    identity = Box(x, 0, width * 0.48, 0)
    strip = pieces.full_id_height(identity.width)
    identity = identity._replace(y=foot - height - GAP - strip, height=strip)
    pieces.job_id(identity)
    pieces.device(identity.column(x + width * 0.52, width * 0.48))
    _set_addresses(pieces, area, identity.y - GAP)
    return True


def _set_addresses(pieces: Pieces, area: Box, foot: float) -> None:
    """Set both addresses below one another, what is told of the package, and a thick rule below them."""
    x, y, width, _ = area
    rule = pieces.rule(area, foot, THICK)
    room = Box(x, y, width, rule - y - 3 * GAP)
    sender = room.column(x, width * 0.68)
    top = pieces.sender(sender.band(y, _sender_height(pieces, sender, room.height - pieces.receiver_height(room))))
    corner = room.column(x + width * 0.7, width * 0.3)
    pieces.date(corner.below(pieces.package(corner)))
    pieces.rule(area, top + GAP, THIN)
    top += 2 * GAP
    pieces.receiver(Box(x, top, width, rule - GAP - top))


def _sender_height(pieces: Pieces, room: Box, spare: float) -> float:
    """How high the sender may get in a room of which the receiver leaves ``spare``.

    That is enough for a usual address in the size of this label, and for any other in the smallest as long as there is
    room. Where there is none, the one of both that takes more lines than usual is refused.
    """
    usual = _SENDER_LINES * pieces.line
    least = pieces.sender_height(room)
    return min(max(usual, least), max(spare, min(usual, least)))


def _level(pieces: Pieces, area: Box) -> bool:
    """Lying: the addresses beside each other; the bars, the job id and the QR code beside each other."""
    x, y, width, _ = area
    foot = pieces.footer(area)
    side = _LEAST_QR * pieces.scale
    half = width * 0.46
    columns = (half, width - side - _ID_COLUMN * pieces.scale - 2 * GAP)
    high = BARS * pieces.scale
    column = next((part for part in columns if fits(pieces.symbol, Box(x, y, part, high))), 0.0)
    left = x + column + GAP if column else x
    # The device id, and what the bars say.
    marks = pieces.line * (MARKS if pieces.content.device_id else bool(column))
    sender, receiver = Box(x, y, half - GAP, foot - y), Box(x + half + GAP, y, width - half - GAP, foot - y)
    addresses = max(pieces.sender_height(sender), pieces.receiver_height(receiver))
    spare = foot - y - marks - 1.5 * GAP - THICK - addresses
    least = pieces.id_height(x + width - left - side - GAP)
    is_apart = bool(column) and least > side
    height = side if is_apart else max(side, min(least, spare))
    row = Box(left, foot - height - marks - GAP / 2, x + width - left, height)
    bottom = row.y + height
    if column:
        bars = width_in(pieces.symbol, Box(x, y, column, high))
        pieces.bars(Box(x, bottom - high, bars, high + pieces.line), pieces.symbol, pieces.line)
    pieces.device_line(row.band(bottom, marks))
    top = row.y
    pieces.qr(row.band(top, side))
    if is_apart:
        top -= pieces.id_height(width) * pieces.scale
        pieces.job_id(Box(x, top, width, row.y - top))
    else:
        pieces.job_id(row.column(left, row.width - side - GAP))
    room = pieces.rule(area, top - GAP / 2, THICK) - GAP / 2 - y
    sender, receiver = sender.band(y, room), receiver.band(y, room)
    pieces.sender(sender)
    pieces.date(sender.column(x + width * 0.15, sender.width - width * 0.15))
    pieces.receiver(receiver)
    pieces.package(receiver.column(x + width * 0.65, width * 0.35))
    return bool(column)


def _stacked(pieces: Pieces, area: Box) -> bool:
    """Lying: the addresses beside each other, the job id below them; at the right end the QR code and the bars, turned.

    An id that is too long for the bars goes below the QR code.
    """
    x, y, width, _ = area
    foot = pieces.footer(area) - GAP / 2
    side = _LEAST_QR * pieces.scale
    left = width - side - GAP
    symbol = pieces.symbol.turned()
    bars = Box(x + left + GAP, y, side, foot - y - side - pieces.line)
    has_bars = fits(symbol, bars)
    if has_bars:
        pieces.bars(bars._replace(height=bars.height + pieces.line), symbol, pieces.line)
    pieces.qr(Box(x, foot - side if has_bars else y, width, side))
    sender, receiver = Box(x, y, left * 0.48, foot - y), Box(x + left * 0.51, y, left * 0.47, foot - y)
    addresses = max(pieces.sender_height(sender), pieces.receiver_height(receiver), 0.0 if has_bars else side)
    across = left if has_bars else width
    identity = Box(x, 0, left * 0.48 if has_bars else width, 0)
    device = 0.0 if has_bars or not pieces.content.device_id else pieces.line * MARKS
    spare = foot - y - addresses - GAP - THICK - device
    high = max(pieces.id_height(identity.width), min(pieces.full_id_height(identity.width), spare))
    strip = Box(x, foot - high - device, across, high + device)
    pieces.job_id(identity.band(strip.y, high))
    pieces.date(strip.column(x + across * 0.2, across * 0.38))
    pieces.package(strip.column(x + across * 0.6, across * 0.4))
    if has_bars:
        pieces.device_line(strip.column(x + left * 0.51, left * 0.49).below(strip.y + pieces.line))
    else:
        pieces.device_line(strip.band(strip.y + high, device))
    room = pieces.rule(area._replace(width=across), strip.y - GAP / 2, THICK) - GAP / 2 - y
    pieces.sender(sender.band(y, room))
    pieces.receiver(receiver.band(y, room))
    return has_bars
