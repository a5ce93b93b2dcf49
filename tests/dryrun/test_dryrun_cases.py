"""Each operation, and each of its documented errors, called in all three ways. ``dryrun_cases`` explains the cases."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from dryrun_cases import FOLDER, Case, Done, cases, manifest, parameters, played
from dryrun_runners import WAYS, Surroundings, running
from dryrun_shapes import model, strange

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVICES = ("importexport", "snowball")
_CASES = [case for service in SERVICES for case in cases(service)]
# Where the ways may differ.
_EXCEPTIONS: dict[str, Any] = tomllib.loads((FOLDER / "exceptions.toml").read_text("utf-8"))
_NOT_IN_THE_MODEL: set[str] = set(_EXCEPTIONS["not_in_the_model"])
_EDITION_WITH_THEM = "2010-06-03"


def _params(found: list[Case]) -> list[Any]:
    return [pytest.param(case, id=f"{case.service}-{case.name}") for case in found]


@cache
def _played(number: int, way: str) -> list[Done]:
    return played(_CASES[number], way)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", _params(_CASES))
def test_a_case_comes_out_as_expected(case: Case, way: str) -> None:
    """What comes back from each call is what the reference says."""
    for done in _played(_CASES.index(case), way):
        if case.boto_refuses and way != "client":
            assert done.came == {"raised": "ParamValidationError"}
        else:
            _compare(done, case, way)


def _compare(done: Done, case: Case, way: str) -> None:
    expected, came = done.expected, done.came
    if "same" in expected:
        assert came == {"same": True}, expected
    elif "advance" in expected:
        assert came.get("raised") == ("ValueError" if expected.get("refused") else None), (expected, came)
    elif expected.get("not_sent"):
        assert came == {"raised": "ParamValidationError"}
    elif expected.get("not_simulated"):
        assert came == (_NOT_SIMULATED if way == "endpoint" else {"raised": "NotSimulatedError"}) | _text_of(came)
    elif "error" in expected:
        _compare_error(expected, came, case)
    else:
        assert "raised" not in came, came
        assert came["ResponseMetadata"] == {"HTTPStatusCode": 200}
        _compare_answer(expected, came, _unheard(case, way))


_NOT_SIMULATED = {"raised": "ClientError", "ResponseMetadata": {"HTTPStatusCode": 501}}


def _text_of(came: dict[str, Any]) -> dict[str, Any]:
    return {name: came[name] for name in ("Error", "text") if name in came}


def _compare_error(expected: dict[str, Any], came: dict[str, Any], case: Case) -> None:
    code = expected["error"]
    assert came.get("Error", {}).get("Code") == code, came
    modelled = {shape.name for shape in model(case.service).error_shapes}
    assert came["raised"] == (code if code in modelled else "ClientError")
    assert came["ResponseMetadata"]["HTTPStatusCode"] == expected.get("status", 400)
    message = came["Error"]["Message"]
    assert message
    assert f"({code})" in came["text"]
    assert message in came["text"]
    if "message" in expected:
        assert message == expected["message"]
    if "matches_message" in expected:
        assert re.fullmatch(expected["matches_message"], message, re.DOTALL), message
    assert {name: came.get(name) for name in expected.get("members", {})} == expected.get("members", {})


def _unheard(case: Case, way: str) -> set[str]:
    """The members that boto's parser passes over, because its model does not have them."""
    return _NOT_IN_THE_MODEL if way == "endpoint" and case.edition == _EDITION_WITH_THEM else set()


def _compare_answer(expected: dict[str, Any], came: dict[str, Any], unheard: set[str]) -> None:
    _compare_part({name: value for name, value in expected.get("answer", {}).items() if name not in unheard}, came)
    for name in expected.get("absent", ()):
        assert name not in came
    for name, pattern in expected.get("matches", {}).items():
        assert re.fullmatch(pattern, came[name], re.DOTALL), came[name]
    for name, number in expected.get("count", {}).items():
        assert len(came[name]) == number
    for name, members in expected.get("absent_in", {}).items():
        assert came[name].keys().isdisjoint(members)
    for name, members in expected.get("matches_in", {}).items():
        assert came[name].keys() >= set(members)
    if "manifest_is" in expected:
        member, name = expected["manifest_is"]
        assert came[member] == manifest(name)


def _compare_part(expected: dict[str, Any], came: dict[str, Any]) -> None:
    for name, value in expected.items():
        if isinstance(value, dict):
            _compare_part(value, came[name])
        else:
            assert came[name] == value, name


@pytest.mark.parametrize("case", _params([case for case in _CASES if not case.boto_refuses]))
def test_all_ways_say_the_same(case: Case) -> None:
    """Client, adapter and endpoint answer alike, to the last member (RULINGS 31)."""
    number = _CASES.index(case)
    ours, *others = (_played(number, way) for way in WAYS)
    for way, theirs in zip(WAYS[1:], others, strict=True):
        for one, other in zip(ours, theirs, strict=True):
            if one.step.get("not_simulated"):
                continue
            unheard = _unheard(case, way)
            assert {name: value for name, value in one.came.items() if name not in unheard} == other.came, way


@pytest.mark.parametrize("case", _params(_CASES))
def test_answers_have_the_form_of_the_model(case: Case) -> None:
    """Every answer passes botocore's own output shape; one member of 2010 is not in it (RULINGS 31)."""
    names = _NOT_IN_THE_MODEL if case.edition == _EDITION_WITH_THEM else ()
    allowed = {f"{name}: unknown" for name in names}
    for done in _played(_CASES.index(case), "client"):
        if "call" in done.step and "raised" not in done.came:
            found = strange(case.service, done.step["call"], done.came)
            assert {place.partition(".")[2] for place in found} <= allowed


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("told", [pytest.param(told, id=told["name"]) for told in _EXCEPTIONS["exception"]])
def test_the_ways_differ_only_where_it_is_said(told: dict[str, Any], way: str) -> None:
    """Each exception is one, and each way says of it what is listed (RULINGS 31)."""
    assert len({told[other] for other in WAYS}) > 1
    assert told["why"]
    long = dict.fromkeys(told.get("long", ()), "x" * 2**20)
    with running(way, Surroundings(told["service"], told.get("edition"))) as runner:
        came = runner.call(told["operation"], parameters(told, {}) | long)
    said = came["Error"]["Code"] if "Error" in came else came.get("raised", "answer")
    assert said == told[way]


def _documented() -> Iterator[tuple[str, str, str]]:
    for service in SERVICES:
        for operation in model(service).operation_names:
            for shape in model(service).operation_model(operation).error_shapes:
                yield service, operation, shape.name


def test_each_documented_error_has_a_case() -> None:
    """For each simulated operation, each error that its model lists is raised by a case (RULINGS 23)."""
    raised = {(case.service, step["call"], step["error"]) for case in _CASES for step in case.steps if "error" in step}
    simulated = {
        (case.service, step["call"]) for case in _CASES for step in case.steps if "answer" in step or "keep" in step
    }
    missing = {found for found in _documented() if found[:2] in simulated and found not in raised}
    assert not missing


def test_each_operation_has_an_answer() -> None:
    """All six operations of Import/Export and seventeen of Snowball answer in some case (RULINGS 23)."""
    answered = {
        (case.service, done.step["call"])
        for number, case in enumerate(_CASES)
        for done in _played(number, "client")
        if "call" in done.step and "raised" not in done.came
    }
    assert len([one for one in answered if one[0] == "importexport"]) == 6
    assert len([one for one in answered if one[0] == "snowball"]) == 17
