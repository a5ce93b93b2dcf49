"""``manifestkit serve``: the dry runs of both services over HTTP."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError

from manifestkit.cli.output import CommandError, say, tell
from manifestkit.cli.parsing import Parser
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from manifestkit.dryrun.world import World

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not bound to
_DIGITS, _LAST_PORT = 5, 65535

_HELP = (
    "Answers both services over HTTP, for any AWS SDK and for the AWS CLI with\n"
    "--endpoint-url. Nothing is sent to AWS; jobs are kept in memory, or in --store.\n\n"
    "It does not authenticate: a signature must have the right form, and any key will\n"
    "do. It listens on the loopback interface unless --host says otherwise, and\n"
    "refuses requests for other host names than its own unless --allowed-host names\n"
    "them. A body of more than 1 MiB is refused, and a request that has not arrived\n"
    "whole within 10 seconds is dropped. SIGTERM and SIGINT stop it, with status 0."
)
_EXAMPLES = (
    "  manifestkit serve --port 8080 --store jobs.db\n"
    "  aws importexport list-jobs --region us-east-1 \\\n"
    "      --endpoint-url http://127.0.0.1:8080\n"
)


def run(arguments: Sequence[str]) -> int:
    """Serve until a signal comes; see ``main`` for the exit status."""
    options = _parser().parse(arguments)
    try:
        from manifestkit.dryrun.endpoint import application, server
    except ModuleNotFoundError as error:
        raise CommandError(f"serve needs {error.name}: pip install 'manifestkit[serve]'") from error
    worlds = _worlds(options)
    try:
        listener = server.listen(options.host, options.port)
    except OSError as error:
        raise CommandError(
            f"cannot listen on {options.host}, port {options.port}: {error.strerror or error}"
        ) from error
    host = f"[{options.host}]" if ":" in options.host else options.host
    address = f"http://{host}:{listener.getsockname()[1]}"
    names = {*_LOOPBACK, *options.allowed_host, *({options.host} - {*_EVERYWHERE})}

    def ready() -> None:
        tell("this server does not authenticate: whoever reaches it can use it, with any key")
        say(f"listening on {address}\n")
        sys.stdout.flush()

    try:
        server.serve(application.Application(worlds, names), listener, ready)
    finally:
        next(iter(worlds.values())).store.close()
    return 0


def _parser() -> Parser:
    parser = Parser("serve", _HELP, _EXAMPLES)
    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="where to listen (default: 127.0.0.1)")
    parser.add_argument("--port", type=_port, default=0, metavar="N", help="the port (default: any free one)")
    parser.add_argument(
        "--allowed-host", action="append", default=[], metavar="NAME", help="a host name that requests may use; repeats"
    )
    parser.add_argument("--store", metavar="STORE", help="keep jobs in this file or postgresql:// database")
    parser.add_argument(
        "--edition", action="append", default=[], metavar="DATE", help="the rules of that date; once for each service"
    )
    parser.add_argument("--context", metavar="FILE", help="a TOML file of facts that cannot be looked up offline")
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS and int(text) <= _LAST_PORT):
        raise ArgumentTypeError(f"{text!r} is no port: those are numbers from 0 to {_LAST_PORT}")
    return int(text)


def _worlds(options: Namespace) -> dict[str, World]:
    """The surroundings of both services, which share one store."""
    from manifestkit.checking.editions import IMPORT_EXPORT, SNOWBALL, check_editions
    from manifestkit.context import Context, load
    from manifestkit.dryrun.opening import open_store, open_world
    from manifestkit.dryrun.store import StoreError

    try:
        check_editions(options.edition)
        context = load(options.context) if options.context else Context()
        store = open_store(options.store)
        return {
            service: open_world(
                service,
                store=store,
                context=context,
                edition=next((date for date in options.edition if date in dates), None),
                lenient=True,
            )
            for service, dates in (("importexport", IMPORT_EXPORT), ("snowball", SNOWBALL))
        }
    except (ValueError, OSError, StoreError) as error:
        raise CommandError(str(error)) from error
