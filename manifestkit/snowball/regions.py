"""What is known of the regions in which Snowball takes orders. Source: Snowball reference, 5.4 and 6."""

from __future__ import annotations

from manifestkit.snowball.editions import S20, S26

US = frozenset(("us-east-1", "us-east-2", "us-west-1", "us-west-2"))
_GOVERNMENT = frozenset(("us-gov-east-1", "us-gov-west-1"))
_ISOLATED = frozenset(("us-iso-east-1", "us-isob-east-1"))

_ENDPOINTS_OF_2020 = (
    US
    | _GOVERNMENT
    | _ISOLATED
    | {"ca-central-1", "sa-east-1", "eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "ap-northeast-1"}
    | {"ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "cn-north-1"}
)
_ENDPOINTS_SINCE = frozenset(
    (
        *("af-south-1", "ap-east-1", "ap-northeast-3", "ap-southeast-3", "eu-north-1", "eu-south-1"),
        *("il-central-1", "me-central-1", "cn-northwest-1", "us-iso-west-1"),
    )
)
# The regions that have an endpoint, by edition.
ENDPOINTS: dict[str, frozenset[str]] = {S20: _ENDPOINTS_OF_2020, S26: _ENDPOINTS_OF_2020 | _ENDPOINTS_SINCE}

# Where the original Snowball was to be had: in July 2020, and since a text of 2021 (5.4).
STANDARD: dict[str, frozenset[str]] = {
    S20: US
    | {"ca-central-1", "sa-east-1", "eu-central-1", "eu-west-1", "eu-west-2", "ap-northeast-1"}
    | {"ap-south-1", "ap-southeast-1", "ap-southeast-2"},
    S26: frozenset(("ap-southeast-1", "cn-north-1", "cn-northwest-1")),
}

_EU = frozenset(
    (
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    )
)
INDIAN = "ap-south-1"
_SHIPS_TO = {
    "ap-southeast-2": "AU",
    INDIAN: "IN",
    "ap-northeast-1": "JP",
    "ap-southeast-1": "SG",
    "sa-east-1": "BR",
    "ca-central-1": "CA",
    "ap-northeast-2": "KR",
    "ap-east-1": "HK",
    "me-central-1": "AE",
    "ap-southeast-3": "ID",
    "af-south-1": "ZA",
}


def is_american(region: str) -> bool:
    """Whether it is a region of the United States, those of the government and the isolated ones among them."""
    return region.startswith("us-")


def is_known(region: str) -> bool:
    """Whether it has an endpoint in any edition."""
    return region in ENDPOINTS[S26]


def ships_to(region: str, edition: str) -> frozenset[str] | None:
    """The alpha-2 codes of the countries to which a region ships; None where the reference does not tell.

    The United Kingdom is served by the EU regions in 2020; later by its own region alone.
    """
    if is_american(region):
        return frozenset(("US",))
    if region.startswith("cn-"):
        return frozenset(("CN",))
    if region.startswith("eu-"):
        if edition == S20:
            return _EU | {"GB"}
        return frozenset(("GB",)) if region == "eu-west-2" else _EU
    country = _SHIPS_TO.get(region)
    return None if country is None else frozenset((country,))


def serving(country: str, edition: str) -> tuple[str, ...]:
    """The regions of an edition that ship to a country, given by its alpha-2 code, in order."""
    return tuple(region for region in sorted(ENDPOINTS[edition]) if country in (ships_to(region, edition) or ()))
