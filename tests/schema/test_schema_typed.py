"""Plain YAML scalars take the type that the schema asks for (RULINGS 15)."""

from __future__ import annotations

import pytest

from manifestkit.schema import check
from manifestkit.schema.typed import typed
from manifestkit.text.nodes import Entry, Mapping, Node, Scalar, Sequence
from manifestkit.text.places import whole

_NEW = "2026-04-21"


def _scalar(text: str, style: str = "plain") -> Scalar:
    return Scalar(text, 0, len(text), style)  # type: ignore[arg-type] # one of the styles


def _object(**members: Node) -> Mapping:
    return Mapping(tuple(Entry(name, 0, len(name), value) for name, value in members.items()), 0, 0)


def _limit(scalar: Scalar) -> Scalar:
    """The scalar as ``MaxResults``, which wants a whole number."""
    root = typed(_object(MaxResults=scalar), "snowball", "ListJobs", _NEW)
    assert isinstance(root, Mapping)
    value = root.entries[0].value
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize("text", ["0", "100", "-1", "5.0", "1e2"])
def test_a_number_is_one_where_one_is_wanted(text: str) -> None:
    """As JSON writes it; whether it is in range is for the schema to say."""
    assert _limit(_scalar(text)) == _scalar(text, "number")


@pytest.mark.parametrize("text", ["ten", "0x10", "1_000", "+5", "05", ".5", "5.", "-", "true", "1 2", "٣", "5\n"])
def test_what_is_no_number_stays_text(text: str) -> None:
    """The schema then says that it is text."""
    assert _limit(_scalar(text)) == _scalar(text)


@pytest.mark.parametrize("style", ["double", "single", "literal", "folded"])
def test_a_quoted_number_stays_text(style: str) -> None:
    """Whoever quotes means text."""
    assert _limit(_scalar("5", style)) == _scalar("5", style)


def _as(member: str, text: str, style: str = "plain") -> Scalar:
    """The scalar as a member of the notification settings."""
    root = typed(_object(Notification=_object(**{member: _scalar(text, style)})), "snowball", "CreateJob", _NEW)
    assert isinstance(root, Mapping)
    notification = root.entries[0].value
    assert isinstance(notification, Mapping)
    value = notification.entries[0].value
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(("text", "word"), [("true", "true"), ("False", "false"), ("TRUE", "true")])
def test_a_truth_value_is_one_where_one_is_wanted(text: str, word: str) -> None:
    """As YAML 1.2 writes it; its place stays."""
    assert _as("NotifyAll", text) == Scalar(word, 0, len(text), "word")


@pytest.mark.parametrize("text", ["yes", "on", "1", "tRUE"])
def test_what_is_no_truth_value_stays_text(text: str) -> None:
    """The words of YAML 1.1 are none."""
    assert _as("NotifyAll", text) == _scalar(text)


@pytest.mark.parametrize("member", ["NotifyAll", "SnsTopicARN", "JobStatesToNotify"])
@pytest.mark.parametrize(("text", "style"), [("null", "plain"), ("~", "plain"), ("Null", "plain"), ("", "empty")])
def test_a_null_is_one_whatever_is_wanted(member: str, text: str, style: str) -> None:
    """So is a key without a value."""
    assert _as(member, text, style) == Scalar("null", 0, len(text), "word")


@pytest.mark.parametrize("text", ["5", "true", "2020-06-17", "0123", "1e5"])
def test_where_text_is_wanted_it_stays_text(text: str) -> None:
    """A postal code keeps its zeros."""
    assert _as("SnsTopicARN", text) == _scalar(text)


def test_items_of_lists_are_typed_and_what_the_schema_does_not_know_is_left_alone() -> None:
    """Below an unknown member nothing is wanted."""
    unknown = _object(A=_scalar("5"), B=_scalar("~"))
    root = _object(
        Resources=_object(Ec2AmiResources=Sequence((_scalar("null"), _object(AmiId=_scalar("5"))), 0, 0)), Tags=unknown
    )
    result = typed(root, "snowball", "CreateJob", _NEW)
    assert isinstance(result, Mapping)
    assert result.entries[1].value == unknown
    assert result.entries[0].value == _object(
        Ec2AmiResources=Sequence((_scalar("null", "word"), _object(AmiId=_scalar("5"))), 0, 0)
    )


def test_a_moment_is_a_number_or_text() -> None:
    """Both are legal, so a plain number is one and a date is text."""
    for text, style in (("1480475517.5", "number"), ("2030-01-01", "plain")):
        root = _object(PickupDetails=_object(IdentificationExpirationDate=_scalar(text)))
        result = typed(root, "snowball", "CreateJob", _NEW)
        assert result == _object(PickupDetails=_object(IdentificationExpirationDate=_scalar(text, style)))


def test_a_typed_request_passes_where_its_text_alone_would_not() -> None:
    """The point of it all."""
    root = _object(MaxResults=_scalar("5"))
    assert [rule for rule, _ in check(whole(root), "snowball", "ListJobs", _NEW)] == ["SB001"]
    assert list(check(whole(typed(root, "snowball", "ListJobs", _NEW)), "snowball", "ListJobs", _NEW)) == []
