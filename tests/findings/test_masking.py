"""Where secrets and personal values stand, and the text without them."""

from __future__ import annotations

import time
import tracemalloc
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manifestkit.findings import masking
from manifestkit.findings.hiding import mask, overlaps, pieces
from manifestkit.findings.masking import masked_key, personal_spans, secret_spans
from manifestkit.findings.sensitive import is_personal, is_secret
from manifestkit.importexport.dialect import DIALECT
from manifestkit.text.manifest import read
from manifestkit.text.nodes import Entry, Mapping, Node, Scalar, Sequence
from manifestkit.text.source import Source, Span

KNOWN = frozenset(("bucket", "logBucket", "deviceId", "pinCode", "trueCryptPassword", "name", "returnAddress"))

# A text, and what of it may be shown.
SECRETS = {
    "plain": ("pinCode: 1234\nbucket: b", "pinCode: ***\nbucket: b"),
    "without a blank": ("pinCode:1234\nbucket:b", "pinCode:***\nbucket:b"),
    "double quotes": ('pinCode: "12 # 34"\nbucket: b', "pinCode: ***\nbucket: b"),
    "single quotes": ("pinCode: '12''34'\nbucket: b", "pinCode: ***\nbucket: b"),
    "a comment may be a part": ("pinCode: 12 # 34\nbucket: b", "pinCode: ***\nbucket: b"),
    "a suppression is none": (
        "pinCode: 12 # manifestkit: ignore[IE1] r",
        "pinCode: *** # manifestkit: ignore[IE1] r",
    ),
    "again in a comment": ("pinCode: 1234\nbucket: b # is 1234.", "pinCode: ***\nbucket: b # is ***."),
    "again, with quotes and a comment": (
        "logBucket: x # is hunter2horse\npinCode: 'hunter2horse' # new",
        "logBucket: x # is ***\npinCode: ***",
    ),
    "again in another value": ("pinCode: 1234\nbucket: a_1234", "pinCode: ***\nbucket: a_***"),
    "again as a part of a word": ("pinCode: 1234\nbucket: x1234 12345", "pinCode: ***\nbucket: x1234 12345"),
    "too short to tell": ("pinCode: 123\nbucket: b # 123", "pinCode: ***\nbucket: b # 123"),
    "a key for a value": ("pinCode: bucket\nbucket: b", "pinCode: ***\nbucket: b"),
    "no colon": ('trueCryptPassword "abc\nbucket: b', "trueCryptPassword ***\nbucket: b"),
    "another colon": ("pinCode\uff1a 1234", "pinCode\uff1a ***"),
    "equals sign": ("secretKey=abc\n", "secretKey=***\n"),
    "any case": ("TRUECRYPTPASSWORD: abc", "TRUECRYPTPASSWORD: ***"),
    "misspelt": ("truecryptpasword:abc", "truecryptpasword:***"),
    "two words": ("pin code: 1234", "pin ***"),
    "repeated letters": ("passsworrd: 1234", "passsworrd: ***"),
    "inside a long word": (f"{'x-' * 40}password: 1234", f"{'x-' * 40}password: ***"),
    "behind another secret on its line": ("- [pinCode: 1, password: 2]", "- [pinCode: ***"),
    "quoted key": ('"pinCode" : 1234', '"pinCode" : ***'),
    "in a comment": ("# pinCode: 1234\n", "# pinCode: ***\n"),
    "in a comment behind a value": ("bucket: b\t#  pin 1234\nname: n", "bucket: b\t#  pin ***\nname: n"),
    "in a list": ("- pinCode: 1234\n", "- pinCode: ***\n"),
    "in a flow mapping": ("{bucket: b, pinCode: 12, x: y}\n", "{bucket: b, pinCode: ***\n"),
    "no colon in a flow mapping": ("{bucket: b, pinCode 12, x: y}\n", "{bucket: b, pinCode ***\n"),
    "JSON": ('{"pinCode": "12",\n "bucket": "b"}', '{"pinCode": ***\n "bucket": "b"}'),
    "JSON in JSON": (r'"{\"pinCode\": \"12\"}"', r'"{\"pinCode\": ***'),
    "behind the key on a long line": ("a: b c d pinCode: 1", "a: b c d pinCode: ***"),
    "empty": ("pinCode:\nbucket: b\n", "pinCode:\nbucket: b\n"),
    "empty at the end": ("pinCode: ", "pinCode: "),
    "on the next line": ("pinCode:\n  1234\nbucket: b", "pinCode:***\nbucket: b"),
    "on the next line, unindented": ("pinCode:\n1234\nbucket: b", "pinCode:***\nbucket: b"),
    "after blank lines": ("pinCode:\n\n\n1234\nbucket: b", "pinCode:***\nbucket: b"),
    "looks like a field": ("pinCode:\nabc: def\nbucket: b", "pinCode:***\nbucket: b"),
    "is followed by an unknown field": ("pinCode:\n  1234\nx: y", "pinCode:***\nx: y"),
    "below a comment": ("pinCode:\n# c\n1234\nbucket: b", "pinCode:***\nbucket: b"),
    "below a comment that looks like a field": ("pinCode:\n# x: y\n1\nbucket: b", "pinCode:***\nbucket: b"),
    "below a commented known key": (
        "pinCode:\n# bucket: x\n1234\nbucket: b",
        "pinCode:\n# bucket: ***\nbucket: b",
    ),
    "below a commented secret key": (
        "pinCode:\n# trueCryptPassword: x\n1234\nbucket: b",
        "pinCode:\n# trueCryptPassword: ***\nbucket: b",
    ),
    "several lines, unindented": ("pinCode:\n12\n\n# c\n34=\n5:6\nx: y", "pinCode:***\nx: y"),
    "looks like a secret key": ("pinCode:\nSECRET: x\nbucket: b", "pinCode:***\nbucket: b"),
    "looks like a secret key, indented": ("pinCode: 1\n  SECRET: x\nbucket: b", "pinCode: ***\nbucket: b"),
    "begins with a known key without a colon": (
        "pinCode:\nbucket 12\n34\nlogBucket: b",
        "pinCode:\nbucket ***\nlogBucket: b",
    ),
    "two secret keys": ("pinCode:\ntrueCryptPassword: x\n", "pinCode:\ntrueCryptPassword: ***\n"),
    "JSON over lines": ('"pinCode"\n:\n"1234"\n', '"pinCode"***\n'),
    "continued": ("pinCode: 12\n  34\nbucket: b", "pinCode: ***\nbucket: b"),
    "a member is no continuation": (
        "pinCode: 12\n  bucket: b\n",
        "pinCode: ***\n  bucket: b\n",
    ),
    "literal block": ("pinCode: |\n  12\n\n  34\nbucket: b", "pinCode: ***\nbucket: b"),
    "folded block with indicators": ("pinCode: >2- # c\n    12\n  34\nx: y", "pinCode: ***\nx: y"),
    "open quote": ('pinCode: "12\n34"\nx: y', "pinCode: ***\nx: y"),
    "quote that is never closed": ("pinCode: '12\n34\nx\nbucket: b", "pinCode: ***\nbucket: b"),
    "CRLF": ("pinCode: 12\r\n  34\r\nbucket: b", "pinCode: ***\r\nbucket: b"),
    "CR": ("pinCode: 12\r  34\rbucket: b", "pinCode: ***\rbucket: b"),
    "SIGNATURE": (
        "version:2.0\njobId:AB12C\nsignature:abc=\n",
        "version:2.0\njobId:AB12C\nsignature:***\n",
    ),
    "the words alone": ("name: Pin Secretary\ngenerator: my password tool", None),
    "other keys": ("zipCode: 12345\nregion: us-west-2\nsigningMethod:HmacSHA1", None),
}


