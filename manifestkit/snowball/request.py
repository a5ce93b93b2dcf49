"""A request, as the rules see it: the tree with the facts that stand around it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from manifestkit.fields.arn import parse
from manifestkit.fields.arn_kinds import judge_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from manifestkit.context import Context
    from manifestkit.fields.arn import Arn
    from manifestkit.fields.arn_kinds import ArnProblem
    from manifestkit.text.places import Place


TOPICS = ("SnsTopicARN", "DevicePickupSnsTopicARN")


class Request:
    """The parameters of one operation.

    ``region`` is that of the API call, None where nobody told it. ``cluster`` is the CreateCluster request of the
    cluster that the request names and ``address`` the Address that it names, where the context states them. ``is_node``
    tells whether it orders a node of a cluster, whose ``job_type`` and ``device`` (the SnowballType) are its cluster's,
    and ``creates`` whether it makes a job or a cluster. What many rules ask for is found once. Source: Snowball
    reference, 5.1.
    """

    def __init__(self, operation: str, edition: str, root: Place, context: Context) -> None:
        self.operation = operation
        self.edition = edition
        self.root = root
        self.region = context.region
        self.cluster: Mapping[str, Any] | None = (context.clusters or {}).get(root.text_of("ClusterId") or "")
        # An empty ClusterId is one that nobody has filled in.
        self.is_node = (
            operation == "CreateJob" and root.get("ClusterId") is not None and root.text_of("ClusterId") != ""
        )
        self.creates = operation in {"CreateJob", "CreateCluster"}
        self.job_type = self.stated("JobType")
        self.device = self.stated("SnowballType")
        self.address: Mapping[str, Any] | None = (context.addresses or {}).get(self.stated("AddressId") or "")

    @cached_property
    def bucket_arns(self) -> tuple[tuple[Place, str, Arn | None], ...]:
        """The texts of its BucketArns, and what they are as ARNs."""
        return tuple((place, text, parse(text)) for place, text in self.resource_texts("S3Resources", "BucketArn"))

    @cached_property
    def key_problems(self) -> tuple[ArnProblem, ...]:
        """What is wrong with its KmsKeyARN; nothing where it has none."""
        text = self.root.text_of("KmsKeyARN")
        return judge_key(text) if text is not None else ()

    @cached_property
    def arns(self) -> tuple[tuple[Place, Arn], ...]:
        """All its ARNs, its own first."""
        root = self.root
        own = [root.get("RoleARN"), root.get("KmsKeyARN"), *(root.get("Notification", name) for name in TOPICS)]
        functions = root.each("Resources", "LambdaResources")
        triggers = [trigger for function in functions for trigger in function.each("EventTriggers")]
        parsed = [
            *((place, parse(place.text or "")) for place in own if place is not None),
            *((place, arn) for place, _, arn in self.bucket_arns),
            *((place, parse(text)) for place, text in self.resource_texts("LambdaResources", "LambdaArn")),
            *((place, parse(text)) for place, text in _texts(triggers, "EventResourceARN")),
        ]
        return tuple((place, arn) for place, arn in parsed if arn is not None)

    @cached_property
    def buckets(self) -> tuple[tuple[Place, str], ...]:
        """The names of its buckets, where they can be read."""
        named = (
            (place, arn.resource.partition("/")[0] if arn and arn.service == "s3" and not arn.account else "")
            for place, _, arn in self.bucket_arns
        )
        return tuple((place, name) for place, name in named if name and "*" not in name)

    def resource_texts(self, resources: str, member: str) -> Iterator[tuple[Place, str]]:
        """The texts of a member, such as ``BucketArn``, of one list of its resources."""
        return _texts(self.root.each("Resources", resources), member)

    def stated(self, name: str) -> str | None:
        """A member that is a text, of the request, or of the cluster to which its node belongs."""
        if (text := self.root.text_of(name)) is not None or not self.is_node or self.cluster is None:
            return text
        inherited = self.cluster.get(name)
        return inherited if isinstance(inherited, str) else None


def _texts(places: Iterable[Place], member: str) -> Iterator[tuple[Place, str]]:
    """The texts of a member of each of the places."""
    for holder in places:
        place = holder.get(member)
        if place is not None and place.text is not None:
            yield place, place.text
