"""The words that people write for the keys of manifests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifestkit.importexport.options import OPTIONS, options_of
from manifestkit.importexport.synonyms import elsewhere, synonym
from manifestkit.importexport.variants import VARIANTS

if TYPE_CHECKING:
    from manifestkit.importexport.options import Option, Place


@pytest.mark.parametrize(
    ("place", "word", "key"),
    [
        ("returnAddress", "state", "stateOrProvince"),
        ("returnAddress", "zipCode", "postalCode"),
        ("returnAddress", "post-code", "postalCode"),
        ("returnAddress", "Telephone", "phoneNumber"),
        ("returnAddress", "country_code", "country"),
        ("returnAddress", "address line 1", "street1"),
        ("top", "email", "notificationEmail"),
        ("top", "version", "manifestVersion"),
        ("operations", "vault", "vaultName"),
        ("customs", "ECCN", "encryptionClassification"),
        ("top", "zip", None),
        ("returnAddress", "colour", None),
    ],
)
def test_a_word_of_address_forms_and_of_other_tools_is_known(place: Place, word: str, key: str | None) -> None:
    """What the reviewed manifests called a field is known in its own place, however it is spelt, and nowhere else."""
    assert synonym(place, word, VARIANTS) == key


@pytest.mark.parametrize("row", OPTIONS, ids=lambda row: f"{row.place}-{row.key}")
def test_no_key_is_another_word_for_a_key(row: Option) -> None:
    """A key of a place means itself there."""
    assert synonym(row.place, row.key, VARIANTS) is None


def test_a_key_of_another_kind_is_no_key_here() -> None:
    """An S3 import has no vault, so that `vault` is no word for a key there."""
    assert synonym("operations", "vault", ("s3-import",)) is None
    assert all(row.key != "vaultName" for row in options_of("operations", "s3-import"))


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("target_directory", "targetDirectory"),
        ("zip", "postalCode"),
        ("vault-name", "vaultName"),
        ("description", None),
        ("colour", None),
    ],
)
def test_a_key_of_elsewhere_is_recognised_where_it_can_be_one_only(word: str, key: str | None) -> None:
    """`description` may be that of the data or that of an archive, which cannot be told."""
    assert elsewhere(word, VARIANTS) == key


def test_what_this_kind_has_comes_first() -> None:
    """In an S3 import a description can only be that of the data."""
    assert elsewhere("description", ("s3-import",)) == "dataDescription"