@pytest.mark.parametrize(("text", "shown"), SECRETS.values(), ids=SECRETS)
def test_secrets_of_unread_text(text: str, shown: str | None) -> None:
    """The values of secret keys are found however the line is written; the names and all else stay readable."""
    assert mask(text, 0, len(text), secret_spans(text, None, KNOWN)) == (text if shown is None else shown)


def test_secrets_without_known_keys() -> None:
    """Where nobody says which keys there are, a line below an empty secret is masked, not the one after it."""
    text = "pinCode:\nbucket: b\nlogBucket: c"
    assert mask(text, 0, len(text), secret_spans(text, None)) == "pinCode:***\nlogBucket: c"


def scalar(text: str, value: str, style: str = "plain") -> Scalar:
    """A scalar that stands in a text."""
    start = text.index(value)
    return Scalar(value, start, start + len(value), style)  # type: ignore[arg-type] # one of the styles


def entry(text: str, key: str, value: Node) -> Entry:
    """An entry whose key stands in a text."""
    start = text.index(key)
    return Entry(key, start, start + len(key), value)


def test_secrets_of_a_tree() -> None:
    """The tree knows values that no line shows as such, at any depth."""
    text = "? pinCode\n  operations x\n? unlock_codes\n: [12, 34]\n"
    pin = entry(text, "pinCode", scalar(text, "x"))
    codes = entry(text, "unlock_codes", Sequence((scalar(text, "12"),), text.index("["), text.index("]") + 1))
    inner = Sequence((Mapping((pin,), 0, 0),), 0, 0)
    root = Mapping((entry(text, "operations", inner), codes), 0, len(text))
    spans = secret_spans(text, root, KNOWN)
    shown = mask(text, 0, len(text), spans)
    assert "12" not in shown
    assert overlaps(spans, text.index("x"), text.index("x") + 1)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("pinCode:1234", "pinCode:***"),
        ("pinCode 1234", "pinCode ***"),
        ("pinCode", "pinCode"),
        ("trueCryptPasword", "trueCryptPasword"),
        ("a/pinCode:12/34", "a/pinCode:***"),
        ("bucket:1234", "bucket:1234"),
        ("", ""),
    ],
)
def test_key_with_a_secret_in_it(key: str, shown: str) -> None:
    """What stands behind the name of a secret within a key is masked, in the key and where it stands in the text."""
    assert masked_key(key, KNOWN) == shown
    text = f"{{x: y, {key}, bucket: b}}"
    root = Mapping((entry(text, key, Scalar("", 7 + len(key), 7 + len(key), "empty")),), 0, len(text))
    assert mask(text, 0, 7 + len(key), secret_spans(text, root, KNOWN)) == f"{{x: y, {shown}"


