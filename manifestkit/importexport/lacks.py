"""What a manifest lacks, and which of its keys may have been meant for that."""

from __future__ import annotations

from itertools import islice

from manifestkit.fields.address import needs_postal_code
from manifestkit.importexport.facility import return_country
from manifestkit.importexport.options import options_named, options_of, required_options
from manifestkit.importexport.remembering import once
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from manifestkit.importexport.manifest import Field, Group, Manifest
    from manifestkit.importexport.options import Option

# Where the service requires a state or province (reference, 2.1), by ISO 3166-1 alpha-2 codes.
NEEDS_STATE = ("US", "CA")

# Nobody misspells more keys than this; a text that has more is no manifest, and guessing takes time.
_MOST_GUESSES = 50


class Lack(NamedTuple):
    """A required option without a value: with the empty field, or with the one that may have been meant for it."""

    group: Group
    option: Option
    empty: Field | None
    stray: Field | None


class Lacks(NamedTuple):
    """What is missing, and by their pointers the unknown keys that look like known ones, each with that one.

    That may be a key of another place, or of another kind of manifest. ``state`` is the unknown key that looks like
    the state or province of the address, where the service requires one and there is none.
    """

    lacks: tuple[Lack, ...]
    guesses: dict[str, str]
    state: Field | None

    def strays(self) -> frozenset[str]:
        """The pointers of the fields that may have been meant for one that is missing."""
        strays = (self.state, *(lack.stray for lack in self.lacks))
        return frozenset(stray.pointer for stray in strays if stray)


@once
def lacks_of(manifest: Manifest) -> Lacks:
    """What a manifest lacks; several rules ask, one after the other."""
    lacking = [
        (group, option)
        for group in manifest.groups
        for option in required_options(group.place, manifest.edition, *manifest.candidates)
        if _is_lacking(manifest, group, option)
    ]
    guesses, misspelt = _guesses(manifest, lacking)
    misplaced: dict[str, Field] = {}
    for _, field in manifest.strangers:
        misplaced.setdefault(field.name, field)
    lacks: list[Lack] = []
    taken: set[str] = set()
    for group, option in lacking:
        empty = group.get(option.key)
        stray = None if empty else misspelt.get((group.pointer, option.key)) or misplaced.get(option.key)
        if stray is None:
            lacks.append(Lack(group, option, empty, None))
        elif stray.pointer not in taken:  # one line in a wrong place is one mistake, however many items lack it
            taken.add(stray.pointer)
            lacks.append(Lack(group, option, None, stray))
    return Lacks(tuple(lacks), guesses, _stray_state(manifest, misspelt))


def is_known(field: Field) -> bool:
    """Whether the key is one of those that manifests have, here or elsewhere."""
    return bool(options_named(field.name))


def _is_lacking(manifest: Manifest, group: Group, option: Option) -> bool:
    field = group.fields.get(option.key)
    if field is not None and (field.value is not None or not field.is_empty):
        return False
    if option.key in manifest.lost:
        return False
    if option.key == "returnAddress":
        return "returnAddress" not in manifest.flat
    return option.key != "postalCode" or _needs_postal_code(manifest)


def _stray_state(manifest: Manifest, misspelt: dict[tuple[str, str], Field]) -> Field | None:
    if manifest.address is None or "stateOrProvince" in manifest.address.fields:
        return None
    country = return_country(manifest)
    if country is None or country.alpha2 not in NEEDS_STATE:
        return None
    return misspelt.get((manifest.address.pointer, "stateOrProvince"))


def _needs_postal_code(manifest: Manifest) -> bool:
    """Whether the country needs a postal code (RULINGS 3); one that is not written may need it."""
    if manifest.address is None or manifest.address.value("country") is None:
        return True
    country = return_country(manifest)
    return country is not None and needs_postal_code(country.alpha2)


def _guesses(
    manifest: Manifest, lacking: list[tuple[Group, Option]]
) -> tuple[dict[str, str], dict[tuple[str, str], Field]]:
    """The known keys that strangers look like, best of all one that is missing: by pointer, and the way back.

    A key that is known elsewhere looks like none but one that is missing here.
    """
    guesses: dict[str, str] = {}
    misspelt: dict[tuple[str, str], Field] = {}
    if not manifest.strangers:
        return guesses, misspelt
    from manifestkit.fields.spelling import closest
    from manifestkit.importexport.synonyms import elsewhere, synonym

    for group, field in islice(manifest.strangers, _MOST_GUESSES):
        missing = [option.key for other, option in lacking if other is group and option.key not in group.fields]
        if is_known(field):
            word = synonym(group.place, field.name, manifest.candidates)
            if word in missing:
                misspelt.setdefault((group.pointer, word), field)
            continue
        known = [option.key for option in options_of(group.place, *manifest.candidates)]
        guess = (
            _before_colon(field, known)
            or synonym(group.place, field.name, manifest.candidates)
            or closest(field.name, missing)
            or closest(field.name, known)
        )
        meant = guess or elsewhere(field.name, manifest.candidates)
        if meant is not None:
            guesses[field.pointer] = meant
        if guess is not None:
            misspelt.setdefault((group.pointer, guess), field)
    return guesses, misspelt


def _before_colon(field: Field, known: list[str]) -> str | None:
    """The known key that a key begins with, where no blank behind the colon made the value a part of it."""
    head, colon, _ = field.name.partition(":")
    return head if colon and field.node.start == field.node.end and head in known else None
