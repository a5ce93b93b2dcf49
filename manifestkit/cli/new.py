"""``manifestkit new``: the skeleton of a manifest or a request."""

from __future__ import annotations

from manifestkit.cli.output import CommandError, say
from manifestkit.cli.parsing import Parser, kind, one_of
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Print a skeleton; see ``main`` for the exit status."""
    parser = Parser(
        "new",
        "Prints a manifest with a comment on every option, or the JSON of a request with\n"
        "the members that it needs. It is valid once the marked blanks are filled.",
        "  manifestkit new s3-import > MyS3ImportManifest.txt\n"
        "  manifestkit new s3-export --example | manifestkit check -\n"
        "  manifestkit new snowball.CreateJob --yaml > snowball-create-job.yaml\n",
    )
    parser.add_argument("kind", metavar="KIND", type=_kind, help=f"{', '.join(_variants())}, snowball.CreateJob ...")
    parser.add_argument("--example", action="store_true", help="fill the blanks: valid as it stands")
    parser.add_argument("--yaml", action="store_true", help="a request as YAML, with a comment on every member")
    parser.add_argument("--edition", metavar="DATE", help="by the rules of that date; default: as check has it")
    options = parser.parse(arguments)
    if options.kind not in _variants():
        say(_request(options))
        return 0
    if options.yaml:
        parser.error("--yaml goes with requests")
    say(_manifest(options))
    return 0


def _variants() -> tuple[str, ...]:
    from manifestkit.importexport.variants import VARIANTS

    return VARIANTS


def _kind(word: str) -> str:
    """An option's type: a variant of manifests, or a service and an operation."""
    return kind(word) if "." in word else one_of((*_variants(), "snowball.CreateJob", "importexport.CreateJob"))(word)


def _manifest(options: Namespace) -> str:
    from manifestkit.checking.editions import IMPORT_EXPORT, check_editions
    from manifestkit.importexport.editions import DEFAULT_EDITION
    from manifestkit.importexport.skeleton import skeleton

    edition = DEFAULT_EDITION if options.edition is None else options.edition
    try:
        check_editions((edition,), (IMPORT_EXPORT,))
        return skeleton(options.kind, example=options.example, edition=edition)
    except ValueError as error:
        raise CommandError(str(error)) from error


def _request(options: Namespace) -> str:
    from manifestkit.checking.editions import check_editions, edition_of
    from manifestkit.checking.kinds import request_kind
    from manifestkit.schema.loading import editions
    from manifestkit.schema.skeleton import as_json, as_yaml

    service, _, operation = options.kind.partition(".")
    dates = () if options.edition is None else (options.edition,)
    try:
        check_editions(dates, [editions(service)])
        request_kind(service, operation, options.edition)
    except ValueError as error:
        raise CommandError(str(error)) from error
    write = as_yaml if options.yaml else as_json
    return write(service, operation, edition_of(options.kind, dates), example=options.example)
