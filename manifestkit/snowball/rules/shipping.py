"""How fast the device travels, where to, and who carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.fields.country import in_sentence
from manifestkit.snowball.destination import destinations
from manifestkit.snowball.editions import S20
from manifestkit.snowball.rules.family import about, rule
from manifestkit.snowball.rules.observing import replacing, seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked

_AMERICAN = ("NEXT_DAY", "SECOND_DAY")
_ELSEWHERE = ("EXPRESS", "STANDARD")
_EVERY = frozenset(_AMERICAN + _ELSEWHERE)

# What makes sense where it is not both of _ELSEWHERE, by country and edition (5.8).
_OF_2020 = {
    "US": _AMERICAN,
    "CA": _AMERICAN,
    "AU": ("EXPRESS",),
    "JP": ("STANDARD",),
    "KR": ("STANDARD",),
    "ID": ("STANDARD",),
    "SG": ("EXPRESS",),
    "BR": ("EXPRESS",),
    "HK": ("EXPRESS",),
    "AE": ("EXPRESS",),
}
# The guide of 2023 has standard shipping in these two as well.
_SINCE = _OF_2020 | {"AU": _ELSEWHERE, "SG": _ELSEWHERE}

# Whom the guides name as carrier where it is not UPS.
_CARRIERS = {
    "IN": "Blue Dart",
    "JP": "Schenker-Seino in 2020 and Kuehne+Nagel in 2023",
    "KR": "Kuehne+Nagel",
    "AU": "Kuehne+Nagel in 2023",
    "ID": "Kuehne+Nagel in 2023",
    "CN": "S.F. Express",
    "HK": "S.F. Express",
}


def shipping_option(request: Request, _context: Context) -> Iterator[Observation]:
    """The ShippingOption makes no sense at the destination.

    In the United States and Canada there are `NEXT_DAY` and `SECOND_DAY`; elsewhere `EXPRESS`, `STANDARD`, or both. The
    destination is the country of the address, where the context states it, and else that of the region.

    Write one of the options of the country.

    Source: Snowball reference, 5.8.

    Breaks (snowball.CreateJob, region us-east-1):
        {"ShippingOption": "EXPRESS"}

    Keeps (snowball.CreateJob, region us-east-1):
        {"ShippingOption": "NEXT_DAY"}
    """
    place, countries = request.root.get("ShippingOption"), destinations(request)
    if place is None or place.text not in _EVERY or not countries:
        return
    table = _OF_2020 if request.edition == S20 else _SINCE
    options = {option for country in countries for option in table.get(country, _ELSEWHERE)}
    if place.text in options:
        return
    names = [option for option in (*_AMERICAN, *_ELSEWHERE) if option in options]
    yield seen_at(
        place,
        f"{{}} is no way of shipping to {_name(countries)}.",
        place.text,
        help=f"Write {' or '.join(names)}.",
        mend=replacing(place, names[0], "unsafe", f"write {names[0]}") if len(names) == 1 else None,
    )


def forwarding_address(request: Request, _context: Context) -> Iterator[Observation]:
    """`ForwardingAddressId` is given.

    Most regions do not support it. It makes no sense either where it is the `AddressId` again.

    Leave it out.

    Source: Snowball reference, 5.8.

    Breaks (snowball.CreateJob):
        {"ForwardingAddressId": "ADID5678ab12-3eec-4eb3-9be6-9374c10eb51b"}

    Keeps (snowball.CreateJob):
        {}
    """
    place = request.root.get("ForwardingAddressId")
    if place is None or place.text == "":
        return
    if place.text is not None and place.text == request.root.text_of("AddressId"):
        message = "The device would be forwarded to the address that it comes from: this is the AddressId again."
    else:
        message = "Most regions do not support forwarding addresses."
    yield seen_at(place, message, help="Leave it out.")


def shipping_speed(request: Request, _context: Context) -> Iterator[Observation]:
    """The ShippingOption is the speed on the way.

    It holds for the way to you and for the way back, and says nothing about the time that AWS takes to prepare the
    device. Whoever asks for `NEXT_DAY` may expect the device on the next day, and is told.

    Allow for that time when the data has to be at its place on a certain day.

    Source: Snowball reference, 5.8.

    Breaks (snowball.CreateJob):
        {"ShippingOption": "NEXT_DAY"}

    Keeps (snowball.CreateJob):
        {"ShippingOption": "SECOND_DAY"}
    """
    place = request.root.get("ShippingOption")
    if place is not None and place.text == "NEXT_DAY":
        yield seen_at(place, "This is the speed of both ways; the time that AWS takes to prepare the device is extra.")


def carrier(request: Request, _context: Context) -> Iterator[Observation]:
    """Nobody knows for sure which carrier brings the device.

    By the text of the API it is Amazon Logistics in India and UPS everywhere else. The guides name others for some
    countries, and not the same ones every year; there, and nowhere else, is this said.

    Ask the carrier that is named on the label, and not the one named here, if the device does not come.

    Source: Snowball reference, 5.8.

    Breaks (snowball.CreateJob, region ap-northeast-1):
        {"ShippingOption": "STANDARD", "KmsKeyARN": null}

    Keeps (snowball.CreateJob, region us-east-1):
        {}
    """
    place, countries = request.root.get("ShippingOption"), destinations(request)
    country = next(iter(countries)) if len(countries) == 1 else None
    if place is not None and country in _CARRIERS:
        by_api = "Amazon Logistics" if country == "IN" else "UPS"
        yield seen_at(place, f"The carrier is {by_api} by the text of the API, and {_CARRIERS[country]} by the guides.")


def _name(countries: frozenset[str]) -> str:
    if len(countries) > 1:
        return "the countries that this region serves"
    return in_sentence(next(iter(countries)))


RULES: tuple[Checked, ...] = (
    *about("ShippingOption", rule("SH01", "shipping-option", "warning", None, "seed", shipping_option)),
    *about("ForwardingAddressId", rule("SH02", "forwarding-address", "warning", None, "seed", forwarding_address)),
    *about(
        "ShippingOption",
        rule("SH03", "shipping-speed", "info", None, "seed", shipping_speed),
        rule("SH04", "carrier", "info", None, "seed", carrier),
    ),
)
