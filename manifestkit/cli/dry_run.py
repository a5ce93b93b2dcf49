"""``manifestkit dry-run``: one operation, answered as the service would."""

from __future__ import annotations

import os

from manifestkit.cli.input import STDIN, read_text
from manifestkit.cli.output import CommandError, say, tell
from manifestkit.cli.parsing import Parser
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence
    from typing import Any

    from manifestkit.dryrun.engine import Engine
    from manifestkit.schema.loading import Schema

_FILE = "file://"
_ADVANCE = "advance"
_DISKS = "importexport"
_HELP = (
    "Answers one operation as the service would: nothing is sent, and nothing is\n"
    "created but in the store. The options of an operation are those of the AWS CLI;\n"
    "a list or an object is written as JSON, or as file:// and a path. A manifest\n"
    "or JSON that is - comes from stdin. The exit status is 1 where the service\n"
    "would refuse."
)
_EXAMPLES = (
    "  manifestkit dry-run importexport create-job --job-type Import \\\n"
    "      --manifest file://MyS3ImportManifest.txt --validate-only\n"
    "  manifestkit dry-run snowball create-job --store jobs.db \\\n"
    "      --cli-input-json file://create-job.json\n"
    "  manifestkit dry-run snowball advance JOBID WithCustomer --store jobs.db\n"
    "  manifestkit dry-run snowball create-job --help\n"
)


def run(arguments: Sequence[str]) -> int:
    """Answer an operation, or let time pass; see ``main`` for the exit status."""
    from manifestkit.checking.kinds import SERVICES

    if len(arguments) < 2 or arguments[0] not in SERVICES or arguments[1].startswith("-"):  # noqa: PLR2004 - both words
        return _without_operation(arguments)
    service, command, *rest = arguments
    if command == _ADVANCE:
        return _advance(service, rest)
    operation = _operation(service, command)
    parser = _OperationParser(service, operation, command)
    members = parser.members
    for name, schema in members.items():
        _add(parser, name, schema)
    parser.add_argument("--cli-input-json", metavar="JSON", help="all members as JSON, or file:// and a path")
    options = parser.parse(rest)
    engine = _engine(service, options)
    try:
        return _answer(engine, operation, _parameters(options, members), options.store)
    finally:
        engine.world.store.close()


def _without_operation(arguments: Sequence[str]) -> int:
    from manifestkit.checking.kinds import SERVICES

    told = _HELP
    if arguments and arguments[0] in SERVICES:
        told += f"\n\noperations of {arguments[0]}:\n  " + "\n  ".join(_commands(arguments[0]))
    parser = Parser("dry-run", told, _EXAMPLES)
    parser.add_argument("service", metavar="SERVICE", choices=SERVICES, help=", ".join(SERVICES))
    parser.add_argument("operation", metavar="OPERATION", help="such as create-job; or advance")
    parser.parse(arguments)
    parser.error("the service and the operation come first")


class _Parser(Parser):
    """What all commands of a service take."""

    def __init__(self, service: str, command: str, description: str) -> None:
        super().__init__(f"dry-run {service} {command}", description)
        where = "the region of the facility" if service == _DISKS else "the region of the call"
        self.add_argument("--store", metavar="STORE", help="keep jobs in this file or postgresql:// database")
        self.add_argument("--region", metavar="REGION", help=where)
        self.add_argument("--edition", metavar="DATE", help="the rules of that date")
        self.add_argument("--context", metavar="FILE", help="a TOML file of facts that cannot be looked up offline")


