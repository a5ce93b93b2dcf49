"""The secret access key that signs, from wherever it lies but the arguments, which every process can read.

Source: RULINGS 35; Import/Export reference, 7 (``AWSCredentials.properties``).
"""

from __future__ import annotations

import os
import re

from manifestkit.cli.input import read_text
from manifestkit.cli.output import CommandError
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_VARIABLE = "AWS_SECRET_ACCESS_KEY"
_PROPERTY = re.compile(r"[ \t]*+secretKey[ \t]*+[=:][ \t]*+(.*)")


def add_key_options(parser: ArgumentParser) -> None:
    """The options that say where the key lies."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--key-file", metavar="FILE", help="a file with nothing but the key in it")
    group.add_argument("--credentials", metavar="FILE", help="a properties file with secretKey in it")


def secret_key(options: Namespace) -> str:
    """The key; CommandError, which does not show it, where there is none."""
    if options.key_file is not None:
        key = read_text(options.key_file).strip()
        origin = options.key_file
    elif options.credentials is not None:
        key = _from_properties(read_text(options.credentials))
        origin = f"secretKey in {options.credentials}"
    else:
        key = os.environ.get(_VARIABLE, "").strip()
        origin = _VARIABLE
    if not key:
        raise CommandError(f"{origin} holds no secret access key; see --key-file and --credentials")
    return key


def _from_properties(text: str) -> str:
    for line in text.splitlines():
        if (match := _PROPERTY.fullmatch(line)) is not None:
            return match[1].strip()
    return ""
