"""No secret in any output of any command, whatever happens to it on the way. Source: DESIGN section 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifestkit.reporters.formats import FORMATS

if TYPE_CHECKING:
    from conftest import Shell

# Two words, so that neither a line end nor a blank between them hides one of them from the search.
FIRST, SECOND = "hunter2horse", "staple4battery"
PLANTED = f"{FIRST} {SECOND}"
HEAD = "manifestVersion: 2.0;\neraseDevice: maybe\n"

# Ways in which a secret may stand in a text; each is followed by what is wrong, and by nothing else.
TEXTS = {
    "plain": f"trueCryptPassword: {PLANTED}\n",
    "tight": f"trueCryptPassword:{PLANTED}\npinCode:{FIRST}\n",
    "pin": f"pinCode: {PLANTED}\n",
    "pin-with-comment": f"pinCode: {FIRST} # {SECOND}\n",
    "double": f'trueCryptPassword: "{PLANTED}"\n',
    "single": f"trueCryptPassword: '{PLANTED}'\n",
    "unclosed-quote": f'trueCryptPassword: "{PLANTED}\nbucket: b\n',
    "text-behind-quote": f'trueCryptPassword: "{FIRST}" {SECOND}\n',
    "bad-escape": f'trueCryptPassword: "\\{PLANTED}"\n',
    "literal": f"trueCryptPassword: |\n  {FIRST}\n  {SECOND}\n",
    "folded": f"trueCryptPassword: >-\n  {FIRST}\n  {SECOND}\n",
    "bad-block": f"trueCryptPassword: |9x {PLANTED}\n  {FIRST}\n",
    "continued": f"trueCryptPassword: {FIRST}\n  {SECOND}\n",
    "next-line": f"trueCryptPassword:\n{PLANTED}\n",
    "next-line-pin": f"pinCode:\n{PLANTED}\nbucket: b\n",
    "below-a-comment": f"pinCode:\n# a comment\n{PLANTED}\nbucket: b\n",
    "below-a-commented-key": f"pinCode:\n# bucket: x\n{PLANTED}\nbucket: b\n",
    "two-lines-below": f"pinCode:\n{FIRST}\n{SECOND}\nbucket: b\n",
    "key-below": f"trueCryptPassword:\n{FIRST}: x\nbucket: b\n",
    "secret-key-below": f"trueCryptPassword:\nSECRET-{FIRST}: x\nbucket: b\n",
    "key-indented-below": f"trueCryptPassword: abc\n  {FIRST}: {SECOND}\nbucket: b\n",
    "secret-key-indented-below": f"trueCryptPassword: abc\n  SECRET-{FIRST}: y\nbucket: b\n",
    "flow-key": f"{{manifestVersion: 2.0, trueCryptPassword:{PLANTED}, bucket: abc-def}}\n",
    "flow-key-without-colon": f"{{manifestVersion: 2.0, trueCryptPassword {PLANTED}, bucket: abc-def}}\n",
    "flow-key-with-value": f"x: {{trueCryptPassword:{FIRST}: {{trueCryptPassword:{SECOND}: 1}}}}\n",
    "flow": f"{{trueCryptPassword: {PLANTED}, pinCode: {FIRST}}}\n",
    "flow-list": f"trueCryptPassword: [{FIRST}, {SECOND}]\n",
    "unclosed-flow": f"trueCryptPassword: [{FIRST}, {SECOND}\n",
    "list": f"trueCryptPassword:\n- {FIRST}\n- {SECOND}\n",
    "mapping": f"trueCryptPassword:\n  a: {FIRST}\n  b: {SECOND}\n",
    "tag": f"trueCryptPassword: !!str {PLANTED}\n",
    "anchor": f"trueCryptPassword: &a {PLANTED}\n",
    "alias": f"trueCryptPassword: *{FIRST} {SECOND}\n",
    "percent": f"trueCryptPassword: %{PLANTED}\n",
    "at": f"trueCryptPassword: @{PLANTED}\n",
    "second-colon": f"trueCryptPassword: {FIRST}: {SECOND}\n",
    "no-colon": f"trueCryptPassword {PLANTED}\n",
    "equals": f"trueCryptPassword = {PLANTED}\n",
    "tab": f"trueCryptPassword:\t{PLANTED}\t\n",
    "tab-indentation": f"\ttrueCryptPassword: {PLANTED}\n",
    "indented": f"    trueCryptPassword: {PLANTED}\n",
    "no-break-space": f"\u00a0trueCryptPassword: {PLANTED}\n",
    "placeholder": f"trueCryptPassword: [{PLANTED}]\n",
    "capitals": f"TRUECRYPTPASSWORD: {PLANTED}\n",
    "misspelt": f"trueCryptPasword: {PLANTED}\n",
    "other-name": f"password: {PLANTED}\nsecretKey: {FIRST}\n",
    "in-the-address": f"returnAddress:\n  pinCode: {PLANTED}\n",
    "in-an-operation": f"operations:\n- exportBucket: b\n  trueCryptPassword: {PLANTED}\n",
    "twice": f"trueCryptPassword: {FIRST}\ntrueCryptPassword: {SECOND}\n",
    "commented": f"#trueCryptPassword: {PLANTED}\n",
    "suppressed": f"trueCryptPassword: {PLANTED}  # manifestkit: ignore[XX] a reason\n",
    "control": f"trueCryptPassword: {FIRST}\x07{SECOND}\n",
    "nul": f"trueCryptPassword: {FIRST}\0{SECOND}\n",
    "line-separator": f"trueCryptPassword: {FIRST}\u2028{SECOND}\n",
    "carriage-return": f"trueCryptPassword: {PLANTED}\rbucket: b\r",
    "crlf": f"trueCryptPassword: {PLANTED}\r\nbucket: b\r\n",
    "second-document": f"---\n---\ntrueCryptPassword: {PLANTED}\n",
    "semicolon": f"trueCryptPassword: {PLANTED};\n",
    "blanks-around": f"trueCryptPassword:   {PLANTED}   \n",
    "colon-without-blank-in-it": f"trueCryptPassword:{FIRST}:{SECOND}\n",
}


def _shows(text: str) -> list[str]:
    return [word for word in (FIRST, SECOND) if word in text]


def _options() -> list[list[str]]:
    formats = [["--format", name] for name in FORMATS]
    return [*formats, *([*some, "--redact"] for some in formats), ["--diff", "--unsafe-fixes"]]


@pytest.mark.parametrize("name", TEXTS)
def test_no_report_shows_a_secret(shell: Shell, name: str) -> None:
    """A password or PIN code, however it stands and whatever is wrong with it, is in no format and in no diff."""
    text = HEAD + TEXTS[name]
    shell.write("aS3ImportManifest.txt", text)
    shell.write("bS3ImportManifest.txt", text.encode("utf-8") + b"\xff\n")
    shell.write("cS3ImportManifest.txt", b"\xff\n" + text.encode("utf-8"))
    for options in _options():
        done = shell.run("check", *options, ".")
        assert done.status == 1 or "--diff" in options
        assert not _shows(done.out)
        assert not _shows(done.err)


@pytest.mark.parametrize(
    "text",
    [TEXTS[name] for name in TEXTS if name.startswith("flow-key-") or name == "flow-key"],
)
def test_no_report_shows_a_secret_in_a_key(shell: Shell, text: str) -> None:
    """A manifest that is one flow mapping shows no part of a key behind the name of a secret."""
    shell.write("MyS3ImportManifest.txt", text)
    for options in _options():
        done = shell.run("check", *options, ".")
        assert done.status == 1 or "--diff" in options
        assert not _shows(done.out + done.err)


@pytest.mark.parametrize("key", ["pinCode", "trueCryptPassword"])
def test_the_key_above_is_told(shell: Shell, key: str) -> None:
    """A value that stands below its key is masked; the name of the key is not."""
    shell.write("MyS3ImportManifest.txt", f"{HEAD}{key}:\n{FIRST}\n")
    assert f'the value of "{key}" above' in shell.run("check", "--format", "concise", ".").out


@pytest.mark.parametrize("name", TEXTS)
def test_mending_shows_no_secret(shell: Shell, name: str) -> None:
    """Fixes keep the secret in the file, and out of what is told about it."""
    path = shell.write("MyS3ImportManifest.txt", HEAD + TEXTS[name])
    done = shell.run("check", "--fix", "--unsafe-fixes", "MyS3ImportManifest.txt")
    assert not _shows(done.out + done.err)
    kept = path.read_bytes().decode("utf-8")
    assert [word for word in (FIRST, SECOND) if word in TEXTS[name]] == _shows(kept)
    done = shell.run("check", "-", "--fix", stdin=HEAD + TEXTS[name])
    assert not _shows(done.err)


SIGNATURES = [
    f"version:2.0\nsigningMethod:HmacSHA1\njobId:53TX4\nsignature:{PLANTED}\n",
    f"version:2.0\nsigningMethod:HmacSHA1\njobId:53TX4\nsignature {PLANTED}\n",
    f"version:2.0\nsigningMethod:HmacSHA1\njobId:53TX4\nsignature:{FIRST}\n{SECOND}\n",
    f"version:2.0\nsigningMethod:HmacSHA1\njobId:53TX4\nsignatur:{PLANTED}\n",
]


@pytest.mark.parametrize("text", SIGNATURES)
def test_no_signature_is_shown(shell: Shell, text: str) -> None:
    """A signature, right or broken, is in no output of any command that reads one."""
    shell.write("SIGNATURE", text)
    shell.write("manifest.txt", HEAD)
    shell.write("key.txt", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    commands = [
        *(["check", *options, "SIGNATURE"] for options in _options()),
        ["signature", "show", "SIGNATURE"],
        ["signature", "verify", "SIGNATURE", "manifest.txt", "--key-file", "key.txt"],
        ["signature", "verify", "SIGNATURE", "--against", "SIGNATURE"],
    ]
    for command in commands:
        done = shell.run(*command)
        assert not _shows(done.out + done.err)


def test_files_that_say_how_to_check_show_nothing(shell: Shell) -> None:
    """A manifest that is given for a context, a baseline or a configuration is told to be none, without its text."""
    text = HEAD + TEXTS["plain"]
    shell.write("MyS3ImportManifest.txt", text)
    for option in ("--context", "--baseline"):
        done = shell.run("check", option, "MyS3ImportManifest.txt", "MyS3ImportManifest.txt")
        assert done.status == 2
        assert not _shows(done.out + done.err)
    for option in ("--key-file", "--credentials"):
        command = ["signature", "sign", "--job-id", "53TX4", option, "MyS3ImportManifest.txt", "MyS3ImportManifest.txt"]
        done = shell.run(*command)
        assert done.status == 2
        assert not _shows(done.out + done.err)
    shell.write("manifestkit.toml", text)
    done = shell.run("check")
    assert done.status == 2
    assert not _shows(done.out + done.err)