def test_deep_tree() -> None:
    """Depth costs no stack."""
    node: Node = Mapping((Entry("pinCode", 0, 1, Scalar("x", 5, 6, "plain")),), 0, 9)
    for _ in range(20_000):
        node = Sequence((node,), 0, 9)
    assert secret_spans("123456789", node) == (Span(5, 6),)


PERSONAL = {
    "address": (
        "returnAddress:\n  name: Pat\n  street1:1 Road\n  city: X\n",
        "returnAddress:\n  name: ***\n  street1:***\n  city: X\n",
    ),
    "again in a comment": ("name: Pat Sample\ncity: X # Pat Sample's", "name: ***\ncity: X # ***'s"),
    "top level": ("phoneNumber: +1 555 0100\nbucket: b", "phoneNumber: ***\nbucket: b"),
    "several": ("notificationEmail: a@example.com;b@example.com", "notificationEmail: ***"),
    "device and certifier": ("deviceId: D1\nexportCertifierName: Pat", "deviceId: ***\nexportCertifierName: ***"),
    "Snowball": ('{"Name": "Pat",\n"GSTIN": "1",\n"City": "X"}', '{"Name": ***\n"GSTIN": ***\n"City": "X"}'),
    "broken line": ('street1 "1 Road\nbucket: b', "street1 ***\nbucket: b"),
    "misspelt": ("nmae: Pat\nphoneNummber: 1", "nmae: ***\nphoneNummber: ***"),
    "the others": ("bucket: name\ncity: Company\nfileSystem: NTFS\ngenerator: x", None),
}


@pytest.mark.parametrize(("text", "shown"), PERSONAL.values(), ids=PERSONAL)
def test_personal_values(text: str, shown: str | None) -> None:
    """What tells of people is found with a tree and without one."""
    assert mask(text, 0, len(text), personal_spans(text, None, KNOWN)) == (text if shown is None else shown)


def test_personal_values_of_a_flow_mapping() -> None:
    """A value that was read is masked alone, not with all that follows on its line."""
    text = "returnAddress: {name: Pat Sample, city: Springfield, company: }"
    name, city = entry(text, "name", scalar(text, "Pat Sample")), entry(text, "city", scalar(text, "Springfield"))
    company = entry(text, "company", Scalar("", len(text) - 1, len(text) - 1, "empty"))
    root = Mapping((name, city, company), 0, len(text))
    shown = mask(text, 0, len(text), personal_spans(text, root, KNOWN))
    assert shown == "returnAddress: {name: ***, city: Springfield, company: ***"


