"""Properties of requests made from their schemas."""

from __future__ import annotations

import copy
import json

from hypothesis import given
from hypothesis import strategies as st
from request_strategies import KINDS, Kind, mutations, requests
from trees import tree

from manifestkit.schema import check
from manifestkit.text.edits import apply_edits
from manifestkit.text.places import whole

# Names that both services know or that are nearly so, and what JSON can hold.
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["JobType", "Resources", "S3Resources"]) | st.text(), inner)
    ),
)


def _found(request: object, kind: Kind) -> list[tuple[str, str]]:
    root, _ = tree(request)
    return [(rule, seen.pointer) for rule, seen in check(whole(root), *kind)]


@given(st.sampled_from(KINDS), st.data())
def test_what_is_made_from_a_schema_keeps_it(kind: Kind, data: st.DataObject) -> None:
    """The schema has nothing against its own requests."""
    assert _found(data.draw(requests(kind.schema)), kind) == []


@given(st.sampled_from(KINDS), st.data())
def test_one_change_gives_a_finding_at_its_place(kind: Kind, data: st.DataObject) -> None:
    """Whatever is made wrong is found where it is, and nothing is found elsewhere but below it."""
    mutation = data.draw(mutations(kind))
    pointers = {pointer for _, pointer in _found(mutation.request, kind)}
    assert mutation.pointer in pointers
    assert all(pointer.startswith(mutation.pointer) for pointer in pointers)


@given(st.sampled_from(KINDS), st.data())
def test_a_mend_mends(kind: Kind, data: st.DataObject) -> None:
    """What is offered is JSON again, and the finding is gone."""
    root, text = tree(data.draw(mutations(kind)).request)
    for rule, seen in check(whole(root), *kind):
        if seen.mend is not None:
            mended = json.loads(apply_edits(text, [seen.mend.edits]))
            assert (rule, seen.pointer) not in _found(mended, kind)


@given(st.sampled_from(KINDS), _JSON)
def test_any_json_is_judged_and_left_as_it_is(kind: Kind, request: object) -> None:
    """Every finding lies in the text, has words for each of its values, and mends without an error."""
    root, text = tree(request)
    before = copy.deepcopy(root)
    for rule, seen in check(whole(root), *kind):
        assert rule.isalnum()
        assert 0 <= seen.span.start <= seen.span.end <= len(text)
        assert seen.message.count("{}") == len(seen.values)
        assert seen.mend is None or seen.mend.edits
    assert root == before
