"""Which operations give a list a page at a time, and by which members.

Source: Import/Export reference, 9.2; Snowball reference, 4.7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


class Pages(NamedTuple):
    """How an operation pages: the list of a page, the parameter that begins one, the one that limits it.

    ``key`` is the member of the last item that begins the next page; without one the answer has a token itself.
    """

    result: str
    begin: str = "NextToken"
    limit: str = "MaxResults"
    key: str = ""


PAGES: dict[tuple[str, str], Pages] = {
    ("importexport", "ListJobs"): Pages("Jobs", "Marker", "MaxJobs", "JobId"),
    ("snowball", "DescribeAddresses"): Pages("Addresses"),
    ("snowball", "ListClusterJobs"): Pages("JobListEntries"),
    ("snowball", "ListClusters"): Pages("ClusterListEntries"),
    ("snowball", "ListCompatibleImages"): Pages("CompatibleImages"),
    ("snowball", "ListJobs"): Pages("JobListEntries"),
    ("snowball", "ListLongTermPricing"): Pages("LongTermPricingEntries"),
}


class Paginator:
    """Goes through the pages of an operation, as boto3's paginators do."""

    def __init__(self, call: Callable[..., dict[str, Any]], pages: Pages) -> None:
        self._call = call
        self._pages = pages

    def paginate(self, **parameters: Any) -> PageIterator:  # noqa: ANN401 - the parameters of the operation
        """The pages; ``PaginationConfig`` may have ``MaxItems``, ``PageSize`` and ``StartingToken``."""
        config = parameters.pop("PaginationConfig", {})
        return PageIterator(self._call, self._pages, parameters, config)


class PageIterator:
    """The pages of an operation, one call each."""

    def __init__(
        self,
        call: Callable[..., dict[str, Any]],
        pages: Pages,
        parameters: dict[str, Any],
        config: dict[str, Any],
    ) -> None:
        self._call = call
        self._pages = pages
        self._parameters = parameters
        self._config = config

    def __iter__(self) -> Iterator[dict[str, Any]]:
        pages, parameters = self._pages, dict(self._parameters)
        left: int | None = self._config.get("MaxItems")
        if (size := self._config.get("PageSize")) is not None:
            parameters[pages.limit] = size
        token = self._config.get("StartingToken")
        while left is None or left > 0:
            if token is not None:
                parameters[pages.begin] = token
            page = self._call(**parameters)
            token = self._following(page)
            if left is not None:
                page[pages.result] = page[pages.result][:left]
                left -= len(page[pages.result])
            yield page
            if token is None:
                return

    def _following(self, page: dict[str, Any]) -> str | None:
        if not self._pages.key:
            return page.get("NextToken")
        items = page[self._pages.result]
        return items[-1][self._pages.key] if page.get("IsTruncated") and items else None

    def build_full_result(self) -> dict[str, Any]:
        """All items of all pages under the name of the list."""
        return {self._pages.result: [item for page in self for item in page[self._pages.result]]}
