"""What the parsers of all commands have in common."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from itertools import takewhile

from manifestkit.cli.output import without_keys
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Collection, Mapping, Sequence
    from typing import NoReturn

    from _typeshed import SupportsWrite

    from manifestkit.importexport.variants import JobType

_JOBS_DIGITS = 3


class _Formatter(RawDescriptionHelpFormatter):
    """Help of one width: that is the same everywhere, and asking the terminal costs start-up time."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=80)


class Parser(ArgumentParser):
    """A parser that takes whole option names only, and knows what a misspelt one may have been."""

    def __init__(self, command: str, description: str, examples: str = "") -> None:
        super().__init__(
            prog=f"manifestkit {command}".rstrip(),
            description=description,
            epilog=f"examples:\n{examples}" if examples else None,
            formatter_class=_Formatter,
            allow_abbrev=False,
        )

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # argparse itself says nothing where this fails, and half a help would look like success.
        if file is not None:
            file.write(message)

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong, and end with exit status 2."""
        super().error(without_keys(message))

    def parse(self, arguments: Sequence[str]) -> Namespace:
        """The options and operands; SystemExit where they are wrong or help was asked for."""
        for argument in takewhile("--".__ne__, arguments):
            word = argument.partition("=")[0]
            # The text of a manifest may begin with dashes, too.
            is_option = word.startswith("--") and not any(map(str.isspace, word))
            if is_option and word not in self._option_string_actions:
                self.error(f"unknown argument {word!r}{self.hint(word)}")
        options, unknown = self.parse_known_args(arguments)
        if unknown:
            # An operand between options needs the second, slower way.
            options, unknown = self.parse_known_intermixed_args(arguments)
        if unknown:
            self.error(f"unknown argument {unknown[0]!r}")
        return options

    def hint(self, word: str) -> str:
        """The end of the sentence about an option that there is not."""
        return did_you_mean(word, self._option_string_actions)


class ActionParser(Parser):
    """The parser of what stands before the name of an action: help, or a mistake.

    ``actions`` says in a few words what each of them does; ``called`` is what they are called together.
    """

    def __init__(
        self, command: str, description: str, actions: Mapping[str, str], examples: str, *, called: str
    ) -> None:
        width = max(map(len, actions))
        lines = "\n".join(f"  {name:<{width}}  {does}" for name, does in actions.items())
        super().__init__(command, f"{description}\n\n{called}s:\n{lines}", examples)
        self.add_argument("action", metavar=called.upper(), type=one_of(actions), help="one of those above")

    def explain(self, arguments: Sequence[str]) -> int:
        """The exit status for arguments that do not begin with an action."""
        if arguments:
            self.parse(arguments)
            self.error("the name of what to do comes first")
        self.print_help(sys.stderr)
        return 2


def did_you_mean(word: str, known: Collection[str]) -> str:
    """The end of a sentence about an unknown word: a guess at what was meant, or nothing."""
    from manifestkit.fields.spelling import closest

    guess = closest(word, known)
    return f"; did you mean {guess}?" if guess else ""


def one_of(known: Collection[str]) -> Callable[[str], str]:
    """An option's type: one of the known words."""

    def check(word: str) -> str:
        if word not in known:
            hint = did_you_mean(word, known) or f"; there are {', '.join(known)}"
            raise ArgumentTypeError(f"{word!r} is unknown{hint}")
        return word

    return check


def kind(word: str) -> str:
    """An option's type: what a text is."""
    from manifestkit.checking.kinds import check_kind

    try:
        return check_kind(word)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def job_type(word: str) -> JobType:
    """An option's type: a kind of job."""
    from manifestkit.importexport.variants import job_type_of

    try:
        return job_type_of(word)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def number_of_jobs(text: str) -> int:
    """An option's type: how many processes, at least one."""
    if not (text.isascii() and text.isdigit() and len(text) <= _JOBS_DIGITS and int(text)):
        raise ArgumentTypeError(f"{text!r} is no number from 1 to 999")
    return int(text)
