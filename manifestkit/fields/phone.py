"""Telephone numbers: whether one could ring, and in which country. Source: address reference, 1.5 and 2.3."""

from __future__ import annotations

from manifestkit.fields.country import resolve
from manifestkit.fields.plain_us import plain_number
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal

    from phonenumbers import NumberParseException, PhoneNumber

_MAX_LENGTH = 250  # characters; the library reads no more either
_OF_NO_COUNTRY = "001"  # the region of numbers such as +800


class Phone(NamedTuple):
    """What is known of a telephone number.

    The verdicts, from good to bad: ``valid``; ``valid-elsewhere``, valid in another country than the one
    given; ``possible``, of a possible length but in no assigned range; ``local-only``, without its area code;
    ``impossible``, of a wrong length; ``unparsable``, no number at all or more than one.

    ``e164`` is the number as machines write it, None where it is incomplete. ``region`` is the alpha-2 code
    of the country that a valid number belongs to, None for international ones. ``has_country_code`` tells
    whether a plus or an international prefix was written. ``message`` says for people what is wrong, without
    repeating the number; it is empty for a valid one.
    """

    verdict: Literal["valid", "valid-elsewhere", "possible", "local-only", "impossible", "unparsable"]
    e164: str | None
    region: str | None
    extension: str | None
    has_country_code: bool
    message: str


def judge(text: str, region: str | None) -> Phone:
    """Judge one telephone number as it is read in a country: its alpha-2 code, or None when it is not known.

    Without a region, and in one without telephone numbers of its own, only a number with a country code can
    be read. Letters, full-width and other digits, ``(0)`` and extensions are understood as people use them.
    """
    if region == "US" and (plain := plain_number(text)) is not None:
        e164, has_country_code = plain
        return Phone("valid", e164, "US", None, has_country_code, "")

    import phonenumbers  # takes longer than the rest of a check

    if len(text) > _MAX_LENGTH:
        return _unparsable("This is too long for a telephone number.")
    home = region if region in phonenumbers.SUPPORTED_REGIONS else None
    try:
        number = phonenumbers.parse(text, home, keep_raw_input=True)
    except phonenumbers.NumberParseException as error:
        return _unparsable(_reason(error))
    verdict, found, message = _judge_number(number, home)
    sources = phonenumbers.CountryCodeSource
    written = (sources.FROM_NUMBER_WITH_PLUS_SIGN, sources.FROM_NUMBER_WITH_IDD)
    return Phone(
        verdict,
        e164=_e164(number) if verdict in {"valid", "valid-elsewhere", "possible"} else None,
        region=found,
        extension=number.extension or None,
        has_country_code=number.country_code_source in written,
        message=message,
    )


def _judge_number(
    number: PhoneNumber, home: str | None
) -> tuple[Literal["valid", "valid-elsewhere", "possible", "local-only", "impossible"], str | None, str]:
    """Give the verdict on a number that could be read, its region, and the message."""
    import phonenumbers

    result = phonenumbers.ValidationResult
    length = phonenumbers.is_possible_number_with_reason(number)
    if length == result.IS_POSSIBLE_LOCAL_ONLY:
        return "local-only", None, "The area code is missing."
    if length != result.IS_POSSIBLE:
        fault = {result.TOO_SHORT: "too few digits", result.TOO_LONG: "too many digits"}
        return "impossible", None, f"The number has {fault.get(length, 'a wrong number of digits')}."
    if not phonenumbers.is_valid_number(number):
        return "possible", None, "The number lies in no range that is assigned to anybody."
    found = phonenumbers.region_code_for_number(number)
    if found == _OF_NO_COUNTRY:
        return "valid", None, ""
    if home and found != home:
        country = resolve(found or "")
        name = country.name if country else found
        return "valid-elsewhere", found, f"The number belongs to another country: {name}."
    return "valid", found, ""


def _e164(number: PhoneNumber) -> str:
    # The library's own formatter gives the typed text back when all digits are zeros.
    from phonenumbers import national_significant_number

    return f"+{number.country_code}{national_significant_number(number)}"


def _unparsable(message: str) -> Phone:
    return Phone("unparsable", None, None, None, has_country_code=False, message=message)


def _reason(error: NumberParseException) -> str:
    if error.error_type == error.INVALID_COUNTRY_CODE:
        return "The number has no country code, and its country is not known."
    if error.error_type == error.TOO_LONG:
        return "This is too long for a telephone number."
    return "This is no telephone number."
