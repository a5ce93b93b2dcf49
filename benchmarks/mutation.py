"""Mutation testing of the rules, the fields, the signature and the lifecycles; writes MUTATION.md.

    python benchmarks/mutation.py [ROOM...]

mutmut makes the mutants in ``mutants/`` from ``[tool.mutmut]`` of pyproject.toml and shows them (`mutmut show NAME`,
`mutmut browse`). Each room is tried on its own tests alone. A mutant that was killed stays so until its function
changes; remove ``mutants/`` to begin anew. The row of a room that was not tried is left as it is. What survives is a
gap in the tests, or stands in EQUIVALENT.toml with the reason why no test can tell it from the original.
"""

from __future__ import annotations

import fnmatch
import os
import sys
import tomllib
from collections import Counter
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import Phase, settings
from mutants import ALL_TESTS, KILLED, NO_TESTS, SURVIVED, TIMEOUT, Mutants, bound, child, ended
from mutmut.__main__ import create_mutants
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.utils import file_utils
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

_HERE = Path(__file__).parent
_TABLE = "<!-- made by make mutation -->\n"
_LEFT = {SURVIVED, NO_TESTS}
_OPEN = {None, *_LEFT}


class Room(NamedTuple):
    """Modules that are tried together, as patterns of their paths, and the tests that are theirs, for pytest."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


_OF_ADDRESSES = ("address", "address_rules", "country", "folding", "plain_us", "po_box", "spelling")
_OTHER_FIELDS = ("arn", "customs", "email", "gstin", "key_range", "mime", "phone", "region", "s3", "yes_no")
# The same cases are looked at once more in a terminal, after their fixes, and as sentences. The words are those of the
# tests alone: no case is named with underscores.
_ONCE = ("-k", "not in_a_terminal and not fixes_settle and not told_")
ROOMS = {
    "addresses": Room(
        tuple(f"manifestkit/fields/{name}.py" for name in _OF_ADDRESSES),
        tuple(
            f"tests/fields/test_{name}.py"
            for name in ("address", "country", "plain", "postal_table", "spelling", "field_words")
        ),
    ),
    "regular expressions": Room(
        ("manifestkit/fields/java_regex/*",), ("tests/fields/test_java_regex.py", "tests/fields/test_field_words.py")
    ),
    "other fields": Room(
        tuple(f"manifestkit/fields/{name}*.py" for name in _OTHER_FIELDS),
        tuple(f"tests/fields/test_{name}.py" for name in (*_OTHER_FIELDS, "plain", "field_words")),
    ),
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
        (*(f"tests/importexport/test_{name}.py" for name in ("cases", "pages", "words")), *_ONCE),
    ),
    "request rules": Room(
        ("manifestkit/snowball/rules/*",),
        (
            *(f"tests/snowball/test_{name}.py" for name in ("request_cases", "request_pages", "rule_members")),
            *("-k", "not in_a_terminal"),
        ),
    ),
}


class Mutant(NamedTuple):
    """What tells a mutant from all others as long as its line stands: its function, and the lines before and after."""

    function: str
    was: str
    now: str


def _files(room: Room) -> list[SourceFileMutationData]:
    files = []
    for path in sorted(file_utils.walk_mutatable_files()):
        if any(fnmatch.fnmatch(str(path), pattern) for pattern in room.modules):
            file = SourceFileMutationData(path=path)
            file.load()
            files.append(file)
    return files


def _pytest(room: Room, *options: str, plugins: list[Mutants]) -> int:
    # An example that shows the mutant is enough; nobody reads the shortest one.
    settings.register_profile(
        "mutation", database=None, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate)
    )
    file_utils.setup_source_paths()
    sys.dont_write_bytecode = False
    os.chdir("mutants")
    # Unless told otherwise, pytest reads all modules of a plugin's package as it reads tests.
    options = (*options, "-q", "-s", "--tb=no", "--assert=plain", "--hypothesis-profile=mutation")
    idle = ("cacheprovider", "logging", "threadexception", "unraisableexception")
    return int(pytest.main([*options, *(f"-pno:{plugin}" for plugin in idle), *room.tests], plugins=plugins))


def _try(room: Room) -> int:
    """Try the mutants of a room that were not killed before, and keep the verdicts where mutmut looks for them."""
    checkout = Path.cwd()
    files = {name: file for file in _files(room) for name, code in file.exit_code_by_key.items() if code in _OPEN}
    tried = 0

    def told(name: str, code: int) -> None:
        nonlocal tried
        tried += 1
        files[name].exit_code_by_key[name] = code
        if not tried % 20 or tried == len(files):
            with file_utils.change_cwd(checkout):
                for file in {id(file): file for file in files.values()}.values():
                    file.save()
        sys.stderr.write(f"\r{tried} of {len(files)}")

    if files:
        _pytest(room, plugins=[Mutants(list(files), told)])
    return int(tried < len(files))


def _try_from_the_start(room: Room) -> None:
    """Try the mutants that no test comes by in time, because their functions run when their module is imported."""
    for file in _files(room):
        for name, code in file.exit_code_by_key.items():
            if code == NO_TESTS and (tried := ended(child(partial(_import, room, name)))) != SURVIVED:
                file.exit_code_by_key[name] = tried
        file.save()


def _import(room: Room, name: str) -> int:
    set_mutant_under_test(name)
    bound(ALL_TESTS)
    return _pytest(room, "-x", plugins=[])


def _mutant(name: str, path: Path) -> Mutant:
    function, owner = orig_function_and_class_names_from_key(name)
    module = name.rpartition(".")[0]
    lines = get_diff_for_mutant(name, path=path).splitlines()[2:]
    was, now = ("\n".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return Mutant(f"{module}.{owner}.{function}" if owner else f"{module}.{function}", was, now)


def _row(name: str, room: Room, equivalent: set[Mutant]) -> str | None:
    """A row of the table, or None where not all mutants are tried; each mutant that is left is told on the way."""
    codes: Counter[int | None] = Counter()
    same = 0
    for file in _files(room):
        codes.update(file.exit_code_by_key.values())
        for key, code in file.exit_code_by_key.items():
            if code in _LEFT:
                mutant = _mutant(key, Path(file.path))
                same += mutant in equivalent
                if mutant not in equivalent:
                    sys.stdout.write(f"{key}\n    {mutant.was}\n    {mutant.now}\n")
    if codes[None]:
        return None
    left = codes[SURVIVED] + codes[NO_TESTS] - same
    share = left / (codes.total() - same)
    return f"| {name} | {codes.total()} | {codes[KILLED] + codes[TIMEOUT]} | {same} | {left} | {share:.1%} |"


def _main(names: list[str]) -> None:
    with redirect_stdout(StringIO()):
        file_utils.copy_src_dir()
        file_utils.copy_also_copy_files()
        create_mutants(2)
    for name in names or ROOMS:
        if ended(child(partial(_try, ROOMS[name]), is_silent=False)):
            raise SystemExit(f"{name}: pytest has failed")
        _try_from_the_start(ROOMS[name])
    reasons = tomllib.loads((_HERE / "EQUIVALENT.toml").read_text("utf-8"))["reason"]
    equivalent = {Mutant(*mutant) for reason in reasons for mutant in reason["mutants"]}
    page = _HERE / "MUTATION.md"
    text, _, table = page.read_text("utf-8").partition(_TABLE)
    former = {row.split(" | ")[0].removeprefix("| "): row for row in table.splitlines()}
    untried = "| {} | | | | | not tried |"
    rows = [_row(name, room, equivalent) or former.get(name, untried.format(name)) for name, room in ROOMS.items()]
    heads = "| Room | Mutants | Killed | Equivalent | Left | Share |\n| --- | --: | --: | --: | --: | --: |"
    page.write_text("\n".join([text + _TABLE + heads, *rows, ""]), "utf-8")


if __name__ == "__main__":
    _main(sys.argv[1:])