@pytest.mark.parametrize(
    "name",
    [
        *("trueCryptPassword", "pinCode", "secretKey", "signature", "PINCODE", "pin_code", "PIN", "secret-access-key"),
        *("Signature", "SignatureFileContents", "UnlockCode", "passphrase", "my.password", "passwd", "pwd"),
        *("devicePin", "device_pin", "myPinCode", "passcode", "unlock", "credentials"),
        *(
            "trueCryptPasword",
            "truecryptpasswrd",
            "pinCod",
            "sigature",
            "secertKey",
            "passowrd",
            "\uff50\uff49\uff4eCode",
            "p\u00e1ssw\u00f6rd",
            "pa\u017f\u017fword",
        ),
    ],
)
def test_secret_names(name: str) -> None:
    """The secret keys of manifests and all that resemble them, in any case or spelling."""
    assert is_secret(name, KNOWN)


@pytest.mark.parametrize(
    "name",
    ["bucket", "signingMethod", "street1", "zipCode", "region", "postalCode", "prefix", "generator", "accessKeyId", ""],
)
def test_other_names(name: str) -> None:
    """No other key of a manifest, and no likely one, is taken for a secret."""
    assert not is_secret(name, frozenset())


def test_known_name_is_not_misspelt() -> None:
    """A name that is merely like a secret one counts unless it is known to be another."""
    assert is_secret("pinMode", frozenset())
    assert is_secret("signatures", frozenset(["signatures"]))
    assert is_secret("singature", frozenset())
    assert not is_secret("singature", frozenset(["singature"]))


def test_names_are_judged_alike_at_any_length() -> None:
    """What is too long to be a misspelt name may still hold a secret's."""
    for length in (1, 10, 63, 64, 65, 1000):
        assert is_secret("x" + "ab" * length + "_PassWord", frozenset())
        assert not is_secret("ab" * length, frozenset())
        assert is_personal("ab" * length + "Company", frozenset())


def test_a_long_name_takes_no_memory_that_lasts() -> None:
    """Nor much while it is judged: a few times its own size."""
    name = "x" * 1_000_000
    tracemalloc.start()
    try:
        assert not is_secret(name, frozenset())
        assert not is_personal(name, frozenset())
        now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert now < 100_000
    assert most < 10_000_000


@pytest.mark.parametrize("name", ["name", "Company", "street3", "phone", "Email", "GSTIN", "device_id", "nmae"])
def test_personal_names(name: str) -> None:
    """RULINGS 19, in any case and spelling."""
    assert is_personal(name, frozenset())


@pytest.mark.parametrize("name", ["city", "country", "bucket", "logBucket", "region", "postalCode", "fileSystem", ""])
def test_names_of_no_person(name: str) -> None:
    """What is not in RULINGS 19 stays readable under --redact."""
    assert not is_personal(name, frozenset())


SPANS = (Span(2, 4), Span(6, 7))


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (0, 9, "01***45***78"),
        (0, 2, "01"),
        (0, 3, "01***"),
        (3, 6, "***45"),
        (3, 3, ""),
        (2, 4, "***"),
        (7, 9, "78"),
        (4, 6, "45"),
        (6, 7, "***"),
    ],
)
def test_mask(start: int, end: int, shown: str) -> None:
    """Each hidden part becomes three asterisks, however long it is; only what lies in the slice counts."""
    assert mask("012345678", start, end, SPANS) == shown


def test_pieces() -> None:
    """The pieces cover the slice without gaps."""
    assert [tuple(piece) for piece in pieces(1, 7, SPANS)] == [
        (1, 2, False),
        (2, 4, True),
        (4, 6, False),
        (6, 7, True),
    ]
    assert list(pieces(5, 5, ())) == []


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [(0, 2, False), (0, 3, True), (3, 3, True), (2, 2, False), (4, 6, False), (5, 9, True), (7, 9, False)],
)
def test_overlaps(start: int, end: int, touched: bool) -> None:  # noqa: FBT001 - a column of the table
    """A piece overlaps where it has a character of a span, an empty one where it lies inside."""
    assert overlaps(SPANS, start, end) == touched


