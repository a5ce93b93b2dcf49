"""Names in Amazon S3: the three outcomes for buckets, and the length of keys in bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manifestkit.fields.s3 import MAX_KEY_BYTES, bucket_in, judge_bucket, key_bytes

_ROWS = [
    tuple(f"{line}\t".split("\t")[:3])
    for line in (Path(__file__).parent / "data" / "bucket_names.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("name", "outcome", "fragment"), _ROWS)
def test_a_bucket_name_is_judged_by_the_rule_of_today_and_the_older_ones(
    name: str, outcome: str, fragment: str
) -> None:
    """The rows follow the table of the address reference, 1.8; the reason names what is broken."""
    verdict = judge_bucket(name)
    assert verdict.outcome == outcome
    assert fragment in verdict.reason


@pytest.mark.parametrize(
    ("length", "outcome"),
    [
        (0, "never"),
        (2, "never"),
        (3, "valid"),
        (63, "valid"),
        (64, "legacy"),
        (255, "legacy"),
        (256, "never"),
    ],
)
def test_the_length_of_a_bucket_name_has_two_limits(length: int, outcome: str) -> None:
    """Today 3 to 63 characters, once up to 255 (address reference, 1.8)."""
    assert judge_bucket("a" * length).outcome == outcome


@pytest.mark.parametrize("name", ["my-bucket\n", "my-bucket\r", "my\tbucket", "my-bucket\x00"])
def test_no_control_character_passes_in_a_bucket_name(name: str) -> None:
    """The whole name is looked at, its end included."""
    assert judge_bucket(name).outcome == "never"


@given(st.text())
def test_only_ascii_names_are_ever_possible(name: str) -> None:
    """Every text has a verdict, and a name that is or was possible is plain ASCII of 3 to 255 characters."""
    verdict = judge_bucket(name)
    assert verdict.reason.endswith(".")
    if verdict.outcome != "never":
        assert name.isascii()
        assert 3 <= len(name) <= 255


@given(st.text(alphabet="ab1.-_AB", min_size=1, max_size=12), st.sampled_from("ab1"))
def test_the_rule_of_us_standard_is_wider_than_today_s(name: str, end: str) -> None:
    """A capital letter before a name that is valid today makes a legacy name of it, never an impossible one."""
    if judge_bucket(name + end).outcome == "valid":
        assert judge_bucket("A" + name + end).outcome == "legacy"


@pytest.mark.parametrize(
    ("text", "size"),
    [("", 0), ("logs/", 5), ("é", 2), ("日本", 6), ("\U0001f4be", 4), ("\ud800", 3), ("a\udfffb", 5)],
)
def test_a_key_is_measured_in_bytes(text: str, size: int) -> None:
    """The limit of S3 counts bytes of UTF-8, and a lone surrogate is no reason to fail."""
    assert key_bytes(text) == size


def test_four_hundred_japanese_characters_are_over_the_limit_of_a_key() -> None:
    """The example of the address reference, 1.8: characters and bytes are not the same."""
    assert key_bytes("日" * 400) > MAX_KEY_BYTES == 1024


@pytest.mark.parametrize(
    "text",
    [
        "my-bucket",
        "my-bucket/",
        "/my-bucket/logs/2014",
        "s3://my-bucket",
        "s3://my-bucket/logs/",
        "s3n://my-bucket/logs",
        "s3a://my-bucket/logs",
        "arn:aws:s3:::my-bucket",
        "arn:aws-us-gov:s3:::my-bucket/logs/*",
        "http://my-bucket.s3.amazonaws.com",
        "https://my-bucket.s3.amazonaws.com/logs/x.csv",
        "https://my-bucket.s3-us-west-2.amazonaws.com/",
        "https://my-bucket.s3.eu-west-1.amazonaws.com/a/b",
        "https://s3.amazonaws.com/my-bucket",
        "https://s3-eu-west-1.amazonaws.com/my-bucket/logs/x.csv",
    ],
)
def test_a_bucket_is_found_in_what_else_tells_of_it(text: str) -> None:
    """URLs of both styles, ARNs and paths name a bucket."""
    assert bucket_in(text) == "my-bucket"


@pytest.mark.parametrize(
    "text",
    ["", "/", "s3://", "my bucket", "s3://my bucket", "https://example.com/my-bucket", "ftp://my-bucket/x", "a:b"],
)
def test_what_names_no_bucket_gives_none(text: str) -> None:
    """No bucket is guessed where the text names none."""
    assert bucket_in(text) is None


@pytest.mark.parametrize(("text", "name"), [("s3://ab/logs", None), ("s3://My_Bucket/logs", "My_Bucket")])
def test_only_a_possible_bucket_is_found(text: str, name: str | None) -> None:
    """A name that no bucket could ever have had is none; one that an old bucket may have is."""
    assert bucket_in(text) == name


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("my-bucket", "The name keeps today's rule for bucket names."),
        (
            "my_bucket",
            (
                "A bucket name must hold only the letters a to z, digits, dots and hyphens."
                " The rule of about 2010 allowed this name."
            ),
        ),
        (
            "My-Bucket-",
            (
                "A bucket name must hold only the letters a to z, digits, dots and hyphens,"
                " and end with a letter or digit."
                " Only a bucket made in US Standard before 1 March 2018 can have it,"
                " and it is reached by path-style addresses alone."
            ),
        ),
        (
            "-..",
            (
                "A bucket name must begin with a letter or digit, end with a letter or digit,"
                " and have no two dots in a row."
                " No older rule allowed this name either."
            ),
        ),
    ],
)
def test_the_reason_names_every_rule_that_is_broken(name: str, reason: str) -> None:
    """Each once, in the words of the table, and then the older rule that allowed the name, if one did."""
    assert judge_bucket(name).reason == reason
