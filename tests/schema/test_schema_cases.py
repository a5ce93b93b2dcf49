"""Every row of the reference that is about shape, and what the schemas make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from operation_cases import CASES as OF_OPERATIONS
from trees import tree
from value_cases import CASES as OF_VALUES

from manifestkit.schema import check
from manifestkit.text.places import whole

if TYPE_CHECKING:
    from request_samples import Case

_PARAMETERS = [
    pytest.param(case, edition, id=f"{number}-{case.source}-{edition}")
    for number, case in enumerate((*OF_VALUES, *OF_OPERATIONS))
    for edition in case.editions
]


@pytest.mark.parametrize(("case", "edition"), _PARAMETERS)
def test_a_request_breaks_what_the_reference_says_and_nothing_else(case: Case, edition: str) -> None:
    """The findings are these, each at its place, and there is no other."""
    service, _, operation = case.kind.partition(".")
    root, _ = tree(case.request)
    found = [(rule, seen.pointer) for rule, seen in check(whole(root), service, operation, edition)]
    assert sorted(found) == sorted(case.finds)