class _OperationParser(_Parser):
    """What an operation takes, in the latest edition: members that are too new are told by checking."""

    def __init__(self, service: str, operation: str, command: str) -> None:
        from manifestkit.schema.guesses import Asked
        from manifestkit.schema.loading import editions, load

        super().__init__(service, command, f"Answers {operation} as the service would; nothing is sent.")
        edition = max(editions(service))
        self._asked = Asked(service, operation, edition, load(service, operation, edition))

    @property
    def members(self) -> dict[str, Schema]:
        """The members of the operation's request."""
        members: dict[str, Schema] = self._asked.schema.get("properties", {})
        return members

    def hint(self, word: str) -> str:
        """As checking would guess at a member of this name, else among all options."""
        from manifestkit.dryrun.names import kebab_case
        from manifestkit.schema.guesses import member

        guess = member(word.lstrip("-"), (), self._asked.schema, self._asked)
        if guess is None:
            return super().hint(word)
        if guess.word is not None:
            return f"; did you mean --{kebab_case(guess.word)}?"
        return f"; {guess.help[0].lower()}{guess.help[1:].rstrip('.')}"


def _operation(service: str, command: str) -> str:
    known = _commands(service)
    if command not in known:
        from manifestkit.checking.kinds import meant_operation

        guess = meant_operation(command, [*known])
        hint = f"did you mean {guess}?" if guess else f"there are {', '.join(known)}"
        raise CommandError(f"{service} has no operation {command!r}; {hint}")
    return known[command]


def _commands(service: str) -> dict[str, str]:
    """The operations of a service by the commands for them, and ``advance``, which is none."""
    from manifestkit.dryrun.names import kebab_case
    from manifestkit.schema.loading import editions, operations

    commands = {kebab_case(name): name for name in operations(service, max(editions(service)))}
    return {**commands, _ADVANCE: _ADVANCE}


def _add(parser: Parser, name: str, schema: Schema) -> None:
    from argparse import BooleanOptionalAction

    from manifestkit.dryrun.names import kebab_case

    flag, kind, told = f"--{kebab_case(name)}", schema.get("type"), schema.get("x-help", "").replace("%", "%%")
    if kind == "boolean":
        parser.add_argument(flag, dest=name, action=BooleanOptionalAction, help=told)
    elif kind == "array" and schema["items"].get("type") == "string":
        parser.add_argument(flag, dest=name, nargs="+", metavar="TEXT", help=told)
    else:
        metavar = {"integer": "N", "string": "TEXT"}.get(str(kind), "JSON")
        parser.add_argument(flag, dest=name, metavar=metavar, help=told)


def _parameters(options: Namespace, members: dict[str, Schema]) -> dict[str, Any]:
    parameters = _json(options.cli_input_json, "--cli-input-json") if options.cli_input_json else {}
    if not isinstance(parameters, dict):
        raise CommandError("--cli-input-json: the members of a request stand between braces")
    for name, schema in members.items():
        given = getattr(options, name)
        if given is not None:
            parameters[name] = _value(name, given, schema)
    return parameters


def _value(name: str, given: object, schema: Schema) -> object:
    from manifestkit.dryrun.names import kebab_case

    if not isinstance(given, str):
        return given
    flag, kind = f"--{kebab_case(name)}", schema.get("type")
    if kind == "string" or isinstance(kind, list):
        return _manifest(given) if name == "Manifest" else _text(given)
    return _whole(given, flag) if kind == "integer" else _json(given, flag)


def _manifest(given: str) -> str:
    """The manifest that an argument is, or names (RULINGS 32); that of stdin where it is ``-``."""
    if given == STDIN:
        return read_text(given)
    if given.startswith(_FILE) or "\n" in given:
        return _text(given)
    if os.path.exists(given):  # noqa: PTH110 - the argument may be no path at all
        tell(f"{given} is read as a file here; the AWS CLI needs file://{given}")
        return read_text(given)
    return given


def _text(given: str) -> str:
    if not given.startswith(_FILE):
        return given
    # As in the AWS CLI: behind file:// no shell sees a ~ or a variable.
    return read_text(os.path.expandvars(os.path.expanduser(given.removeprefix(_FILE))))  # noqa: PTH111 - beside expandvars


