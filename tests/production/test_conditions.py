"""Printing conditions and profiles: what is shipped, what may be named, what is refused."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.diagnostics import Severity
from layout.production.conditions import PROFILES, known_conditions, output_condition
from layout.production.icc import LARGEST, profile_facts, wrong_for_press

COATED = PROFILES / "ISOcoated_v2_300_bas.icc"


def profile(
    kind: bytes = b"prtr", space: bytes = b"CMYK", version: int = 2, says: bytes = b"Press"
) -> bytes:
    """The least profile with a header and a description."""
    text = b"desc\0\0\0\0" + struct.pack(">I", len(says) + 1) + says + b"\0"
    header = bytearray(128)
    header[8], header[12:16], header[16:20], header[36:40] = version, kind, space, b"acsp"
    body = struct.pack(">I4sII", 1, b"desc", 144, len(text)) + text
    header[:4] = struct.pack(">I", 128 + len(body))
    return bytes(header) + body


def test_every_row_of_the_table_stands_on_a_file_we_ship() -> None:
    for row in known_conditions().values():
        facts = profile_facts((PROFILES / (row.file or row.stand_in)).read_bytes())
        assert facts is not None
        assert not wrong_for_press(facts, "x1a")
        assert 200 <= row.ink_limit <= 320
        assert row.info.isascii()


NAMES = [
    ("FOGRA39", "FOGRA39", True),
    ("fogra 39", "FOGRA39", True),
    ("FOGRA29", "FOGRA29", True),
    ("Japan Color 2001 Coated", "JC200103", False),
    ("JapanColor2001Coated", "JC200103", False),
    ("CGATS TR 006", "CGATS TR 006", False),
]


@pytest.mark.parametrize(("name", "identifier", "embedded"), NAMES)
def test_a_condition_is_found_by_name_or_alias(name: str, identifier: str, embedded: bool) -> None:
    found = output_condition(None, name, "x1a").value
    assert found is not None
    assert (found.identifier, found.embedded, found.registered) == (identifier, embedded, True)


def test_x1a_names_what_it_may_not_ship_and_says_how_pictures_are_separated() -> None:
    outcome = output_condition(None, "JC200103", "x1a")
    assert [said.code for said in outcome.diagnostics] == ["profile-stand-in"]
    assert outcome.diagnostics[0].severity is Severity.WARNING


def test_x4_needs_the_profile_of_a_condition_we_cannot_ship() -> None:
    outcome = output_condition(None, "JC200103", "x4")
    assert outcome.value is None
    assert [said.code for said in outcome.diagnostics] == ["profile-needed"]


OWN = [  # condition named, what the profile says of itself, identifier, told
    ("JC200103", b"Japan Color 2001 Coated", "JC200103", False),
    ("FOGRA39", b"Japan Color 2001 Coated", "JC200103", True),
    ("FOGRA39", b"Coated FOGRA39 (ISO 12647-2:2004)", "FOGRA39", False),
    ("FOGRA39", b"PSO Coated v3", "FOGRA51", True),
    ("FOGRA39", b"U.S. Web Coated (SWOP) v2", "CGATS TR 001", True),
    ("FOGRA39", b"House press", "Custom", False),
    ("FOGRA47", b"House press", "FOGRA47", False),
    ("", b"House press", "Custom", False),
]


@pytest.mark.parametrize(("name", "says", "identifier", "told"), OWN)
def test_a_profile_of_the_users_own_says_what_it_is_for(
    tmp_path: Path, name: str, says: bytes, identifier: str, told: bool
) -> None:
    own = tmp_path / "press.icc"
    own.write_bytes(profile(says=says))
    outcome = output_condition(own, name, "x4")
    assert outcome.value is not None
    assert outcome.value.identifier == identifier
    assert outcome.value.registered == (identifier != "Custom")
    assert outcome.value.embedded
    assert outcome.value.profile == own
    assert outcome.value.info
    assert [said.code for said in outcome.diagnostics] == ["condition-from-profile"] * told


def test_a_slip_in_the_name_gets_the_nearest() -> None:
    (said,) = output_condition(None, "FOGRA93", "x4").diagnostics
    assert said.code == "condition-unknown"
    assert dict(said.values)["near"].startswith("FOGRA")


REFUSED = [
    (b"", "x4", "profile-not-icc"),
    (b"acsp" * 100, "x4", "profile-not-icc"),
    (profile()[:140], "x4", "profile-not-icc"),
    (b"\0" * (LARGEST + 1), "x4", "profile-not-icc"),
    (profile(kind=b"mntr"), "x4", "profile-not-printer"),
    (profile(space=b"RGB "), "x4", "profile-not-cmyk"),
    (profile(version=4), "x1a", "profile-version"),
    (profile(version=5), "x4", "profile-version"),
]


@pytest.mark.parametrize(("data", "standard", "code"), REFUSED)
def test_what_is_no_output_profile_is_refused(
    tmp_path: Path, data: bytes, standard: str, code: str
) -> None:
    path = tmp_path / "bad.icc"
    path.write_bytes(data)
    outcome = output_condition(path, "FOGRA39", standard)
    assert outcome.value is None
    assert [said.code for said in outcome.diagnostics] == [code]


def test_a_profile_that_is_not_there_is_a_diagnostic(tmp_path: Path) -> None:
    for path in (tmp_path / "none.icc", tmp_path):
        assert output_condition(path, "", "x4").diagnostics[0].code == "profile-unreadable"


def test_the_screen_profile_is_no_press_profile() -> None:
    assert (
        wrong_for_press(profile_facts((PROFILES / "sRGB.icc").read_bytes()), "x4") == "not-printer"
    )


def test_v4_descriptions_are_read() -> None:
    text = "印刷机".encode("utf-16-be")
    tag = b"mluc\0\0\0\0" + struct.pack(">II4sII", 1, 12, b"zhCN", len(text), 28) + text
    data = bytearray(profile(version=4)[:132])
    data += struct.pack(">4sII", b"desc", 144, len(tag)) + tag
    data[:4] = struct.pack(">I", len(data))
    facts = profile_facts(bytes(data))
    assert facts is not None
    assert facts.description == "印刷机"


@given(st.binary(max_size=400), st.binary(max_size=60))
def test_no_bytes_crash_the_reader(noise: bytes, tail: bytes) -> None:
    profile_facts(noise)
    header = bytearray((noise + bytes(132))[:132])
    header[36:40] = b"acsp"
    profile_facts(bytes(header) + tail)
