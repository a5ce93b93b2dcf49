"""Amazon Resource Names, against the rules of the Snowball reference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import is_sentence

from manifestkit.fields import arn_kinds
from manifestkit.fields.arn import PARTITIONS, Arn, LambdaFunction, lambda_function, parse, partition_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifestkit.fields.arn_kinds import ArnProblem

_ROWS = [line.split("\t") for line in (Path(__file__).parent / "data" / "arns.tsv").read_text("utf-8").splitlines()[1:]]
_JUDGES: dict[str, Callable[[str], tuple[ArnProblem, ...]]] = {
    "bucket": arn_kinds.judge_bucket,
    "function": arn_kinds.judge_function,
    "key": arn_kinds.judge_key,
    "role": arn_kinds.judge_role,
    "topic": arn_kinds.judge_topic,
}
_FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:my-function"


def in_words(problem: ArnProblem) -> str:
    """Write a problem as the table does."""
    suggestion = f" = {problem.suggestion}" if problem.suggestion else ""
    return f"{problem.part} {problem.kind}{suggestion}"


@pytest.mark.parametrize(("thing", "text", "problems", "source"), _ROWS)
def test_an_arn_has_the_problems_of_its_row(thing: str, text: str, problems: str, source: str) -> None:
    """Each ARN has exactly the problems and suggestions that the rule named in its row gives it."""
    judged = _JUDGES[thing](text)
    assert " + ".join(map(in_words, judged)) == problems, source
    assert [problem.message for problem in judged if not is_sentence(problem.message)] == []


@pytest.mark.parametrize(("thing", "text"), [row[:2] for row in _ROWS if row[2] == ""])
def test_only_one_kind_of_thing_has_a_good_arn(thing: str, text: str) -> None:
    """An ARN that is good for one kind of thing is of another service for the other kinds."""
    for other in _JUDGES.keys() - {thing}:
        assert [problem.kind for problem in _JUDGES[other](text)] == ["other-service"]


@pytest.mark.parametrize(("thing", "text"), [row[:2] for row in _ROWS if " = " in row[2]])
def test_a_suggestion_mends_its_part(thing: str, text: str) -> None:
    """With a suggestion applied its problem is gone and no other has come."""
    problems = _JUDGES[thing](text)
    for problem in problems:
        if problem.suggestion:
            left = {again.kind for again in _JUDGES[thing](problem.suggestion)}
            assert left <= {other.kind for other in problems if other is not problem}


@pytest.mark.parametrize("thing", _JUDGES)
def test_messages_show_a_good_arn(thing: str) -> None:
    """Whoever writes no ARN at all is shown one, and what is shown has no problem itself."""
    (problem,) = _JUDGES[thing]("my-thing")
    example = problem.message.removesuffix(".").split()[-1]
    assert _JUDGES[thing](example) == ()


def test_an_unknown_partition_is_answered_with_those_that_there_are() -> None:
    """The five of the Snowball reference, SN07."""
    (problem,) = arn_kinds.judge_bucket("arn:amazon:s3:::my-bucket")
    assert problem.message == ("The partition is none that is known: aws, aws-cn, aws-us-gov, aws-iso, aws-iso-b.")


def test_an_arn_is_read_in_six_parts() -> None:
    """The last part keeps its colons, and an ARN that was read is written again as it was."""
    assert parse(f"{_FUNCTION}:1") == Arn("aws", "lambda", "us-east-1", "123456789012", "function:my-function:1")
    assert parse("arn:aws:s3:::my-bucket") == Arn("aws", "s3", "", "", "my-bucket")
    assert parse("arn:::::") == Arn("", "", "", "", "")
    assert parse("arn::::") is None


@pytest.mark.parametrize(
    ("ending", "qualifier", "published"),
    [
        ("", None, False),
        (":$LATEST", "$LATEST", False),
        (":1", "1", True),
        (":42", "42", True),
        (":prod", "prod", None),
        (":1a", "1a", None),
    ],
)
def test_a_function_tells_whether_its_version_is_published(
    ending: str,
    qualifier: str | None,
    published: bool | None,  # noqa: FBT001  a column
) -> None:
    """A number is a published version, ``$LATEST`` and nothing are not, and of an alias it is not known."""
    arn = parse(_FUNCTION + ending)
    assert arn
    function = lambda_function(arn)
    assert function == LambdaFunction("my-function", qualifier)
    assert function.published is published


@pytest.mark.parametrize("text", ["arn:aws:lambda:us-east-1:123456789012:layer:a:1", "arn:aws:s3:::function:a"])
def test_other_arns_name_no_function(text: str) -> None:
    """Only a function of Lambda is one."""
    arn = parse(text)
    assert arn
    assert lambda_function(arn) is None


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("us-east-1", "aws"),
        ("eu-central-1", "aws"),
        ("ap-southeast-2", "aws"),
        ("af-south-1", "aws"),
        ("cn-north-1", "aws-cn"),
        ("cn-northwest-1", "aws-cn"),
        ("us-gov-east-1", "aws-us-gov"),
        ("us-gov-west-1", "aws-us-gov"),
        ("us-iso-east-1", "aws-iso"),
        ("us-iso-west-1", "aws-iso"),
        ("us-isob-east-1", "aws-iso-b"),
        ("us-isox-east-1", None),
        ("us-east-1a", None),
        ("", None),
    ],
)
def test_a_region_lies_in_a_partition(region: str, partition: str | None) -> None:
    """The regions of the Snowball reference, 6, lie in the partitions of SN07; of others nothing is guessed."""
    assert partition_of(region) == partition
    assert partition is None or partition in PARTITIONS


@given(st.one_of(st.text(), st.from_regex(r"arn:aws:(s3|lambda|kms|iam|sns):[a-z0-9-]*:[0-9]*:.*", fullmatch=True)))
def test_any_text_is_judged(text: str) -> None:
    """No text raises, and what can be read is written again as it was."""
    arn = parse(text)
    assert arn is None or str(arn) == text
    for judge in _JUDGES.values():
        assert all(problem.message.endswith(".") for problem in judge(text))


@pytest.mark.parametrize(
    "tail", ["/" * 200_000, "a/" * 100_000 + "\n", "a" * 200_000 + "\n", ":" * 200_000, "-" * 200_000]
)
@pytest.mark.parametrize("thing", _JUDGES)
def test_long_arns_are_judged_at_once(thing: str, tail: str) -> None:
    """A name of any length costs no more than reading it, and is never part of a message."""
    good = next(row[1] for row in _ROWS if row[0] == thing and row[2] == "")
    for problem in _JUDGES[thing](good + tail):
        assert len(problem.message) < 300
