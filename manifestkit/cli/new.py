"""``manifestkit new``: the skeleton of a manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.cli.output import say
from manifestkit.cli.parsing import Parser, one_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Print a skeleton; see ``main`` for the exit status."""
    from manifestkit.importexport.skeleton import skeleton
    from manifestkit.importexport.variants import VARIANTS

    parser = Parser(
        "new",
        "Prints a manifest with a comment on every option. It is valid once the marked\nblanks are filled.",
        "  manifestkit new s3-import > MyS3ImportManifest.txt\n"
        "  manifestkit new s3-export --example | manifestkit check -\n",
    )
    parser.add_argument("kind", metavar="KIND", type=one_of(VARIANTS), help=", ".join(VARIANTS))
    parser.add_argument("--example", action="store_true", help="fill the blanks: valid as it stands")
    options = parser.parse(arguments)
    say(skeleton(options.kind, example=options.example))
    return 0
