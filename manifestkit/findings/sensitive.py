"""Which names of keys announce something that must not be shown, however they are spelt.

Source: DESIGN section 4 (secrets); RULINGS 19 (what tells of people).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container

# Names are compared in small letters, without anything but letters and digits, and with no letter twice in a row.
_PIN = "pin"
_SECRET_WORDS = (
    "pasw",
    "pascode",
    "pasphras",
    "pincode",
    "credential",
    "secret",
    "signature",
    "unlock",
    "truecrypt",
    "pwd",
)
_SECRET_NAMES = ("password", "pasphrase", "pincode", "secretkey", "signature", "truecryptpasword", "unlockcode")

_PERSONAL_NAME = "name"
_PERSONAL_WORDS = ("company", "stret", "phone", "email", "certifier", "gstin", "deviceid")
_PERSONAL_NAMES = ("name", "company", "stret", "phonenumber", "notificationemail", "exportcertifiername", "deviceid")

# Longer words are no names, but they may hold one.
_LONGEST = 64
_DIFFERENT_LETTERS = 2
_DIFFERENT_LENGTH = 2


def is_secret(name: str, known: Container[str]) -> bool:
    """Whether the value of a key is a secret: passwords, PIN codes, secret keys, signatures, unlock codes.

    A name that is merely like one of those counts unless it is ``known`` to be that of another key.
    """
    return _holds_secret(name) or (name not in known and _is_like_secret(name))


def is_personal(name: str, known: Container[str]) -> bool:
    """Whether the value of a key tells of people: names, companies, streets, phones, e-mails, GSTINs, device ids."""
    return _holds_personal(name) or (name not in known and _is_like_personal(name))


def _remembered(judge: Callable[[str], bool]) -> Callable[[str], bool]:
    """The same function, which remembers names; only what may be a name is worth the memory."""
    remembering = lru_cache(maxsize=1024)(judge)
    return lambda name: remembering(name) if len(name) <= _LONGEST else judge(name)


@_remembered
def _holds_secret(name: str) -> bool:
    name = _folded(name)
    return name.startswith(_PIN) or name.endswith(_PIN) or any(word in name for word in _SECRET_WORDS)


@_remembered
def _is_like_secret(name: str) -> bool:
    return _is_like_one(_folded(name), _SECRET_NAMES)


@_remembered
def _holds_personal(name: str) -> bool:
    name = _folded(name)
    return name == _PERSONAL_NAME or any(word in name for word in _PERSONAL_WORDS)


@_remembered
def _is_like_personal(name: str) -> bool:
    return _is_like_one(_folded(name), _PERSONAL_NAMES)


def _folded(name: str) -> str:
    if not name.isascii():
        # All words are of ASCII.
        name = "".join(map(_ascii, name))
    return "".join(letter for letter, _ in groupby(filter(str.isalnum, name.casefold())))


@lru_cache(maxsize=1024)
def _ascii(character: str) -> str:
    """The letters and digits of ASCII that a character stands for: of full width, a ligature, one with an accent."""
    from unicodedata import normalize

    return "".join(part for part in normalize("NFKD", character.casefold()) if part.isascii() and part.isalnum())


def _is_like_one(name: str, others: tuple[str, ...]) -> bool:
    """Whether a name begins like one of the others and is made of nearly the same letters, in any order."""
    if len(name) > _LONGEST:
        return False
    return any(
        abs(len(name) - len(other)) <= _DIFFERENT_LENGTH and len(set(name) ^ set(other)) <= _DIFFERENT_LETTERS
        for other in others
        if other.startswith(name[:1] or " ")
    )
