"""The shipping label. Source: address reference, 3.1, 3.4, 3.5 and 3.7; Import/Export reference, 10.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from manifestkit.printing.address import Address
from manifestkit.printing.document import Document
from manifestkit.printing.given import expect, expect_day, expect_hash, expect_members, expect_package, expect_texts
from manifestkit.printing.imposition import label_size, live_area
from manifestkit.printing.label_layouts import set_label
from manifestkit.printing.label_pieces import Content
from manifestkit.printing.manifests import particulars
from manifestkit.printing.media import Box
from manifestkit.printing.rules.jobs import historic_ship_to, no_ship_to, ship_to_of_another_job
from manifestkit.printing.rules.text import too_many_lines
from manifestkit.printing.setting import Compositor, Part
from manifestkit.printing.ship_to import historic_street, names_another_job

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from manifestkit.printing.media import Medium
    from manifestkit.printing.text import Fonts
    from manifestkit.printing.trouble import Trouble

_MOST_LINES = 99  # of the address to ship to; no label has room for more
# The device and the package both bear the job id (3.1), so a whole sheet of paper has two labels.
_HALVED = frozenset(("a4", "letter"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippingLabel(Document):
    """The label of a device and of the package around it. It identifies the job and is no postage.

    ``ship_to`` are the lines of the address in the answer to the job. ``package`` is the number of the package and how
    many there are. ``manifest_hash`` is what ``short_hash`` gives for the manifest, or empty. TypeError or ValueError
    for what is none of these.
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
        expect("job_id", self.job_id, str)
        expect("device_id", self.device_id, str)
        expect_hash("manifest_hash", self.manifest_hash)
        expect("return_address", self.return_address, Address)
        expect_texts("ship_to", self.ship_to)
        if self.package is not None:
            expect_package(self.package)
        if self.ship_date is not None:
            expect_day("ship_date", self.ship_date)

    @classmethod
    def from_manifest(
        cls,
        text: str,
        job_id: str,
        ship_to: Sequence[str],
        *,
        package: tuple[int, int] | None = None,
        ship_date: date | None = None,
        force: bool = False,
    ) -> ShippingLabel:
        """The label of the job of a manifest; ManifestError, a ValueError, where that has errors.

        The manifest is checked by the default edition, with no facts stated. With ``force`` errors do not count, as
        after a check of the caller's own; ValueError where the text holds nothing that could be a manifest.
        """
        told = particulars(text, force=force)
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
        expect_members("address", address)
        return cls(job_id=job_id, return_address=Address.from_members(address), ship_to=_lines(ship_to))

    def texts(self) -> Iterator[Part]:
        """Every text that comes from outside."""
        yield from self.return_address.texts()
        yield from self.receiver()
        if self.device_id:
            yield Part("/deviceId", self.device_id)

    def troubles(self) -> Iterator[Trouble]:
        """What is wrong whatever the medium is."""
        if len(self.ship_to) > _MOST_LINES:
            yield too_many_lines("/shipTo", len(self.ship_to), _MOST_LINES)
            return
        yield from Document.troubles(self)
        yield from self.return_address.troubles(self.noun)
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
        content = self._content()
        if medium.name not in _HALVED:
            set_label(content, compositor, area)
        else:
            height = medium.height / 2 - medium.margin
            upper = Box(area.x, area.y, area.width, height - medium.margin)
            set_label(content, compositor, upper)
            compositor.cut(Box(area.x, medium.height / 2, area.width, 0))
            set_label(content, compositor, upper._replace(y=medium.height / 2 + medium.margin))
        yield compositor

    def _content(self) -> Content:
        return Content(
            job_id=self.job_id,
            manifest_hash=self.manifest_hash,
            sender=(*self.return_address.block(), *self.return_address.phone()),
            receiver=tuple(self.receiver()),
            device_id=self.device_id,
            package="" if self.package is None else "Package {} of {}".format(*self.package),
            date="" if self.ship_date is None else self.ship_date.isoformat(),
        )


def _lines(ship_to: Sequence[str]) -> tuple[str, ...]:
    expect_texts("ship_to", ship_to)
    return tuple(ship_to)