def _json(given: str, flag: str) -> Any:  # noqa: ANN401 - any JSON
    import json

    text = read_text(given) if given == STDIN else _text(given)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        hint = "" if text.lstrip().startswith(("{", "[")) else "; the shorthand of the AWS CLI is not read here"
        raise CommandError(f"{flag}: this is no JSON: {error}{hint}") from error


def _engine(service: str, options: Namespace) -> Engine:
    from manifestkit.context import Context, ContextError, load
    from manifestkit.dryrun.engine import Engine
    from manifestkit.dryrun.opening import open_world
    from manifestkit.dryrun.store import StoreError

    try:
        facts = Context() if options.context is None else load(options.context)
        if service == _DISKS and options.region is not None:
            facts = facts._replace(region=options.region)
        world = open_world(service, region=options.region, store=options.store, context=facts, edition=options.edition)
    except (ContextError, StoreError, ValueError) as error:
        raise CommandError(str(error)) from error
    return Engine(service, world)


def _answer(engine: Engine, operation: str, parameters: dict[str, Any], store: str | None) -> int:
    from manifestkit.dryrun.errors import NotSimulatedError, ParamValidationError, ServiceError
    from manifestkit.dryrun.store import StoreError
    from manifestkit.reporters.text import notes

    try:
        reply = engine.answer(operation, parameters)
    except ServiceError as error:
        tell(f"{error.code} ({operation}): {error.message}")
        if error.hint:
            tell(f"note: {error.hint}")
        return 1
    except ParamValidationError as error:
        raise CommandError(" ".join(str(error).splitlines())) from error
    except (NotSimulatedError, StoreError, ValueError) as error:
        raise CommandError(str(error)) from error
    say(_rendered(reply.members))
    if store is None and reply.members.get("ArtifactList"):
        tell("the files that the answer names go with the store in memory: name a --store to keep them")
    for note in notes(reply.unchecked):
        tell(note)
    return 0


def _rendered(answer: dict[str, Any]) -> str:
    import json

    return json.dumps(answer, indent=4, ensure_ascii=False, default=lambda moment: moment.isoformat()) + "\n"


def _advance(service: str, arguments: Sequence[str]) -> int:
    from manifestkit.dryrun.errors import ServiceError
    from manifestkit.dryrun.store import StoreError

    is_disk = service == _DISKS
    what, state = ("a job", "AtAWS or Returned") if is_disk else ("a job or cluster", "WithCustomer or Complete")
    parser = _Parser(service, _ADVANCE, f"Lets time pass until {what} has reached a state.")
    parser.add_argument("id", metavar="ID", help=f"the id of {what}")
    parser.add_argument("state", metavar="STATE", help=f"the state to reach, such as {state}")
    parser.add_argument(
        "--detail",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help=f"what answers tell from then on; one of {', '.join(_details(service))}",
    )
    options = parser.parse(arguments)
    engine = _engine(service, options)
    try:
        engine.advance(options.id, options.state, **dict(_detail(word, _details(service)) for word in options.detail))
    except ServiceError as error:
        tell(f"{error.code} ({_ADVANCE}): {error.message}")
        return 1
    except (StoreError, ValueError) as error:
        raise CommandError(str(error)) from error
    finally:
        engine.world.store.close()
    return 0


def _details(service: str) -> Mapping[str, type]:
    """The details of a service and their types."""
    if service == _DISKS:
        from manifestkit.dryrun.importexport.operations import DETAILS
    else:
        from manifestkit.dryrun.snowball.advancing import DETAILS
    return DETAILS


def _detail(word: str, types: Mapping[str, type]) -> tuple[str, str | int]:
    name, equals, value = word.partition("=")
    if not equals:
        raise CommandError(f"--detail: {word!r} is not NAME=VALUE")
    return name, _whole(value, f"--detail {name}") if types.get(name) is int else value


def _whole(text: str, flag: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise CommandError(f"{flag}: {text!r} is no whole number") from error
