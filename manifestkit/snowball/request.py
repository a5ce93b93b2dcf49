"""A request, as the rules see it: the tree with the facts that stand around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from manifestkit.context import Context
    from manifestkit.text.places import Place


@dataclass(frozen=True, slots=True)
class Request:
    """The parameters of one operation.

    ``region`` is that of the API call, None where nobody told it. ``cluster`` is the CreateCluster request of the
    cluster that the request names and ``address`` the Address that it names, where the context states them.
    """

    operation: str
    edition: str
    root: Place
    region: str | None = None
    cluster: Mapping[str, Any] | None = None
    address: Mapping[str, Any] | None = None

    @property
    def is_node(self) -> bool:
        """Whether it orders a node of a cluster (Snowball reference, 5.1)."""
        return self.operation == "CreateJob" and self.root.get("ClusterId") is not None

    @property
    def creates(self) -> bool:
        """Whether it makes a job or a cluster."""
        return self.operation in {"CreateJob", "CreateCluster"}

    @property
    def job_type(self) -> str | None:
        """The JobType; that of a node is its cluster's."""
        return self.stated("JobType")

    @property
    def device(self) -> str | None:
        """The SnowballType; that of a node is its cluster's."""
        return self.stated("SnowballType")

    def stated(self, name: str) -> str | None:
        """A member that is a text, of the request, or of the cluster to which its node belongs."""
        if (text := self.root.text_of(name)) is not None or not self.is_node or self.cluster is None:
            return text
        inherited = self.cluster.get(name)
        return inherited if isinstance(inherited, str) else None


def request_of(operation: str, edition: str, root: Place, context: Context) -> Request:
    """The request that stands at ``root``, with the facts that the context states."""
    cluster = (context.clusters or {}).get(root.text_of("ClusterId") or "")
    address_id = root.text_of("AddressId")
    if address_id is None and operation == "CreateJob" and cluster is not None:
        inherited = cluster.get("AddressId")
        address_id = inherited if isinstance(inherited, str) else None
    return Request(
        operation=operation,
        edition=edition,
        root=root,
        region=context.region,
        cluster=cluster,
        address=(context.addresses or {}).get(address_id or ""),
    )
