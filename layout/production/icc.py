"""ICC profile bytes → what they are, or why they cannot be an output profile (ICC.1:2001-04, 6.1)."""

from __future__ import annotations

import struct
from typing import NamedTuple

LARGEST = 16 * 1024 * 1024  # bytes; the largest press profiles in use are under 4 MB
SMALLEST = 132  # header and an empty tag table


class ProfileFacts(NamedTuple):
    """The header of a profile: major version, class, colour space, and its description."""

    version: int
    kind: str
    space: str
    description: str


def profile_facts(data: bytes) -> ProfileFacts | None:
    """Bytes → the facts of the ICC profile they hold, None where they hold none.

    The size, the signature and the extent of every tag are checked (ICC.1:2001-04, 6.1 and 6.2).
    """
    if not SMALLEST <= len(data) <= LARGEST or data[36:40] != b"acsp":
        return None
    size, count = struct.unpack(">I", data[:4])[0], struct.unpack(">I", data[128:132])[0]
    if size > len(data) or 132 + 12 * count > len(data):
        return None
    tags = [struct.unpack(">4sII", data[132 + 12 * n : 144 + 12 * n]) for n in range(count)]
    if any(offset + length > len(data) for _, offset, length in tags):
        return None
    description = next((data[o : o + n] for name, o, n in tags if name == b"desc"), b"")
    return ProfileFacts(
        data[8], data[12:16].decode("latin-1"), data[16:20].decode("latin-1"), _text(description)
    )


def wrong_for_press(facts: ProfileFacts | None, standard: str) -> str:
    """Facts and standard (x4, x1a) → what keeps the profile from being an output intent, or "".

    Answers: not-icc, not-printer, not-cmyk, version (X-4: ICC v2 or v4; X-1a: v2, since
    PDF 1.4 knows no other).
    """
    if facts is None:
        return "not-icc"
    if facts.kind != "prtr":
        return "not-printer"
    if facts.space != "CMYK":
        return "not-cmyk"
    if facts.version not in ((2,) if standard == "x1a" else (2, 4)):
        return "version"
    return ""


def _text(tag: bytes) -> str:
    """A ``desc`` tag, v2 or v4 → its first text."""
    if tag[:4] == b"desc" and len(tag) > 12:
        length = struct.unpack(">I", tag[8:12])[0]
        return tag[12 : 12 + length].split(b"\0")[0].decode("latin-1")
    if tag[:4] == b"mluc" and len(tag) >= 28:
        length, offset = struct.unpack(">II", tag[20:28])
        return tag[offset : offset + length].decode("utf-16-be", "replace").rstrip("\0")
    return ""
