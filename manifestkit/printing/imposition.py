"""Where labels go on sheets: the first free position, partly used sheets, and what a printer gets wrong."""

from __future__ import annotations

from itertools import combinations, count
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.printing.media import MM, Box
from manifestkit.printing.rules.paper import labels_off_the_page, labels_overlap
from manifestkit.printing.trouble import PreflightError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.printing.media import Medium
    from manifestkit.printing.trouble import Trouble

# Published templates of sheets disagree by up to 0.8 mm, and printers add to that (address reference, 3.3).
_LABEL_MARGIN = 3 * MM
_SLACK = 0.01  # points


class Calibration(NamedTuple):
    """What mends a printer's error: an offset to the right and down, in points, and a scale of the pitch.

    Labels keep their size; only the distance between them is scaled. Source: address reference, 3.3.
    """

    x: float = 0
    y: float = 0
    pitch_x: float = 1
    pitch_y: float = 1


class Slot(NamedTuple):
    """A label's place: the number of the page, from 0, and the label on it."""

    page: int
    box: Box


def label_size(medium: Medium) -> tuple[float, float]:
    """The width and height of one label, which may be the page itself."""
    return (medium.width, medium.height) if medium.sheet is None else (medium.sheet.width, medium.sheet.height)


def live_area(medium: Medium) -> Box:
    """The part of a label that may be printed on, from the label's own upper left corner."""
    sheet = medium.sheet
    margin = medium.margin
    if sheet is not None:
        margin = max(_LABEL_MARGIN, medium.margin - sheet.x, medium.margin - sheet.y)
    return Box(0, 0, *label_size(medium)).inside(margin)


def slots(medium: Medium, start_at: Sequence[int], calibration: Calibration) -> Iterator[Slot]:
    """The places of one label after another, without end.

    ``start_at`` says at which label, counted from 1 row by row, the first sheet begins, then the second, and so on; all
    others begin at their first. ValueError where a sheet has no such label, PreflightError where the calibration puts
    labels where they cannot be.
    """
    found = tuple(misplaced(medium, calibration))
    if found:
        raise PreflightError(found)
    boxes = [_shifted(box, medium, calibration) for box in medium.boxes()]
    wrong = next((start for start in start_at if not 1 <= start <= len(boxes)), None)
    if wrong is not None:
        raise ValueError(f"{medium.title} has no label {wrong}; it has {len(boxes)}")
    for page in count():
        first = start_at[page] if page < len(start_at) else 1
        for box in boxes[first - 1 :]:
            yield Slot(page, box)


def misplaced(medium: Medium, calibration: Calibration) -> Iterator[Trouble]:
    """What a calibration pushes off the page, and labels that it prints over each other."""
    area = live_area(medium)
    boxes = (_shifted(box, medium, calibration) for box in medium.boxes())
    areas = [Box(box.x + area.x, box.y + area.y, area.width, area.height) for box in boxes]
    beyond = {
        "left": max(-box.x for box in areas),
        "right": max(box.x + box.width - medium.width for box in areas),
        "upper": max(-box.y for box in areas),
        "lower": max(box.y + box.height - medium.height for box in areas),
    }
    for edge, length in beyond.items():
        if length > _SLACK:
            yield labels_off_the_page(edge, length / MM)
    overlap = max((_overlap(one, other) for one, other in combinations(areas, 2)), default=0.0)
    if overlap > _SLACK:
        yield labels_overlap(overlap / MM)


def _overlap(one: Box, other: Box) -> float:
    """How far two boxes must be moved apart, at the least; not above 0 where they are."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return min(across, down)


def _shifted(box: Box, medium: Medium, calibration: Calibration) -> Box:
    sheet = medium.sheet
    x, y = (0.0, 0.0) if sheet is None else (sheet.x, sheet.y)
    return Box(
        x + (box.x - x) * calibration.pitch_x + calibration.x,
        y + (box.y - y) * calibration.pitch_y + calibration.y,
        box.width,
        box.height,
    )
