"""The dry run for an unmodified boto3: attached to a client, to a session, or to all that is made in a block.

It goes through botocore's own events, so that nothing of boto is replaced that a program could hold (RULINGS 31).
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakSet

from manifestkit.dryrun.engine import Engine
from manifestkit.dryrun.errors import ServiceError
from manifestkit.dryrun.opening import open_world
from manifestkit.dryrun.responses import answered, exception, refused
from manifestkit.importexport.job_ids import is_job_id

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from typing import Any, Literal, Self, TypeAlias

    from manifestkit.context import Context
    from manifestkit.dryrun.store import Store

    Mode: TypeAlias = Literal["check", "dry-run"]
    Opener: TypeAlias = Callable[[str, str], Engine]

MODES: tuple[Mode, ...] = ("check", "dry-run")
_SERVICES = ("importexport", "snowball")
_PARAMETERS = "manifestkit-parameters"
# AWS's documentation placeholders: they sign nothing that is ever sent.
_PLACEHOLDERS = {
    "aws_access_key_id": "AKIAIOSFODNN7EXAMPLE",
    "aws_secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}
_REGION = "us-east-1"


class Attachment:
    """What connects a dry run to boto; ``detach`` undoes it, and so does the end of a ``with`` block.

    With the mode ``dry-run``, ``advance`` lets the time of a job or cluster pass.
    """

    def __init__(self, mode: Mode, opened: Opener, undo: Callable[[], None] | None = None) -> None:
        self._mode = mode
        self._opened = opened
        self._undo = undo
        self._clients: WeakSet[Any] = WeakSet()
        self._numbers = count(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.detach()

    def detach(self) -> None:
        """Let the calls go where they went before."""
        if self._undo is not None:
            self._undo()
            self._undo = None
        for client in self._clients:
            for name in _events(client):
                client.meta.events.unregister(name, unique_id=self._id(name))
        self._clients.clear()

    def advance(self, id_: str, state: str, **details: Any) -> None:  # noqa: ANN401 - what the answers shall tell
        """Let time pass until a job or cluster of either service has reached a state, in whatever region it was made.

        As the client's ``advance``: ``details`` are what the answers shall tell from then on, ValueError where the
        state lies behind or cannot be reached, and ``manifestkit.ClientError`` where nothing has the id.
        """
        service = "importexport" if is_job_id(id_) else "snowball"
        try:
            self._opened(service, "").advance(id_, state, **details)
        except ServiceError as error:
            raise exception(service, error, "advance", next(self._numbers)) from None

    def engine(self, service: str, region: str) -> Engine:
        """The simulated service that the calls of a region reach."""
        return self._opened(service, region)

    def cover(self, client: Any) -> None:  # noqa: ANN401 - a client of boto, which is not imported here
        """Connect one client."""
        service: str = client.meta.service_model.service_name
        engine = self._opened(service, client.meta.region_name or "")

        def keep(params: dict[str, Any], context: dict[str, Any], **_more: object) -> None:
            context[_PARAMETERS] = params

        def answer(model: Any, context: dict[str, Any], **_more: object) -> tuple[object, dict[str, Any]] | None:  # noqa: ANN401 - as above
            return self._answered(client, engine, model.name, context.get(_PARAMETERS, {}))

        built, called = _events(client)
        # The parameters as the last handler leaves them; the answer before anybody else gives one.
        client.meta.events.register_last(built, keep, unique_id=self._id(built))
        client.meta.events.register_first(called, answer, unique_id=self._id(called))
        self._clients.add(client)

    def _id(self, event: str) -> str:
        return f"manifestkit {id(self)} {event}"

    def _answered(
        self,
        client: Any,  # noqa: ANN401 - as above
        engine: Engine,
        operation: str,
        parameters: Mapping[str, Any],
    ) -> tuple[object, dict[str, Any]] | None:
        number = next(self._numbers)
        if self._mode == "check":
            if (error := engine.refusal(operation, parameters)) is not None:
                raise _exception(client, error, operation, number)
            return None
        try:
            response = answered(engine.answer(operation, parameters), number)
        except ServiceError as error:
            raise _exception(client, error, operation, number) from None
        return _Http(), response


class _Http:
    """As much of an HTTP response as boto looks at when the answer is there already."""

    status_code = 200
    headers: Mapping[str, str] = {}


def _events(client: Any) -> tuple[str, str]:  # noqa: ANN401 - as above
    """The two events of a call: at the first its parameters are known, at the second it can be answered."""
    service = client.meta.service_model.service_id.hyphenize()
    return f"before-parameter-build.{service}", f"before-call.{service}"


def _exception(client: Any, error: ServiceError, operation: str, number: int) -> Exception:  # noqa: ANN401 - as above
    response = refused(client.meta.service_model.service_name, error, number)
    raised: Exception = client.exceptions.from_code(error.code)(response, operation)
    raised.report = error.report  # type: ignore[attr-defined] # boto's class has no such attribute, and its users want one
    if error.hint:
        raised.add_note(error.hint)
    return raised


def attach(
    target: Any,  # noqa: ANN401 - a client or a session of boto3 or botocore
    mode: Mode,
    *,
    store: Store | str | os.PathLike[str] | None = None,
    context: Context | Mapping[str, Any] | None = None,
    edition: str | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Attachment:
    """Connect a client, or all clients that a session makes from now on; the handle detaches.

    With the mode ``check`` a call that the service would refuse raises what it would raise, with ``.report``, before
    anything is sent; with ``dry-run`` every call is answered from the store, and nothing is sent. ``edition`` is a
    dated rule set of one of the two services. TypeError where the target is no client or session, ValueError for a
    client of another service or a mode, an edition or a context that is none.
    """
    if mode not in MODES:
        raise ValueError(f"there is no mode {mode!r}; there are {' and '.join(MODES)}")
    opened = _opener(store, context, edition, clock)
    if hasattr(target, "meta") and hasattr(target.meta, "service_model"):
        name = target.meta.service_model.service_name
        if name not in _SERVICES:
            raise ValueError(f"a client of {name} has no dry run; there are {' and '.join(_SERVICES)}")
        attachment = Attachment(mode, opened)
        attachment.cover(target)
        return attachment
    events = getattr(target, "events", target)
    if not hasattr(events, "register") or not hasattr(events, "unregister"):
        raise TypeError(f"a client or a session can be attached to, not {type(target).__name__}")
    return _attach_session(events, mode, opened)


def _attach_session(events: Any, mode: Mode, opened: Opener) -> Attachment:  # noqa: ANN401 - as above
    names = [f"creating-client-class.{service}" for service in _SERVICES]

    def undo() -> None:
        for name in names:
            events.unregister(name, mix_in)

    attachment = Attachment(mode, opened, undo)

    class Covered:
        """What botocore puts in front of the client's class."""

        def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - what botocore gives its clients
            super().__init__(*arguments, **options)
            attachment.cover(self)

    def mix_in(base_classes: list[type], **_more: object) -> None:
        base_classes.insert(0, Covered)

    for name in names:
        events.register(name, mix_in)
    return attachment


