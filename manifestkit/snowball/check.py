"""From the tree of a request to what is wrong with it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from manifestkit.findings.judgement import Judgement
from manifestkit.schema.requests import check as check_shape
from manifestkit.schema.rules import RULES as SHAPE_RULES
from manifestkit.snowball.catalogue import REQUEST_RULES, SCHEMA_RULES
from manifestkit.snowball.request import Request
from manifestkit.snowball.unchecked import unchecked
from manifestkit.text.places import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from manifestkit.context import Context
    from manifestkit.findings.observation import Observation
    from manifestkit.findings.rule import Rule
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.nodes import Mapping as MappingNode

_BY_CODE = {rule.code: rule for rule in (*SHAPE_RULES, *SCHEMA_RULES)}


def judge(root: MappingNode, operation: str, *, edition: str, context: Context) -> Judgement:
    """All that is wrong with a request, and what cannot be checked offline.

    ``operation`` is one of the service's, ``edition`` one of its dated rule sets.
    """
    request = Request(operation, edition, whole(root), context)
    seen = [(_BY_CODE[code], what) for code, what in check_shape(request.root, "snowball", operation, edition)]
    seen += _ruling(request, context)
    return Judgement(tuple(seen), unchecked(request, context))


def _ruling(request: Request, context: Context) -> Iterator[tuple[Rule, Observation]]:
    for member, rules in _by_member(request.edition).items():
        if request.root.get(*member) is not None:
            for rule, check, _ in rules:
                for what in check(request, context):
                    yield rule, what


@cache
def _by_member(edition: str) -> Mapping[tuple[str, ...], Sequence[Checked]]:
    """The rules of an edition by the member that they are about."""
    rules: dict[tuple[str, ...], list[Checked]] = {}
    for checked in REQUEST_RULES:
        if checked.rule.editions is None or edition in checked.rule.editions:
            rules.setdefault(checked.about, []).append(checked)
    return rules
