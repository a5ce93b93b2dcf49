"""``manifestkit signature``: sign, show and verify SIGNATURE files."""

from __future__ import annotations

from manifestkit.cli.input import read_bytes, read_text
from manifestkit.cli.keys import add_key_options, secret_key
from manifestkit.cli.output import CommandError, say, tell
from manifestkit.cli.parsing import ActionParser, Parser
from manifestkit.importexport import signature
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manifestkit.importexport.signature import SignatureFile

_KEY_PLACES = (
    "The secret access key comes from --key-file, --credentials, or the environment\nvariable AWS_SECRET_ACCESS_KEY."
)


def run(arguments: Sequence[str]) -> int:
    """Carry out one of the actions; see ``main`` for the exit status."""
    actions = {"sign": _sign, "show": _show, "verify": _verify}
    if arguments and arguments[0] in actions:
        return actions[arguments[0]](arguments[1:])
    parser = ActionParser(
        "signature",
        "Works on the SIGNATURE file that ties a storage device to its job.",
        {
            "sign": "make the version 1.0 SIGNATURE file of a manifest",
            "show": "say what stands in a SIGNATURE file",
            "verify": "say whether a SIGNATURE file belongs to a manifest",
        },
        "  manifestkit signature show SIGNATURE\n  manifestkit signature sign --help\n",
        called="action",
    )
    return parser.explain(arguments)


def _sign(arguments: Sequence[str]) -> int:
    parser = Parser(
        "signature sign",
        f"Makes the SIGNATURE file of version 1.0 for a manifest.\n{_KEY_PLACES}",
        "  manifestkit signature sign --job-id 53TX4 --key-file key.txt manifest.txt\n",
    )
    parser.add_argument("manifest", metavar="MANIFEST", help="the manifest as it was sent; - is stdin")
    parser.add_argument("--job-id", metavar="ID", required=True, help="the job's id, five characters")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the file there instead of to stdout")
    add_key_options(parser)
    options = parser.parse(arguments)
    manifest = read_bytes(options.manifest)
    try:
        text = signature.sign(options.job_id, manifest, secret_key(options)).to_text()
    except signature.SignatureError as error:
        raise CommandError(str(error)) from error
    if options.output is None:
        say(text)
    else:
        _write(options.output, text)
    tell(
        "this is a version 1.0 signature, of the e-mail interface of 2009; for later jobs AWS computed the"
        " SIGNATURE file itself, and would not accept this one"
    )
    if _is_image(manifest):
        tell("this manifest makes an image of its device, which takes a barcode and no SIGNATURE file")
    return 0


def _is_image(manifest: bytes) -> bool:
    """Whether a manifest is for an EBS snapshot or a vault (Import/Export reference, 8)."""
    from manifestkit.api import check_manifest
    from manifestkit.importexport.variants import IMAGES

    return check_manifest(manifest.decode("utf-8", "replace")).variant in IMAGES


def _show(arguments: Sequence[str]) -> int:
    parser = Parser(
        "signature show",
        "Says what stands in a SIGNATURE file. The signature itself is a secret and is\nnot shown.",
        "  manifestkit signature show /media/disk/SIGNATURE\n",
    )
    parser.add_argument("file", metavar="FILE", help="the SIGNATURE file; - is stdin")
    file = _parse(parser.parse(arguments).file)
    offline = signature.is_offline(file)
    remark = "that of a dry run: AWS will not accept it" if offline else "well-formed, not shown"
    say(
        f"version:        {file.version}\n"
        f"signing method: {file.signing_method}\n"
        f"job id:         {file.job_id}\n"
        f"signature:      {remark}\n"
    )
    return 0


def _verify(arguments: Sequence[str]) -> int:
    parser = Parser(
        "signature verify",
        "Says whether a version 1.0 SIGNATURE file belongs to a manifest and a key, or\n"
        f"whether a SIGNATURE file of any version says the same as another.\n{_KEY_PLACES}",
        "  manifestkit signature verify --key-file key.txt SIGNATURE manifest.txt\n"
        "  manifestkit signature verify --against SIGNATURE.fromGetStatus SIGNATURE\n",
    )
    parser.add_argument("file", metavar="FILE", help="the SIGNATURE file; - is stdin")
    parser.add_argument("manifest", metavar="MANIFEST", nargs="?", help="the manifest as it was sent")
    parser.add_argument("--against", metavar="OTHER", help="the SIGNATURE file to compare with")
    add_key_options(parser)
    options = parser.parse(arguments)
    if (options.manifest is None) == (options.against is None):
        parser.error("name a manifest, or another SIGNATURE file with --against")
    if [options.file, options.manifest, options.against, options.key_file].count("-") > 1:
        parser.error("only one of the files can be stdin")
    file = _parse(options.file)
    if options.against is not None:
        return _compare(file, _parse(options.against))
    if signature.is_offline(file):
        say("The signature is that of a dry run: AWS will not accept it.\n")
        return 1
    manifest = read_bytes(options.manifest)
    key = secret_key(options) if file.version == "1.0" else ""
    try:
        verdict = signature.verify(file, manifest, key)
    except signature.SignatureError as error:
        raise CommandError(str(error)) from error
    if verdict is signature.Verdict.UNPUBLISHED:
        raise CommandError(f"{verdict.message} See --against.")
    say(f"{verdict.message}\n")
    return 0 if verdict is signature.Verdict.MATCHES else 1


def _compare(file: SignatureFile, other: SignatureFile) -> int:
    if signature.same(file, other):
        say("The two files say the same.\n")
        return 0
    say("The two files differ.\n")
    return 1


def _parse(path: str) -> SignatureFile:
    try:
        return signature.parse(read_text(path))
    except signature.SignatureError as error:
        raise CommandError(f"{path}: {error}") from error


def _write(path: str, text: str) -> None:
    from manifestkit.checking.fix import rewrite

    try:
        rewrite(path, text.encode("ascii"))
    except OSError as error:
        raise CommandError(f"{path}: cannot be written: {error.strerror or error}") from error
