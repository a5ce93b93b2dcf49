"""The words of a ValidationException."""

from __future__ import annotations

import pytest
from operation_cases import CASES as OF_OPERATIONS
from request_samples import OLD
from trees import tree
from value_cases import CASES as OF_VALUES

from manifestkit.schema import validation_message
from manifestkit.schema.words import joined, member_path
from manifestkit.text.places import whole


def _message(request: object, operation: str = "CreateJob") -> str | None:
    root, _ = tree(request)
    return validation_message(whole(root), "snowball", operation, OLD[0])


def test_one_error_is_singular_and_two_are_plural() -> None:
    """Source: Snowball reference, 1.2."""
    assert joined(["A"]) == "1 validation error detected: A"
    assert joined(["A", "B", "C"]) == "3 validation errors detected: A; B; C"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("AddressId",), "addressId"),
        (("KmsKeyARN",), "kmsKeyARN"),
        (("Resources", "S3Resources", 0, "BucketArn"), "resources.s3Resources.1.member.bucketArn"),
        (("Notification", "JobStatesToNotify", 11), "notification.jobStatesToNotify.12.member"),
    ],
)
def test_a_path_begins_small_and_counts_from_one(path: tuple[str | int, ...], words: str) -> None:
    """Source: Snowball reference, 1.2."""
    assert member_path(path) == words


def test_all_constraints_are_in_one_message() -> None:
    """What the service refuses to read, what an SDK refuses and what is only advice are not among them."""
    message = _message(
        {"JobType": "SYNC", "Description": "", "Tags": 1, "RoleARN": 5, "ForwardingAddressId": None},
    )
    assert message == (
        "2 validation errors detected: "
        "Value 'SYNC' at 'jobType' failed to satisfy constraint: Member must satisfy enum value set:"
        " [IMPORT, EXPORT, LOCAL_USE]; "
        "Value '' at 'description' failed to satisfy constraint: Member must have length greater than or equal to 1"
    )


@pytest.mark.parametrize(
    ("operation", "request_", "constraint"),
    [
        (
            "ListJobs",
            {"MaxResults": -1},
            (
                "Value '-1' at 'maxResults' failed to satisfy constraint: Member must have value"
                " greater than or equal to 0"
            ),
        ),
        (
            "ListJobs",
            {"MaxResults": 101},
            (
                "Value '101' at 'maxResults' failed to satisfy constraint: Member must have"
                " value less than or equal to 100"
            ),
        ),
        ("DescribeJob", {}, "Value null at 'jobId' failed to satisfy constraint: Member must not be null"),
        ("DescribeJob", {"JobId": None}, "Value null at 'jobId' failed to satisfy constraint: Member must not be null"),
    ],
)
def test_a_bound_is_said_as_the_service_says_it(operation: str, request_: object, constraint: str) -> None:
    """Source: Snowball reference, 1.2."""
    assert _message(request_, operation) == f"1 validation error detected: {constraint}"


def test_a_text_that_is_too_long_is_said_to_have_too_much_length() -> None:
    """A role of 256 characters."""
    role = "arn:aws:iam::123456789012:role/" + "x" * 225
    message = _message({"RoleARN": role})
    assert message == (
        f"1 validation error detected: Value '{role}' at 'roleARN' failed to satisfy constraint: "
        "Member must have length less than or equal to 255"
    )


def test_a_pattern_is_the_service_s_own() -> None:
    """Not as it is written in the schema: with its classes, and without anchors."""
    message = _message({"TaxDocuments": {"IND": {"GSTIN": "x"}}})
    assert message is not None
    assert message.endswith("pattern: \\d{2}[A-Z]{5}\\d{4}[A-Z]{1}[A-Z\\d]{1}[Z]{1}[A-Z\\d]{1}")


def test_there_is_no_message_where_nothing_is_wrong() -> None:
    """A request that keeps its schema has none, and one whose body cannot be taken for the shape has none either."""
    for case in (*OF_VALUES, *OF_OPERATIONS):
        service, _, operation = case.kind.partition(".")
        if service == "snowball" and OLD[0] in case.editions:
            refused = any(rule not in {"SB001", "SB003", "SB010", "SB011"} for rule, _ in case.finds)
            assert (_message(case.request, operation) is not None) is refused
