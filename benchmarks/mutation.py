"""Mutation testing of the rules, the fields, the signature and the lifecycles; writes MUTATION.md.

    python benchmarks/mutation.py [ROOM...]

mutmut makes the mutants in ``mutants/`` from ``[tool.mutmut]`` of pyproject.toml and shows them (`mutmut show NAME`,
`mutmut browse`). Each room is tried on its own tests alone. A mutant that was killed stays so until its function
changes; remove ``mutants/`` to begin anew. What survives is a gap in the tests, or stands in EQUIVALENT.toml with the
reason why no test can tell it from the original.
"""

from __future__ import annotations

import fnmatch
import multiprocessing
import os
import sys
import tomllib
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import Phase, settings
from mutants import NO_TESTS, SURVIVED, Mutants
from mutmut.__main__ import create_mutants
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.utils.file_utils import change_cwd, copy_also_copy_files, copy_src_dir, setup_source_paths, walk_mutatable_files
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

_HERE = Path(__file__).parent
_LEFT = {SURVIVED, NO_TESTS}
_OPEN = {None, *_LEFT}


class Room(NamedTuple):
    """Modules that are tried together, as patterns of their paths, and the tests that are theirs."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "fields": Room(("manifestkit/fields/*",), ("tests/fields",)),
    "signature": Room(
        ("manifestkit/importexport/*signature*",),
        ("tests/importexport/test_signature.py", "tests/importexport/test_signature_rules.py"),
    ),
    "lifecycles": Room(
        ("manifestkit/importexport/lifecycle.py", "manifestkit/snowball/states.py"),
        ("tests/importexport/test_lifecycle.py", "tests/snowball/test_states.py"),
    ),
    "manifest rules": Room(
        ("manifestkit/importexport/rules/*", "manifestkit/importexport/manifest_rules.py"),
        ("tests/importexport",),
    ),
    "request rules": Room(("manifestkit/snowball/rules/*",), ("tests/snowball",)),
}


class Mutant(NamedTuple):
    """What tells a mutant from all others as long as its line stands: its function, and the lines before and after."""

    function: str
    was: str
    now: str


def _files(room: Room) -> list[SourceFileMutationData]:
    files = []
    for path in sorted(walk_mutatable_files()):
        if any(fnmatch.fnmatch(str(path), pattern) for pattern in room.modules):
            file = SourceFileMutationData(path=path)
            file.load()
            files.append(file)
    return files


def _try(room: Room) -> None:
    """Try the mutants of a room that were not killed before, and keep the verdicts where mutmut looks for them."""
    checkout = Path.cwd()
    files = {name: file for file in _files(room) for name, code in file.exit_code_by_key.items() if code in _OPEN}
    tried = 0

    def told(name: str, code: int) -> None:
        nonlocal tried
        tried += 1
        files[name].exit_code_by_key[name] = code
        if not tried % 100 or tried == len(files):
            with change_cwd(checkout):
                for file in {id(file): file for file in files.values()}.values():
                    file.save()
        sys.stderr.write(f"\r{tried} of {len(files)}")

    # An example that shows the mutant is enough; nobody reads the shortest one.
    settings.register_profile(
        "mutation", database=None, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate)
    )
    setup_source_paths()
    sys.dont_write_bytecode = False
    os.chdir("mutants")
    # Unless told otherwise, pytest reads all modules of a plugin's package as it reads tests.
    options = ["-q", "-s", "--assert=plain", "--hypothesis-profile=mutation"]
    idle = ("cacheprovider", "logging", "threadexception", "unraisableexception")
    options += [option for plugin in idle for option in ("-p", f"no:{plugin}")]
    pytest.main([*options, *room.tests], plugins=[Mutants(list(files), told)])
    if tried < len(files):
        raise SystemExit(1)


def _mutant(name: str, path: Path) -> Mutant:
    function, owner = orig_function_and_class_names_from_key(name)
    module = name.rpartition(".")[0]
    lines = get_diff_for_mutant(name, path=path).splitlines()[2:]
    was, now = ("\n".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return Mutant(f"{module}.{owner}.{function}" if owner else f"{module}.{function}", was, now)


def _main(names: list[str]) -> None:
    with redirect_stdout(StringIO()):
        copy_src_dir()
        copy_also_copy_files()
        create_mutants(2)
    for name in names or ROOMS:
        child = multiprocessing.get_context("fork").Process(target=_try, args=(ROOMS[name],))
        child.start()
        child.join()
        if child.exitcode:
            raise SystemExit(child.exitcode)
        codes = [code for file in _files(ROOMS[name]) for code in file.exit_code_by_key.values()]
        print(f"\r{name}: {len(codes)} mutants, {sum(code in _LEFT for code in codes)} left")


if __name__ == "__main__":
    _main(sys.argv[1:])
