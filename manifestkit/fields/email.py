"""Lists of e-mail addresses, separated by semicolons. Source: address reference, 1.6 and 2.4."""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

_MAX_JUDGED = 200_000  # characters of a list; thousands of addresses, and judging each takes its time
_MAX_ADDRESS = 254  # characters of an address that can be delivered (RFC 5321 with its erratum 1690)

# Plain addresses, which are right beyond doubt: the library, which takes longer to load than all the rest of a check,
# accepts them as well.
_PLAIN = re.compile(r"([A-Za-z0-9]++(?>(?:[._+-][A-Za-z0-9]++)*))@([A-Za-z0-9]++(?>(?:[.-][A-Za-z0-9]++)*))")
_MAX_LABEL = 63  # characters of a part of a domain (RFC 1035)
_PLAIN_ENDINGS = frozenset(("com", "edu", "gov", "net", "org"))  # as all of two letters; no special-use domain has one
_LETTERS_OF_A_COUNTRY = 2

_DOCUMENTATION_DOMAINS = (".example", ".example.com", ".example.net", ".example.org")  # RFC 2606


class EmailItem(NamedTuple):
    """One entry of a list: ``text`` is the list's text from ``start`` up to ``end``, without outer blanks.

    The verdicts: ``valid``; ``empty``, nothing between two semicolons (several in a row are one entry) or
    nothing at all; ``comma``, addresses joined by commas; ``not-an-address``; ``unjudged``, the end of a list
    that is too long to be judged whole. ``documentation`` tells of a
    valid address in a domain that is kept for examples, ``duplicate`` of a valid one that stands earlier in
    the list. ``message`` says for people what to mend, without repeating the address; it is empty for a valid
    one.
    """

    text: str
    start: int
    end: int
    verdict: Literal["valid", "empty", "comma", "not-an-address", "unjudged"]
    documentation: bool = False
    duplicate: bool = False
    message: str = ""


class _Judgement(NamedTuple):
    verdict: Literal["valid", "comma", "not-an-address"]
    message: str = ""
    local_part: str = ""
    domain: str = ""
    """In lower-case ASCII."""


def parse_list(text: str) -> tuple[EmailItem, ...]:
    """Take a list of addresses apart and judge each one by its syntax; no address is looked up.

    One semicolon may end the list. Offsets count characters of ``text``. The reserved domains ``.test``,
    ``.invalid`` and ``.local`` are refused, and so are letters that need SMTPUTF8, which mail systems of the
    service's time did not carry. Entries that begin behind the first 200,000 characters are one, and not judged.
    """
    return tuple(_items(text))


def _items(text: str) -> Iterator[EmailItem]:
    judgements: dict[str, _Judgement] = {}
    seen: set[tuple[str, str]] = set()
    for start, end in _entries(text):
        if start >= _MAX_JUDGED:
            message = "The list is so long that the addresses from here on were not checked."
            yield EmailItem(text[start:], start, len(text), "unjudged", message=message)
            return
        entry = text[start:end]
        if not entry.replace(";", "").strip():
            yield EmailItem(entry, start, end, "empty", message="An address is missing here.")
            continue
        if entry not in judgements:
            judgements[entry] = _judge(entry)
        verdict, message, local_part, domain = judgements[entry]
        documentation = f".{domain}".endswith(_DOCUMENTATION_DOMAINS)
        duplicate = verdict == "valid" and (local_part, domain) in seen
        yield EmailItem(entry, start, end, verdict, documentation, duplicate, message)
        seen.add((local_part, domain))


def _entries(text: str) -> Iterator[tuple[int, int]]:
    """Give the offsets of each entry without its outer blanks; empty entries in a row are one."""
    pieces = text.split(";")
    if len(pieces) > 1 and not pieces[-1].strip():
        pieces.pop()
    start, gap = 0, None
    for piece in pieces:
        entry = piece.strip()
        if not entry:
            gap = start if gap is None else gap
        else:
            if gap is not None:
                yield gap, start - 1
                gap = None
            first = start + piece.index(entry)
            yield first, first + len(entry)
        start += len(piece) + 1
    if gap is not None:
        yield gap, start - 1


def _judge(entry: str) -> _Judgement:
    if len(entry) <= _MAX_ADDRESS and (plain := _PLAIN.fullmatch(entry)) is not None and _is_plain(plain[2]):
        return _Judgement("valid", "", plain[1], plain[2].lower())

    from email_validator import EmailNotValidError, validate_email

    parts = [part for part in entry.split(",") if part.strip()]
    if "," in entry and parts and all(part.count("@") == 1 for part in parts):
        return _Judgement("comma", "Separate the addresses with semicolons, not with commas.")
    if entry.count("@") > 1:
        return _Judgement("not-an-address", "There is more than one @. Separate addresses with semicolons.")
    if len(entry) > _MAX_ADDRESS:
        return _Judgement("not-an-address", f"An e-mail address has {_MAX_ADDRESS} characters at most.")
    try:
        address = validate_email(entry, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        return _Judgement("not-an-address", _reason(entry) or str(error))
    return _Judgement("valid", "", address.local_part, (address.ascii_domain or "").lower())


def _is_plain(domain: str) -> bool:
    """Whether an address whose characters are plain is right beyond doubt."""
    *labels, ending = domain.split(".")
    is_of_a_country = len(ending) == _LETTERS_OF_A_COUNTRY and ending.isalpha()
    return bool(labels) and (is_of_a_country or ending in _PLAIN_ENDINGS) and all(len(x) <= _MAX_LABEL for x in labels)


def _reason(entry: str) -> str | None:
    """Why mail would not come to an address, where it is not its syntax that is wrong."""
    from email_validator import SPECIAL_USE_DOMAIN_NAMES

    local_part, _, domain = entry.partition("@")
    if not local_part or not domain or any(map(str.isspace, entry)):
        return None
    if not local_part.isascii():
        return "Mail systems of the service's time carry only ASCII before the @."
    folded = f".{domain.lower()}"
    for name in SPECIAL_USE_DOMAIN_NAMES:
        if folded.endswith(f".{name}"):
            return f"No mail comes to the domain .{name}: it is reserved."
    if "." not in domain:
        return "The domain behind the @ is not complete: it has no dot."
    return None
