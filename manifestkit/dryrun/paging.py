"""Which operations give a list a page at a time, and by which members.

Source: Import/Export reference, 9.2; Snowball reference, 4.7.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
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
        config = parameters.pop("PaginationConfig", None) or {}
        return PageIterator(self._call, self._pages, parameters, config)


class PageIterator:
    """The pages of an operation, one call each; ``resume_token`` says where a list that was cut off goes on."""

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
        self.resume_token: str | None = None

    def __iter__(self) -> Iterator[dict[str, Any]]:
        pages, parameters = self._pages, dict(self._parameters)
        if (size := self._config.get("PageSize")) is not None:
            parameters[pages.limit] = int(size)
        begin, skipped = self._start()
        left = self._config.get("MaxItems")
        left = None if left is None else int(left)
        while True:
            page = self._call(**parameters, **({} if begin is None else {pages.begin: begin}))
            page[pages.result] = items = page[pages.result][skipped:]
            if left is not None and len(items) > left:
                page[pages.result] = items[:left]
                self.resume_token = _encoded({pages.begin: begin, _CUT: skipped + left})
                yield page
                return
            yield page
            begin, skipped = self._following(page), 0
            if begin is None:
                return
            if left is not None:
                left -= len(items)
                if not left:
                    self.resume_token = _encoded({pages.begin: begin})
                    return

    def build_full_result(self) -> dict[str, Any]:
        """All items of all pages under the name of the list, and the token where it was cut off."""
        name = self._pages.result
        result: dict[str, Any] = {name: [item for page in self for item in page[name]]}
        return result if self.resume_token is None else result | {"NextToken": self.resume_token}

    def _start(self) -> tuple[str | None, int]:
        """The token of the first page, and how many of its items were seen before."""
        token = self._config.get("StartingToken")
        if token is None:
            return None, 0
        try:
            decoded = json.loads(b64decode(token))
            return decoded[self._pages.begin], decoded.get(_CUT, 0)
        except (ValueError, TypeError, KeyError):
            # One of the service's own.
            return token, 0

    def _following(self, page: dict[str, Any]) -> str | None:
        if not self._pages.key:
            return page.get("NextToken")
        items = page[self._pages.result]
        return items[-1][self._pages.key] if page.get("IsTruncated") and items else None


# The name that boto3 has for it, so that its tokens and these are the same.
_CUT = "boto_truncate_amount"


def _encoded(token: dict[str, Any]) -> str:
    return b64encode(json.dumps(token).encode()).decode()
