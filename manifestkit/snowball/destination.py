"""To which country a device would go. Source: Snowball reference, 5.8 and 6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.fields.country import resolve
from manifestkit.snowball.regions import is_known, ships_to

if TYPE_CHECKING:
    from manifestkit.snowball.request import Request

# They have codes of their own and stand as states in addresses of the United States as well (Snowball reference, 7.2).
_AMERICAN_TERRITORIES = frozenset(("AS", "GU", "MP", "PR", "VI"))


def known_region(request: Request) -> str | None:
    """The region of the API call; None where nobody told it, and where nothing is known of it (RULINGS 21)."""
    return request.region if request.region is not None and is_known(request.region) else None


def stated_country(request: Request) -> str | None:
    """The country of the address of CreateAddress, or of the one that a job names and the context states."""
    if request.operation == "CreateAddress":
        return _country_of(request.root.text_of("Address", "Country"))
    return None if request.address is None else _country_of(request.address.get("Country"))


def destinations(request: Request) -> frozenset[str]:
    """The alpha-2 codes of the countries to which the device may go; none where that is not known.

    That is the one country of the address, where it is stated, and else all those that the region serves.
    """
    country = stated_country(request)
    if country is not None:
        return frozenset((country,))
    region = known_region(request)
    return (region and ships_to(region, request.edition)) or frozenset()


def _country_of(text: object) -> str | None:
    """The alpha-2 code of the country that a member ``Country`` names; None where it names none.

    The territories of the United States count as the United States.
    """
    country = resolve(text) if isinstance(text, str) else None
    if country is None:
        return None
    return "US" if country.alpha2 in _AMERICAN_TERRITORIES else country.alpha2
