"""Where secrets and personal values stand in a request, and what of it may be shown."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import manifestkit
from manifestkit.checking.requests import read_request
from manifestkit.findings.hiding import mask
from manifestkit.findings.request_masking import harmless, hides_nothing, personal_spans, secret_spans
from manifestkit.text.source import Source

KNOWN = frozenset(("Description", "StorageUnit", "Manifest", "Name", "City"))

# The text of a request, and what of it may be shown; None where all of it may.
JSON = {
    "a word in a text": ('{"Description":"Pin: see mail","X":1}', '{"Description":***,"X":1}'),
    "a word in another text": ('{"X":["a","my signature: Bob"],"Y":1}', '{"X":["a",***],"Y":1}'),
    "a key": ('{"pinCode":"12","X":1}', '{"pinCode":***,"X":1}'),
    "a key with escapes": (r'{"p\u0069nCode":"12","X":1}', r'{"p\u0069nCode":***,"X":1}'),
    "a key that holds the word": ('{"my pin":"12","X":1}', '{"my pin":***,"X":1}'),
    "a key with a value in it": ('{"x pinCode:12":1,"X":1}', '{"x pinCode:***:***,"X":1}'),
    "a number": ('{"pinCode":12,"X":1}', '{"pinCode":***,"X":1}'),
    "an object": ('{"pinCode":{"a":"12"},"X":1}', '{"pinCode":***,"X":1}'),
    "a list": ('{"pinCode":["12","34"],"X":1}', '{"pinCode":***,"X":1}'),
    "a manifest": (
        r'{"Manifest":"bucket: b\npinCode: 12\n","X":1}',
        '{"Manifest":***,"X":1}',
    ),
    "a manifest with a broken line": (
        r'{"Manifest":"bucket: b\ntrueCryptPassword \"12","X":1}',
        '{"Manifest":***,"X":1}',
    ),
    "single quotes": ("{'pinCode':'12','X':1}", "{'pinCode':***,'X':1}"),
    "a trailing comma": ('{"Description":"Pin: x","X":1,}', '{"Description":***,"X":1,}'),
    "an equals sign": ('{"pinCode"="12","X":1}', '{"pinCode"=***,"X":1}'),
    "no colon": ('{"pinCode" "12","X":1}', '{"pinCode" ***,"X":1}'),
    "an ARN": ('{"X":"arn:aws:lambda:us-east-1:123456789012:function:secret-rotator:1"}', None),
    "a known name": ('{"StorageUnit":"GB"}', None),
    "a word without a colon": ('{"Street1":"Pinewood Road 5","X":"password protected"}', None),
    "text behind the value": ('{"pinCode":"12"34,\n"X":1}', '{"pinCode":***\n"X":1}'),
    "no quotes": ('{"pinCode":12ab,\n"X":1}', '{"pinCode":***\n"X":1}'),
    "no value": ('{"pinCode":\n"X":1}', '{"pinCode":***'),
    "a quote that is not closed": ('{"pinCode":"12,\n"X":1}', '{"pinCode":***'),
    "a key that is not closed": ('{"pinCode:12,\n"X":1}', '{"pinCode:***\n"X":1}'),
    "a comment": ('{"X":1} // pinCode: 12', '{"X":1} // pinCode: ***'),
    "behind the value": ('{"X":1}\npinCode: 12', '{"X":1}\npinCode: ***'),
    "a key in a list": ('["pinCode":"12"]', '["pinCode":***'),
    "too deep": ("[" * 101 + '"pinCode: 12"' + "]" * 101, "[" * 101 + '"pinCode: ***'),
    "no JSON at all": ("pinCode: 12\nX: 1", "pinCode: ***\nX: 1"),
}
YAML = {
    "a key": ("pinCode: 12\nX: 1\n", "pinCode: ***\nX: 1\n"),
    "a comment behind the value": ("pinCode: 12 # 34\nX: 1\n", "pinCode: ***\nX: 1\n"),
    "a comment": ("# pinCode: 12\nX: 1\n", "# pinCode: ***\nX: 1\n"),
    "in braces": ("{pinCode: 12, X: 1}\n", "{pinCode: ***, X: 1}\n"),
    "without a colon": ("{pinCode 12, X: 1}\n", "{pinCode ***\n"),
    "in a list": ("X:\n- pinCode: 12\n  Y: 1\n", "X:\n- pinCode: ***\n  Y: 1\n"),
    "a block": ("pinCode: |\n  12\n  34\nX: 1\n", "pinCode: ***\nX: 1\n"),
    "a block that is not indented": ("pinCode: |\n12\nX: 1\n", "pinCode: ***\nX: 1\n"),
    "on the next line": ("pinCode:\n12\nX: 1\n", "pinCode:***\nX: 1\n"),
    "a text": ("X: 'my pin: 12'\nY: 1\n", "X: ***\nY: 1\n"),
}


def _shown(text: str, name: str) -> str:
    root = read_request(Source(text, name), "snowball.CreateJob", "2020-06-17").root
    return mask(text, 0, len(text), secret_spans(text, root, KNOWN))


@pytest.mark.parametrize(("text", "shown"), JSON.values(), ids=JSON)
def test_secrets_of_json(text: str, shown: str | None) -> None:
    """A value ends where JSON says, so that nothing else is hidden; around what is no JSON more is."""
    assert _shown(text, "a.json") == (text if shown is None else shown)


@pytest.mark.parametrize(("text", "shown"), YAML.values(), ids=YAML)
def test_secrets_of_yaml(text: str, shown: str) -> None:
    """A value ends where YAML says; a comment behind it may be its rest."""
    assert _shown(text, "a.yaml") == shown


@given(
    key=st.sampled_from(["pinCode", "trueCryptPassword", "SECRETKEY", "signature", "truecryptpasword"]),
    value=st.recursive(
        st.text("xyz0189#:{}[]\"'\\ ,-\n").map(lambda text: f"Q{text}Q"),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("xy: "), inner, max_size=3),
        max_leaves=5,
    ),
    indent=st.sampled_from([None, 2]),
    inside=st.booleans(),
)
def test_no_secret_is_shown(key: str, value: object, indent: int | None, *, inside: bool) -> None:
    """Whatever value a secret key has, and however the JSON is written, nothing of it is shown, and all else is."""
    written = {key: value}
    text = json.dumps({"a": 1, "b": json.dumps(written) if inside else written, "d": "e"}, indent=indent)
    shown = _shown(text, "a.json")
    assert "Q" not in shown
    assert json.loads(shown.replace("***", "0")) == {"a": 1, "b": 0 if inside else {key: 0}, "d": "e"}


_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
_WORDS = [
    _ACCESS_KEY,
    _ACCESS_KEY[:-1],
    "pinCode",
    "a",
    "City",
    "Name",
    "secret",
    "Pin",
    "my signature",
    "Phone",
    "arn:aws:s3:::secret",
]
_TEXTS = st.lists(st.sampled_from([*_WORDS, ":", "=", "\uff1a", " ", "\n", '"', "\\", ",", "{", "'", "#", "x"])).map(
    "".join
)


@given(
    st.recursive(
        _TEXTS | st.none() | st.integers(0, 9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
        max_leaves=6,
    ),
    st.sampled_from([None, 0, 2]),
)
def test_what_hides_nothing(value: object, indent: int | None) -> None:
    """Where the quick look at a tree finds nothing, the long one, at its characters too, finds nothing either."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    tree = read_request(Source(text), "snowball.CreateJob", "2020-06-17")
    assert tree.root is not None
    assert not tree.problems
    if hides_nothing(tree.root, KNOWN, harmless(KNOWN)):
        assert secret_spans(text, tree.root, KNOWN) == ()
        assert personal_spans(text, tree.root, KNOWN) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"City":"Seattle","Zzz":["arn:aws:s3:::secret", 1, null]}', True),
        ('{"Name":"Pat"}', False),
        ('{"Zzz":{"pinCode":1}}', False),
        ('{"Zzz":["pin: 1"]}', False),
        ('{"Zzz":["phone: 1"]}', False),
        ('{"x: 1":1}', False),
        (f'{{"Zzz":"{_ACCESS_KEY}"}}', False),
        (f'{{"Zzz":"arn:aws:s3:::{_ACCESS_KEY}"}}', False),
    ],
)
def test_what_is_looked_at_longer(text: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """An ordinary request hides nothing; whatever may hide something is looked at longer."""
    root = read_request(Source(text), "snowball.CreateJob", "2020-06-17").root
    assert root is not None
    assert hides_nothing(root, KNOWN, harmless(KNOWN)) is expected


def test_personal_values() -> None:
    """The value of a personal key is hidden, and a text with such a name in it; nothing else on the line is."""
    text = '{"Name":"Pat","City":"Seattle","Description":"Phone: 1","X":"named"}'
    root = read_request(Source(text), "snowball.CreateJob", "2020-06-17").root
    shown = mask(text, 0, len(text), personal_spans(text, root, KNOWN))
    assert shown == '{"Name":***,"City":"Seattle","Description":***,"X":"named"}'


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ('{"Description":"Pin: see mail","ShippingOption":"FASTEST"}', "/ShippingOption"),
        ('{"Description":"signature: Bob","Zzz":1}', "/Zzz"),
        ('{"Pines":"a","Zzz":1}', "/Zzz"),
        ('{"Pines":"a","Zzz":1}', "/Pines"),
        ('{"OnDeviceServiceConfiguration":{"NFSOnDeviceService":{"StorageUnit":"GB"}}}', None),
        ('{"RoleARN":"password: x","ShippingOption":"FASTEST"}', "/RoleARN"),
    ],
)
def test_pointers_are_whole(text: str, pointer: str | None) -> None:
    """The pointer of a finding is that of the value, whatever is hidden beside it, and the message names it."""
    report = manifestkit.check_request("snowball", "CreateJob", text, edition="2026-04-21")
    pointers = {finding.pointer for finding in report.findings}
    assert (pointer or "/OnDeviceServiceConfiguration/NFSOnDeviceService/StorageUnit") in pointers
    assert not [finding for finding in report.findings if "***" in finding.pointer]


def test_a_manifest_with_a_password_hides_itself_alone() -> None:
    """The other members of the request keep their pointers."""
    request = {"Manifest": "trueCryptPassword: hunter2hunter2\nbucket: b-b-b\n", "ValidateOnly": "true"}
    report = manifestkit.check_request("importexport", "CreateJob", json.dumps(request))
    assert "/ValidateOnly" in {finding.pointer for finding in report.findings if finding.rule == "SB001"}
    assert not [finding for finding in report.findings if "***" in finding.pointer or "hunter2" in repr(finding)]
