"""Issues on disk for the tests: a manifest, its files, pictures of every kind."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

GOOD = """\
name: 行业简报
number: 2020年第4期
date: 2020-04-30
articles:
  - title: 某市公司•开通新业务
    text: |
      第一段，说的是开通的事。

      第二段，说的是业务的事。
    pictures:
      - file: photo.jpg
        at: 业务的事
        side: right
        width: 12字
"""


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), mode: str = "RGB") -> bytes:
    """A kind, a size and a mode → the bytes of such a picture."""
    stream = BytesIO()
    Image.new(mode, size).save(stream, kind)
    return stream.getvalue()


def write_issue(folder: Path, manifest: str | bytes, **files: bytes | str) -> Path:
    """A manifest and files (``photo_jpg`` is photo.jpg) → the manifest's path; photo.jpg is there anyway."""
    contents: dict[str, bytes | str] = {"photo_jpg": picture()} | files
    for name, content in contents.items():
        stem, _, suffix = name.rpartition("_")
        data = content.encode() if isinstance(content, str) else content
        (folder / f"{stem}.{suffix}").write_bytes(data)
    path = folder / "issue.yaml"
    path.write_bytes(manifest.encode() if isinstance(manifest, str) else manifest)
    return path
