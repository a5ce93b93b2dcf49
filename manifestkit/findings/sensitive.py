"""Which names of keys announce something that must not be shown, however they are spelt.

Source: DESIGN section 4 (secrets); RULINGS 19 (what tells of people).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container

# Names are compared in small letters, without anything but letters and digits, and with no letter twice in a row.
_BEGINNING_OF_SECRETS = "pin"
_SECRET_WORDS = ("pasw", "pasphras", "secret", "signature", "unlockcode", "truecrypt", "pwd")
_SECRET_NAMES = ("password", "pasphrase", "pincode", "secretkey", "signature", "truecryptpasword", "unlockcode")

_PERSONAL_NAME = "name"
_PERSONAL_WORDS = ("company", "stret", "phone", "email", "certifier", "gstin", "deviceid")
_PERSONAL_NAMES = ("name", "company", "stret", "phonenumber", "notificationemail", "exportcertifiername", "deviceid")

# Longer words are no names, but they may hold one.
_LONGEST = 64
_DIFFERENT_LETTERS = 2
_DIFFERENT_LENGTH = 2


class _Likeness(NamedTuple):
    """Whether a name holds one of the words that announce something, or is like one of the names that do."""

    holds_secret: bool
    like_secret: bool
    holds_personal: bool
    like_personal: bool


def is_secret(name: str, known: Container[str]) -> bool:
    """Whether the value of a key is a secret: passwords, PIN codes, secret keys, signatures, unlock codes.

    A name that is merely like one of those counts unless it is ``known`` to be that of another key.
    """
    likeness = _likeness(name)
    return likeness.holds_secret or (likeness.like_secret and name not in known)


def is_personal(name: str, known: Container[str]) -> bool:
    """Whether the value of a key tells of people: names, companies, streets, phones, e-mails, GSTINs, device ids."""
    likeness = _likeness(name)
    return likeness.holds_personal or (likeness.like_personal and name not in known)


def _likeness(name: str) -> _Likeness:
    # Only what may be a name is worth the memory.
    return _remembered(name) if len(name) <= _LONGEST else _judged(name)


@lru_cache(maxsize=1024)
def _remembered(name: str) -> _Likeness:
    return _judged(name)


def _judged(name: str) -> _Likeness:
    folded = _folded(name)
    return _Likeness(
        folded.startswith(_BEGINNING_OF_SECRETS) or any(word in folded for word in _SECRET_WORDS),
        _is_like_one(folded, _SECRET_NAMES),
        folded == _PERSONAL_NAME or any(word in folded for word in _PERSONAL_WORDS),
        _is_like_one(folded, _PERSONAL_NAMES),
    )


def _folded(name: str) -> str:
    if not name.isascii():
        from unicodedata import normalize

        # Normalisation takes quadratic time on a long run of combining marks.
        name = "".join(normalize("NFKC", name[at : at + _LONGEST]) for at in range(0, len(name), _LONGEST))
    return "".join(letter for letter, _ in groupby(filter(str.isalnum, name.casefold())))


def _is_like_one(name: str, others: tuple[str, ...]) -> bool:
    """Whether a name begins like one of the others and is made of nearly the same letters, in any order."""
    if len(name) > _LONGEST:
        return False
    return any(
        abs(len(name) - len(other)) <= _DIFFERENT_LENGTH and len(set(name) ^ set(other)) <= _DIFFERENT_LETTERS
        for other in others
        if other.startswith(name[:1] or " ")
    )