@given(
    key=st.sampled_from(["pinCode", "trueCryptPassword", "SECRETKEY", "signature", "truecryptpasword"]),
    between=st.sampled_from([":", ": ", " : ", "=", ": |\n  ", ":\n", ":\n\n  ", ': "', ": '", ': ["', " "]),
    secret=st.text("abcXYZ0189#:{}[]\"' ,-", min_size=1).filter(str.strip),
    before=st.sampled_from(["", "bucket: b\n", "# x\r\n", "- ", "  "]),
)
def test_no_secret_is_shown(key: str, between: str, secret: str, before: str) -> None:
    """However a secret is written behind its key, none of it is shown, and the key and the other lines are."""
    text = f"{before}{key}{between}{secret}"
    shown = mask(f"{text}\nbucket: b", 0, len(text) + 10, secret_spans(f"{text}\nbucket: b", None, KNOWN))
    assert shown.startswith(before + key)
    assert shown.endswith("\nbucket: b")
    rest = shown.removeprefix(before + key).removesuffix("\nbucket: b")
    assert set(rest) <= set(":=* |\n\"'[")
    assert not {"a", "0", "Z"} & set(rest)


@given(st.text(st.sampled_from("pinCode:=\"'|> \t\n\r-#{,xé")))
def test_spans_are_in_order(text: str) -> None:
    """Spans lie in the text, in order, apart, and none is empty."""
    spans = secret_spans(text, None)
    edges = [edge for span in spans for edge in span]
    assert all(start < end for start, end in spans)
    assert edges == sorted(set(edges))
    assert all(0 <= edge <= len(text) for edge in edges)


LONG = {
    "one line of keys": "pinCode: " * 200_000,
    "a line for each": "pinCode:\n" * 200_000,
    "values below an empty key": "pinCode:\n" + "1234\n" * 400_000,
    "comments below empty keys": "pinCode:\n# bucket: b\n" * 100_000,
    "unknown secret keys": "secret:\n" * 200_000,
    "open quotes": "pinCode: '\n" * 200_000,
    "one quote and blank lines": "pinCode: '" + "\n" * 2_000_000,
    "one word": "pin" * 700_000,
    "commas": ", " * 1_000_000,
    "blanks": " " * 2_000_000,
    "punctuation": "-" * 2_000_000,
    "marks": "e" + "\u0301" * 2_000_000 + ": x",
    "marks and words": "# pin " * 400_000,
    "a name of ligatures": "\ufdfa" * 2_000_000 + ": x",
    "a mark each": "# manifestkit: ignore[" * 100_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts(text: str) -> None:
    """Two million characters of whatever kind take no more than a few seconds."""
    start = time.process_time()
    mask(text, 0, len(text), secret_spans(text, None, KNOWN))
    personal_spans(text, None, KNOWN)
    assert time.process_time() - start < 30


LOOSE = {
    "in one line": "returnAddress: Jane Doe, 5 Elm St\nacl: private\n",
    "a line of its own": "returnAddress:\n  city: Reno\n  Jane Doe\nacl: private\n",
    "before the members": "returnAddress:\n  Jane Doe\n  city: Reno\nacl: private\n",
    "under an unknown name": "returnAddress:\n  attn: Jane Doe\n  city: Reno\nacl: private\n",
}


@pytest.mark.parametrize("text", LOOSE.values(), ids=LOOSE)
def test_what_stands_loose_in_an_address_tells_of_people(text: str) -> None:
    """Whoever writes an address in another way is no less a person; the known members stay as they are."""
    root = read(Source(text), DIALECT).root
    shown = mask(text, 0, len(text), personal_spans(text, root, DIALECT.keys))
    assert "Jane" not in shown
    assert "acl: private" in shown
    assert ("city: Reno" in shown) is ("Reno" in text)


_PIECES = [
    "pin",
    "pinCode",
    "a.pin",
    "-",
    ".",
    '"',
    "'",
    "\\",
    ":",
    "=",
    "\uff1a",
    "{",
    ",",
    "x",
    "\u00df",
    "#",
    "_",
    "0",
    "}",
    " ",
    "\n",
    "\r",
    "\t",
]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_a_text_is_passed_over_only_where_it_holds_no_secret(text: str) -> None:
    """The first look, which most texts end with, overlooks no name."""
    spans = secret_spans(text, None)
    with patch.object(masking, "_ORDINARY_LENGTH", -1):
        assert secret_spans(text, None) == spans