def _opener(
    store: Store | str | os.PathLike[str] | None,
    context: Context | Mapping[str, Any] | None,
    edition: str | None,
    clock: Callable[[], datetime] | None,
) -> Opener:
    """What makes the engine of a service and region; all of them share one store."""
    from manifestkit.checking.editions import SNOWBALL, check_editions

    if edition is not None:
        check_editions((edition,))
    first = open_world(_SERVICES[0], store=store, context=context)

    def opened(service: str, region: str) -> Engine:
        own = edition if edition is not None and (edition in SNOWBALL) == (service == "snowball") else None
        # Import/Export is one service for the whole world, whatever boto calls the region of its client.
        region = region if service == "snowball" else ""
        world = open_world(service, region=region, store=first.store, context=first.context, edition=own, clock=clock)
        return Engine(service, world)

    return opened


class _Block(NamedTuple):
    """An open block of ``offline``, and the thread that opened it."""

    attachment: Attachment
    region: str | None
    thread: int


_lock = threading.RLock()
_blocks: list[_Block] = []
# What stands in botocore while a block is open, and what stood there before.
_wrapped: list[Any] = []


@contextmanager
def offline(
    *,
    region: str | None = None,
    store: Store | str | os.PathLike[str] | None = None,
    context: Context | Mapping[str, Any] | None = None,
    edition: str | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Iterator[Attachment]:
    """A block in which every client of the two services that boto makes is answered from the store.

    Such a client needs no credentials and no region, opens no socket, and stays offline when the block is over. Where
    neither the client nor its session names a region, it is ``region``, else that of the environment, else us-east-1.
    Blocks may be nested, and be open in several threads: the innermost of the thread that makes the client answers,
    in a thread without one the latest.
    """
    block = _Block(Attachment("dry-run", _opener(store, context, edition, clock)), region, threading.get_ident())
    with _lock:
        _blocks.append(block)
        if len(_blocks) == 1:
            _wrap()
    try:
        yield block.attachment
    finally:
        with _lock:
            _blocks.remove(block)
            if not _blocks:
                _unwrap()


def _current() -> _Block | None:
    """The block that covers a client which this thread makes."""
    with _lock:
        here = [block for block in _blocks if block.thread == threading.get_ident()]
        return (here or _blocks)[-1] if _blocks else None


def _wrap() -> None:
    """Let botocore's sessions give clients of the two services what they need to be made offline."""
    from functools import wraps
    from inspect import signature

    from botocore.session import Session

    original = Session.create_client
    form = signature(original)

    @wraps(original)
    def create_client(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as botocore has it
        call = form.bind(*arguments, **options)
        named, block = call.arguments, _current()
        if block is None or named["service_name"] not in _SERVICES:
            return original(*arguments, **options)
        if named.get("aws_access_key_id") is None:
            named.update(_PLACEHOLDERS)
        named["region_name"] = named.get("region_name") or _region(named["self"], block)
        client = original(*call.args, **call.kwargs)
        block.attachment.cover(client)
        return client

    _wrapped[:] = [create_client, original]
    Session.create_client = create_client


def _region(session: Any, block: _Block) -> str:  # noqa: ANN401 - a session of botocore
    region: str | None = session.instance_variables().get("region") or block.region
    return region or session.get_config_variable("region") or _REGION


def _unwrap() -> None:
    from botocore.session import Session

    ours, original = _wrapped
    # Somebody else's wrap around it stays; without a block the inner one does nothing.
    if Session.create_client is ours:
        Session.create_client = original
