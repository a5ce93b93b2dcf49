"""The cases in ``cases/``: calls in, answers out.

A case has a ``name``, a ``source``, its ``steps``, and may have an ``edition`` and a ``context``. With ``boto_refuses``
boto's own validation lets none of its calls through. A step either

* makes a ``call`` with the parameters ``with``, laid over those of the request ``base`` of ``texts.toml`` without the
  members in ``without``; ``manifest`` names the manifest, and may replace one text in it by another;
* lets time pass for ``id`` until the state ``advance``, with ``details``; ``refused`` says that it cannot;
* sets the clock (``now``) or the ``context`` of the calls that follow, or compares two texts (``same``).

What is expected of a call: ``error``, its code, with ``message``, ``matches_message`` (a pattern) and ``members``;
``not_simulated``; ``not_sent``, where no client sends it; or an ``answer`` of which each member that is named has this
value (lists whole, objects as far as they are named), ``absent`` members, ``matches`` of members (patterns), ``count``
of the items of lists, ``absent_in`` and ``matches_in`` objects (there or not). ``keep`` names parts of the answer that
later steps write in braces.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dryrun_runners import Surroundings, running

if TYPE_CHECKING:
    from dryrun_runners import Runner

FOLDER = Path(__file__).with_name("cases")
TEXTS = tomllib.loads((FOLDER / "texts.toml").read_text("utf-8"))
_KEPT = re.compile(r"\{(\w+)(?::(lower|upper))?\}")


class Case(NamedTuple):
    """A case as it was written."""

    service: str
    name: str
    steps: list[dict[str, Any]]
    edition: str | None = None
    context: dict[str, Any] = {}  # noqa: RUF012 - nobody changes it
    boto_refuses: bool = False


class Done(NamedTuple):
    """A step that was taken: the operation and parameters of its call, if it was one, and what came back."""

    step: dict[str, Any]
    expected: dict[str, Any]
    came: dict[str, Any]


def manifest(name: str, old: str = "", new: str = "") -> str:
    """A manifest of ``texts.toml``, with one text replaced by another."""
    text: str = TEXTS["manifests"][name].removeprefix("\n")
    assert not old or text.count(old) == 1, old
    return text.replace(old, new) if old else text


def request(base: str, **others: Any) -> dict[str, Any]:  # noqa: ANN401 - members of a request
    """A request of ``texts.toml``, with other members."""
    return {**TEXTS["requests"][base], **others}


def cases(service: str) -> list[Case]:
    """All cases of a service."""
    told = tomllib.loads((FOLDER / f"{service}.toml").read_text("utf-8"))
    written = [
        Case(service, case["name"], case["steps"], case.get("edition"), case.get("context", {}), "boto_refuses" in case)
        for case in told["case"]
    ]
    wrong = [case for number, entry in enumerate(told.get("wrong", ())) for case in _wrong(number, entry)]
    faults = [
        _fault(service, operation, *words.split())
        for operation in told["faults"]
        for words in told["faults"][operation]
    ]
    return [*written, *wrong, *faults]


def _wrong(number: int, entry: dict[str, Any]) -> list[Case]:
    kind = "Export" if entry["manifest"][0] == "s3-export" else "Import"
    parameters = {"JobType": kind, "ValidateOnly": False}
    right = {"call": "CreateJob", "manifest": entry["manifest"][:1], "with": parameters, "keep": {"job": "JobId"}}
    wrong = {"manifest": entry["manifest"], "error": entry["error"]}
    context = entry.get("context", {})
    create = {"call": "CreateJob", "with": parameters, **wrong}
    update = {"call": "UpdateJob", "with": {**parameters, "JobId": "{job}"}, **wrong}
    # What the context makes wrong is wrong for the first call too.
    before = [{"context": {}}, right, {"context": context}]
    name = f"wrong-{number}-{entry['error']}"
    return [
        Case("importexport", f"{name}-create", [create, {"call": "ListJobs", "answer": {"Jobs": []}}], None, context),
        Case("importexport", f"{name}-update", [*before, update], None, {}),
    ]


_PREPARED: dict[str, list[dict[str, Any]]] = {
    "job": [{"call": "CreateJob", "base": "import", "keep": {"id": "JobId"}}],
    "cluster": [{"call": "CreateCluster", "base": "cluster", "keep": {"id": "ClusterId"}}],
    "disk": [
        {
            "call": "CreateJob",
            "manifest": ["s3-import"],
            "with": {"JobType": "Import", "ValidateOnly": False},
            "keep": {"id": "JobId"},
        }
    ],
}
_CALLS: dict[tuple[str, str], dict[str, Any]] = {
    ("importexport", "CreateJob"): {"manifest": ["s3-import"], "with": {"JobType": "Import", "ValidateOnly": False}},
    ("importexport", "UpdateJob"): {
        "after": "disk",
        "manifest": ["s3-import"],
        "with": {"JobId": "{id}", "JobType": "Import", "ValidateOnly": False},
    },
    ("importexport", "GetStatus"): {"after": "disk", "with": {"JobId": "{id}"}},
    ("importexport", "CancelJob"): {"after": "disk", "with": {"JobId": "{id}"}},
    ("importexport", "GetShippingLabel"): {"after": "disk", "with": {"jobIds": ["{id}"]}},
    ("importexport", "ListJobs"): {},
    ("snowball", "CreateJob"): {"base": "import"},
    ("snowball", "CreateCluster"): {"base": "cluster"},
    ("snowball", "CreateAddress"): {"base": "address"},
    ("snowball", "UpdateJob"): {"after": "job", "with": {"JobId": "{id}"}},
    ("snowball", "CancelJob"): {"after": "job", "with": {"JobId": "{id}"}},
    ("snowball", "GetSoftwareUpdates"): {"after": "job", "with": {"JobId": "{id}"}},
    ("snowball", "UpdateCluster"): {"after": "cluster", "with": {"ClusterId": "{id}"}},
    ("snowball", "CancelCluster"): {"after": "cluster", "with": {"ClusterId": "{id}"}},
}


def _fault(service: str, operation: str, error: str, status: str = "400") -> Case:
    call = dict(_CALLS.get((service, operation), {}))
    before = _PREPARED.get(call.pop("after", ""), [])
    step = {"call": operation, "error": error, "status": int(status), **call}
    return Case(service, f"fault-{operation}-{error}", [*before, step], None, {"faults": {operation: error}})


def played(case: Case, way: str) -> list[Done]:
    """The steps of a case, taken one way."""
    around = Surroundings(case.service, case.edition, context=case.context)
    kept: dict[str, str] = {}
    done = []
    with ExitStack() as stack:
        runner = stack.enter_context(running(way, around))
        for step in case.steps:
            if "context" in step:
                around.context = step["context"]
                runner = stack.enter_context(running(way, around))
            elif "now" in step:
                around.now = step["now"]
            else:
                came = _taken(step, runner, kept)
                if "raised" not in came:
                    kept |= {name: str(_part(came, path)) for name, path in step.get("keep", {}).items()}
                done.append(Done(step, filled(step, kept), came))
    return done


def _taken(step: dict[str, Any], runner: Runner, kept: dict[str, str]) -> dict[str, Any]:
    if "same" in step:
        one, two = filled(step["same"], kept)
        return {"same": one == two}
    if "advance" in step:
        return runner.advance(filled(step["id"], kept), step["advance"], **step.get("details", {}))
    return runner.call(step["call"], parameters(step, kept))


def parameters(step: dict[str, Any], kept: dict[str, str]) -> dict[str, Any]:
    """What a step calls its operation with."""
    base = request(step["base"]) if "base" in step else {}
    for name in step.get("without", ()):
        del base[name]
    text = {"Manifest": manifest(*step["manifest"])} if "manifest" in step else {}
    return {**base, **filled(step.get("with", {}), kept), **text}


def filled(value: Any, kept: dict[str, str]) -> Any:  # noqa: ANN401 - anything that TOML has
    """The value with what was kept in the place of its names in braces."""
    if isinstance(value, dict):
        return {name: filled(inner, kept) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, kept) for inner in value]
    return _KEPT.sub(lambda match: _told(match, kept), value) if isinstance(value, str) else value


def _told(match: re.Match[str], kept: dict[str, str]) -> str:
    text = kept.get(match[1])
    return match[0] if text is None else getattr(text, match[2])() if match[2] else text


def _part(answer: Any, path: str) -> Any:  # noqa: ANN401 - as above
    for name in path.split("."):
        answer = answer[int(name) if name.isdecimal() else name]
    return answer
