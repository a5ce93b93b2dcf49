"""The address of a person, as manifests and the Snowball API have it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from manifestkit.printing.given import expect
from manifestkit.printing.rules.jobs import no_return_address
from manifestkit.printing.setting import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from manifestkit.printing.trouble import Trouble

_PLACE = "/returnAddress"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address with a telephone number; what is not known is empty.

    The members are those of a manifest's ``returnAddress`` and of Snowball's ``Address``. Source: address reference,
    1.1. TypeError where a member is no text.
    """

    name: str = ""
    company: str = ""
    street1: str = ""
    street2: str = ""
    street3: str = ""
    landmark: str = ""
    city: str = ""
    prefecture_or_district: str = ""
    state_or_province: str = ""
    postal_code: str = ""
    country: str = ""
    phone_number: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            expect(field.name, getattr(self, field.name), str)

    @classmethod
    def from_members(cls, members: Mapping[str, object]) -> Address:
        """The address of a manifest (``postalCode``), of the Snowball API (``PostalCode``) or of Python's names.

        Members that are no texts, and others such as ``AddressId``, are passed over.
        """
        by_letters = {_letters(member): value for member, value in members.items()}
        values = {field.name: by_letters.get(_letters(field.name)) for field in fields(cls)}
        return cls(**{name: value for name, value in values.items() if isinstance(value, str)})

    def members(self) -> dict[str, str]:
        """What is known, under the names that a manifest has for it."""
        return {member: value for name, member in _members() if (value := getattr(self, name))}

    def texts(self) -> Iterator[Part]:
        """Each member with its pointer in a manifest."""
        return (Part(f"{_PLACE}/{name}", value) for name, value in self.members().items())

    def block(self) -> tuple[Part, ...]:
        """The lines of the address in the order of its country, each with the pointer of the member it begins with."""
        return _block(self)

    def troubles(self, document: str) -> Iterator[Trouble]:
        """What is wrong with it as the return address on a document."""
        if not self.block():
            yield no_return_address(document)

    def phone(self) -> tuple[Part, ...]:
        """The line for whoever wants to call; none where no number is known."""
        return (Part(f"{_PLACE}/phoneNumber", f"Phone {self.phone_number}"),) if self.phone_number else ()


@lru_cache(maxsize=64)
def _block(address: Address) -> tuple[Part, ...]:
    """The labels of a batch mostly come from one place."""
    from manifestkit.printing.address_block import block

    return tuple(Part(f"{_PLACE}/{line.members[0]}", line.text) for line in block(address.members(), None))


def _letters(name: str) -> str:
    return name.replace("_", "").lower()


@cache
def _members() -> tuple[tuple[str, str], ...]:
    """What each field is called here and in a manifest."""
    return tuple((field.name, _member(field.name)) for field in fields(Address))


def _member(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
