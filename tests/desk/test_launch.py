"""``--serve`` on the command line, as a user starts it."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, style_of, write_issue

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_desk_opens_on_this_machine_alone_and_ends_quietly(tmp_path: Path) -> None:
    manifest = write_issue(tmp_path, style_of(1, 14, 8, {}), issue_of(text=TEXT[:80]))
    with subprocess.Popen(
        [sys.executable, "build.py", str(manifest), "--serve"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\S+/", run.stderr.readline())
        assert found
        with urllib.request.urlopen(found[0]) as answer:
            assert b"main.js" in answer.read()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", int(found[1])), 2)
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate(timeout=20)
        assert run.returncode in (0, 130)
        assert "Traceback" not in errors


def test_the_plain_command_line_loads_nothing_of_the_desk() -> None:
    code = (
        "import sys, layout.cli, layout.commands; layout.cli.parse(['a.yaml', '--proof']);"
        "print([m for m in ('starlette', 'uvicorn', 'watchfiles', 'ruamel.yaml', 'pypdfium2',"
        " 'layout.desk', 'layout.session') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
