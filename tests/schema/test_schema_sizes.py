"""However large a request is, it takes time in proportion and its findings stay small."""

from __future__ import annotations

from time import process_time

import pytest
from request_samples import NEW
from trees import tree

from manifestkit.schema import check, validation_message
from manifestkit.schema.plain import LONGEST
from manifestkit.text.places import whole

_MILLIONS = 5_000_000


@pytest.mark.parametrize(
    "request_",
    [
        {"Description": "x" * _MILLIONS},
        {"Description": "\n" * _MILLIONS},
        {"KmsKeyARN": "arn:aws" + ":kms:" * (_MILLIONS // 5)},
        {"Notification": {"SnsTopicARN": "arn:aws" + ":sns:123456789012" * (_MILLIONS // 17)}},
        {"Resources": {"S3Resources": [{"BucketArn": "arn:aws" + ":" * _MILLIONS + "\n"}]}},
        {"PickupDetails": {"PhoneNumber": " " * _MILLIONS}},
        {"PickupDetails": {"Email": "@." * (_MILLIONS // 2)}},
        {"TaxDocuments": {"IND": {"GSTIN": "27AAPFU0939F1Z" * (_MILLIONS // 14)}}},
        {"JobType": "IMPORT" * (_MILLIONS // 6)},
        {"x" * _MILLIONS: 1},
    ],
    ids=lambda request: next(iter(request))[:20],
)
def test_a_long_text_takes_no_time_and_stands_in_no_message(request_: object) -> None:
    """Texts are cut beyond every maximum before an expression sees them, and in what is told."""
    root, _ = tree(request_)
    place = whole(root)
    start = process_time()
    found = list(check(place, "snowball", "CreateJob", NEW[0]))
    assert process_time() - start < 2
    assert found
    for _, seen in found:
        assert len(seen.message) + sum(map(len, seen.values)) < 2 * LONGEST


def test_of_thousands_of_unknown_members_a_thousand_are_told() -> None:
    """Only so many are guessed at, since a guess takes longer than all the rest; the last finding counts the others."""
    count = 50_000
    root, _ = tree({f"JobTyp{number}": number for number in range(count)})
    place = whole(root)
    start = process_time()
    found = list(check(place, "snowball", "CreateJob", NEW[0]))
    assert process_time() - start < 10
    assert len(found) == 1001
    assert found[0][1].help == "Did you mean `JobType`?"
    assert found[-2][1].help == "Remove it."
    assert found[-1][1].message.startswith(f"{count - 1000} more places")


def test_of_thousands_of_wrong_choices_a_thousand_are_told() -> None:
    """Likewise for values."""
    count = 5_000
    root, _ = tree({"Notification": {"JobStatesToNotify": ["Cancelle"] * count}})
    found = list(check(whole(root), "snowball", "CreateJob", NEW[0]))
    assert len(found) == 1001
    assert found[0][1].help == "Did you mean `Cancelled`?"
    assert (found[-2][1].help or "").startswith("Choose ")


def test_a_value_is_whole_in_the_one_answer_of_the_service() -> None:
    """The service names the value; here it is cut where it is longer than anything it could be."""
    root, _ = tree({"AddressId": "x" * (LONGEST - 1)})
    message = validation_message(whole(root), "snowball", "CreateJob", NEW[0])
    assert message is not None
    assert f"Value '{'x' * (LONGEST - 1)}' at 'addressId'" in message
