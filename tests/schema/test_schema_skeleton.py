"""Skeletons of requests are right once they are filled, in every operation and edition (RULINGS 20)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import manifestkit
from manifestkit.checking.check import Settings, check_text
from manifestkit.schema.loading import editions, load, operations
from manifestkit.schema.skeleton import as_json, as_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.findings.report import Report

_BLANK = re.compile(r"\[[^\[\]\"]+\]")
_REQUESTS = [
    (service, operation, edition)
    for service in ("snowball", "importexport")
    for edition in editions(service)
    for operation in operations(service, edition)
]
_every_request = pytest.mark.parametrize(("service", "operation", "edition"), _REQUESTS)


def _told(report: Report) -> list[str]:
    return [f"{each.rule} {each.pointer}" for each in report.findings if each.severity != "info"]


def _check(text: str, suffix: str, service: str, operation: str, edition: str) -> Report:
    return check_text(text, f"{service}.{operation}", f"request.{suffix}", Settings(editions=(edition,)))


def _without_comments(text: str) -> Any:  # noqa: ANN401 - a request
    """As the AWS CLI reads it: with all of YAML's types."""
    return yaml.safe_load(text)


@_every_request
def test_an_example_is_right_as_it_stands(service: str, operation: str, edition: str) -> None:
    """No error and no warning, in JSON and in YAML, and both say the same to every reader."""
    request = as_json(service, operation, edition, example=True)
    commented = as_yaml(service, operation, edition, example=True)
    assert _told(_check(request, "json", service, operation, edition)) == []
    assert _told(_check(commented, "yaml", service, operation, edition)) == []
    assert _without_comments(commented) == json.loads(request)


@_every_request
def test_blanks_filled_with_the_example_are_the_example(service: str, operation: str, edition: str) -> None:
    """A skeleton differs from its example in the marked blanks alone, and they stand in the same places in YAML."""
    blank = json.loads(as_json(service, operation, edition, example=False))
    assert blank == _without_comments(as_yaml(service, operation, edition, example=False))
    right = json.loads(as_json(service, operation, edition, example=True))
    filled = {pointer: value for pointer, value in _leaves(blank, "") if not _BLANK.fullmatch(str(value))}
    assert filled.items() <= dict(_leaves(right, "")).items()
    assert [pointer for pointer, _ in _leaves(blank, "")] == [pointer for pointer, _ in _leaves(right, "")]


@_every_request
def test_the_skeleton_has_what_is_required(service: str, operation: str, edition: str) -> None:
    """What the model requires is in it, and what is neither required nor usual is not."""
    schema = load(service, operation, edition)
    members = set(json.loads(as_json(service, operation, edition, example=False)))
    assert members == {*schema.get("required", ()), *schema.get("x-usual", ())}


@_every_request
def test_every_member_is_in_the_yaml_under_a_comment(service: str, operation: str, edition: str) -> None:
    """What may be left out stands behind a `#`, and is of the right shape once that is removed from each line."""
    needed = set(json.loads(as_json(service, operation, edition, example=True)))
    blocks = [block.split("\n") for block in as_yaml(service, operation, edition, example=True).split("\n\n")]
    for name in load(service, operation, edition)["properties"]:
        if name in needed:
            assert any(block[0].startswith("# ") and f"{name}:" in "\n".join(block) for block in blocks)
            continue
        lines = next(block for block in blocks if any(line.startswith(f"#{name}:") for line in block))
        start = next(number for number, line in enumerate(lines) if line.startswith(f"#{name}:"))
        assert start > 0
        member = "\n".join(line.removeprefix("#") for line in lines[start:])
        told = _told(_check(member, "yaml", service, operation, edition))
        assert [each for each in told if each[:2] in {"SB", "RD"} and not each.startswith("SB002")] == []
        assert set(_without_comments(member)) == {name}


def test_a_new_job_has_what_a_job_needs() -> None:
    """The members that `x-usual` names are those of JB01 (Snowball reference, 5.2)."""
    report = manifestkit.check_request("snowball", "CreateJob", {"Description": "-"})
    needed = [finding.pointer[1:] for finding in report.findings if finding.rule == "JB01"]
    assert set(needed) == {"JobType", "Resources", "AddressId", "RoleARN", "ShippingOption"}
    assert set(json.loads(as_json("snowball", "CreateJob", "2020-06-17", example=False))) == set(needed)


def test_blanks_are_marked_and_name_the_choices() -> None:
    """A person sees what is to be filled in, and with what."""
    request = json.loads(as_json("snowball", "CreateJob", "2020-06-17", example=False))
    assert request["AddressId"] == "[your address id]"
    assert request["JobType"] == "[IMPORT | EXPORT | LOCAL_USE]"
    assert request["Resources"] == {"S3Resources": [{"BucketArn": "[your bucket arn]"}]}


def test_a_cluster_has_the_only_choices_that_it_can_have() -> None:
    """Clusters are for local use and of EDGE devices (Snowball reference, 5.1): nobody is asked."""
    request = json.loads(as_json("snowball", "CreateCluster", "2026-04-21", example=False))
    assert (request["JobType"], request["SnowballType"]) == ("LOCAL_USE", "EDGE")


def _leaves(value: Any, pointer: str) -> Iterator[tuple[str, object]]:  # noqa: ANN401 - any value of JSON
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(part, f"{pointer}/{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _leaves(part, f"{pointer}/{number}")
    else:
        yield pointer, value
