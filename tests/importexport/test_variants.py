"""The kinds of jobs and the manifests that they have."""

from __future__ import annotations

import pytest

from manifestkit.importexport.variants import VARIANTS, job_type_of, variants_of


@pytest.mark.parametrize("word", ["Import", "import", "IMPORT", "iMPORT"])
def test_a_job_type_counts_in_any_case(word: str) -> None:
    """RULINGS 32: JobType is accepted in any case."""
    assert job_type_of(word) == "Import"


@pytest.mark.parametrize("word", ["", "Upload", "Import ", "\u0130mport"])
def test_another_word_is_refused_with_those_that_there_are(word: str) -> None:
    """A job type that does not exist is the caller's mistake, and the message lists the two that do."""
    with pytest.raises(ValueError, match="there are Import and Export"):
        job_type_of(word)


def test_the_two_job_types_share_out_the_variants() -> None:
    """Import/Export reference, 1: three manifests are of imports, one is of exports."""
    assert variants_of("Import") == ("s3-import", "ebs-import", "glacier-import")
    assert (*variants_of("Import"), *variants_of("Export")) == VARIANTS
