"""A rule that is about a member has nothing to say of a request without it, so that nobody has to ask it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from manifestkit.context import from_mapping
from manifestkit.snowball.catalogue import REQUEST_RULES
from manifestkit.snowball.editions import DEFAULT_EDITION
from manifestkit.snowball.request import Request
from manifestkit.text.json.rendition import render
from manifestkit.text.places import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_CASES = [
    (path.stem, tomllib.loads(path.with_suffix(".toml").read_text("utf-8")), path.read_text("utf-8"))
    for path in sorted(Path(__file__).with_name("cases").glob("*.json"))
]
_SNOWBALL = "snowball."


def _requests() -> Iterator[Any]:
    for name, said, text in _CASES:
        try:
            request = json.loads(text)
        except ValueError:
            continue
        if said["kind"].startswith(_SNOWBALL) and isinstance(request, dict):
            yield pytest.param(said, request, id=name)


def _lacking(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The request itself, and without each of its members and each of theirs: absent, or null."""
    yield request
    for name, value in request.items():
        yield {other: request[other] for other in request if other != name}
        yield request | {name: None}
        for inner in value if isinstance(value, dict) else ():
            yield request | {name: {other: value[other] for other in value if other != inner}}
            yield request | {name: value | {inner: None}}


@pytest.mark.parametrize(("said", "right"), list(_requests()))
def test_a_rule_says_nothing_without_its_member(said: dict[str, Any], right: dict[str, Any]) -> None:
    """Of every case and every part of it: what is not asked would not have said anything."""
    context = from_mapping(said.get("context", {}))
    if "region" in said:
        context = context._replace(region=said["region"])
    operation = said["kind"].removeprefix(_SNOWBALL)
    for lacking in _lacking(right):
        _, reading = render(lacking, "<request>")
        assert reading.root is not None
        request = Request(operation, said.get("edition", DEFAULT_EDITION), whole(reading.root), context)
        for rule, check, about in REQUEST_RULES:
            if request.root.get(*about) is None:
                assert not list(check(request, context)), rule.code
