"""Who is told of a job, and of which of its states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.fields.arn_kinds import judge_topic
from manifestkit.findings.rule import Rule
from manifestkit.snowball.destination import known_region
from manifestkit.snowball.request import TOPICS
from manifestkit.snowball.rules.family import VALIDATION, about, rule
from manifestkit.snowball.rules.identities import misplaced
from manifestkit.snowball.rules.observing import absent, dropping, missing_from, seen_at
from manifestkit.text.nodes import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_TOPIC_ARN = """An `SnsTopicARN` looks like `arn:aws:sns:us-east-1:123456789012:my-topic`.

The account has 12 digits; nine are a common mistake in copying. The service refuses every other text.

Write the ARN of the topic.

Source: Snowball reference, 2 and 5.7.

Breaks (snowball.CreateJob):
    {"Notification": {"NotifyAll": true, "SnsTopicARN": "arn:aws:sns:us-east-1:123456789:snowball"}}

Keeps (snowball.CreateJob):
    {"Notification": {"NotifyAll": true, "SnsTopicARN": "arn:aws:sns:us-east-1:123456789012:snowball"}}
"""

_WISHES = ("NotifyAll", "JobStatesToNotify")


def topic_region(request: Request, _context: Context) -> Iterator[Observation]:
    """A topic lies in another region than the one that the job is ordered in, or in none.

    The service may not be able to send to it.

    Use a topic of the region in which the job is ordered.

    Source: Snowball reference, 5.7.

    Breaks (snowball.CreateJob, region us-east-1):
        {"Notification": {"NotifyAll": true, "SnsTopicARN": "arn:aws:sns:us-west-2:123456789012:snowball"}}

    Keeps (snowball.CreateJob, region us-east-1):
        {"Notification": {"NotifyAll": true, "SnsTopicARN": "arn:aws:sns:us-east-1:123456789012:snowball"}}
    """
    region = known_region(request)
    for name in TOPICS:
        place = request.root.get("Notification", name)
        if place is not None and place.text:
            yield from misplaced(place, region, judge_topic(place.text), "topic")


def needless_states(request: Request, _context: Context) -> Iterator[Observation]:
    """`NotifyAll` is true, and yet states are listed.

    Of all states is told where `NotifyAll` is true; the list says nothing more. Either one or the other is meant.

    Leave `JobStatesToNotify` out, or `NotifyAll`.

    Source: Snowball reference, 4.9 and 5.7.

    Breaks (snowball.CreateJob):
        {"Notification": {"NotifyAll": true, "JobStatesToNotify": ["Complete"],
                          "SnsTopicARN": "arn:aws:sns:us-east-1:123456789012:snowball"}}

    Keeps (snowball.CreateJob):
        {"Notification": {"NotifyAll": true, "SnsTopicARN": "arn:aws:sns:us-east-1:123456789012:snowball"}}
    """
    states = request.root.get("Notification", "JobStatesToNotify")
    if states is not None and states.items and _notifies_all(request):
        yield seen_at(
            states,
            "NotifyAll is true, so that this list says nothing more.",
            help="Leave JobStatesToNotify out, or NotifyAll.",
        )


def missing_topic(request: Request, _context: Context) -> Iterator[Observation]:
    """Messages are wanted, and there is no topic to send them to.

    States are listed, or `NotifyAll` is true, but `SnsTopicARN` is missing.

    Add `SnsTopicARN`.

    Source: Snowball reference, 5.7.

    Breaks (snowball.CreateJob):
        {"Notification": {"NotifyAll": true}}

    Keeps (snowball.CreateJob):
        {"Notification": {"NotifyAll": false, "JobStatesToNotify": []}}
    """
    notification = request.root.get("Notification")
    if notification is not None and absent(notification, "SnsTopicARN") and _wants_messages(request):
        yield missing_from(
            request.root,
            "Notification",
            "SnsTopicARN",
            message="Nobody gets the messages: SnsTopicARN is missing.",
            help="Add the ARN of an SNS topic.",
        )


def silent_topic(request: Request, _context: Context) -> Iterator[Observation]:
    """There is a topic, but no message will be sent to it.

    Neither are states listed nor is `NotifyAll` true.

    Set `NotifyAll` to true, or list the states of which somebody wants to be told.

    Source: Snowball reference, 5.7.

    Breaks (snowball.CreateJob):
        {"Notification": {"SnsTopicARN": "arn:aws:sns:us-east-1:123456789012:snowball"}}

    Keeps (snowball.CreateJob):
        {"Notification": {"JobStatesToNotify": ["WithCustomer", "Complete"],
                          "SnsTopicARN": "arn:aws:sns:us-east-1:123456789012:snowball"}}
    """
    notification, topic = request.root.get("Notification"), request.root.get("Notification", "SnsTopicARN")
    if notification is None or topic is None or topic.text == "":
        return
    if not _wants_messages(request) and not _is_unclear(notification):
        yield seen_at(
            topic,
            "No message will be sent to this topic.",
            help="Set NotifyAll to true, or list states in JobStatesToNotify.",
        )


def repeated_state(request: Request, _context: Context) -> Iterator[Observation]:
    """A state stands in `JobStatesToNotify` twice.

    The second one says nothing more. The fix removes it.

    Source: Snowball reference, 5.7.

    Breaks (snowball.CreateJob):
        {"Notification": {"JobStatesToNotify": ["Complete", "WithCustomer", "Complete"],
                          "SnsTopicARN": "arn:aws:sns:us-east-1:123456789012:snowball"}}

    Keeps (snowball.CreateJob):
        {"Notification": {"JobStatesToNotify": ["Complete", "WithCustomer"],
                          "SnsTopicARN": "arn:aws:sns:us-east-1:123456789012:snowball"}}
    """
    states = _states(request)
    seen: set[str] = set()
    for index, place in enumerate(states):
        if place.text is None:
            continue
        if place.text in seen:
            mend = dropping(states, index, "remove the second one")
            yield seen_at(place, "{} stands in the list already.", place.text, help="Remove it.", mend=mend)
        seen.add(place.text)


def _states(request: Request) -> tuple[Place, ...]:
    return request.root.each("Notification", "JobStatesToNotify")


def _notifies_all(request: Request) -> bool:
    place = request.root.get("Notification", "NotifyAll")
    return place is not None and place.flag is True


def _wants_messages(request: Request) -> bool:
    return bool(_states(request)) or _notifies_all(request)


def _is_unclear(notification: Place) -> bool:
    """Whether the schema has seen a mistake in what says which messages are wanted."""
    everything, states = map(notification.get, _WISHES)
    if everything is not None and everything.flag is None:
        return True
    if states is not None and not isinstance(states.node, Sequence):
        return True
    lacking = [name for name in _WISHES if notification.get(name) is None]
    return absent(notification, *lacking) != lacking


SHAPES: tuple[Rule, ...] = (Rule("SN01", "topic-arn", "error", VALIDATION, "model", _TOPIC_ARN),)

RULES: tuple[Checked, ...] = about(
    "Notification",
    rule("SN02", "topic-of-other-region", "warning", None, "inferred", topic_region),
    rule("SN03", "needless-states", "warning", None, "model", needless_states),
    rule("SN04", "missing-topic", "warning", None, "inferred", missing_topic),
    rule("SN05", "silent-topic", "warning", None, "inferred", silent_topic),
    rule("SN06", "repeated-state", "warning", None, "inferred", repeated_state),
)
