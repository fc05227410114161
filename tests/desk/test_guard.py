"""Who may speak to the desk, and how much may be sent to it."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from tests.desk.serving import TOKEN, Served, served
from tests.support.page_picture import TEXT
from tests.support.tiny import issue_of, style_of, write_issue


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("guard")
    with served(write_issue(folder, style_of(1, 14, 8, {}), issue_of(text=TEXT[:80]))) as found:
        yield found


def test_the_desk_answers_its_own_page(desk: Served) -> None:
    answer = desk.ask("/")
    assert answer.status == 200
    assert b"main.js" in answer.body
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert desk.ask("/static/main.js").status == 200


@pytest.mark.parametrize("token", ["", "/", "/wrong-token", f"/{TOKEN}x", f"/x{TOKEN[1:]}"])
def test_without_the_token_nothing_is_told(desk: Served, token: str) -> None:
    assert desk.ask("/words", token=token).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_strangers_are_refused(desk: Served, headers: dict[str, str]) -> None:
    assert desk.ask("/words", headers=headers).status == 403
    assert desk.ask("/undo", {}, headers=headers).status == 403


def test_a_change_without_an_origin_is_refused(desk: Served) -> None:
    connection = socket.create_connection(("127.0.0.1", desk.port))
    with connection:
        connection.sendall(
            f"POST /{TOKEN}/undo HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nContent-Length: 2\r\n\r\n{{}}".encode()
        )
        assert connection.recv(100).startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/static/../desk.py",
        "/static/..%2fdesk.py",
        "/static/%2e%2e%2fapp.py",
        "/picture?name=../../../etc/passwd",
        "/picture?name=/etc/passwd",
        "/picture?name=..%2f..%2fx.jpg",
        "/face/..%2f..%2fx",
    ],
)
def test_no_file_beside_the_issue_is_shown(desk: Served, path: str) -> None:
    answer = desk.ask(path)
    assert answer.status in (403, 404, 415)
    assert b"root:" not in answer.body


def test_an_upload_of_a_gigabyte_is_refused_before_it_is_read(desk: Served) -> None:
    head = (
        f"POST /{TOKEN}/upload?name=a.jpg HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n"
        f"Origin: http://127.0.0.1:{desk.port}\r\nContent-Length: {1 << 30}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", desk.port)) as connection:
        connection.sendall(head.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


def test_a_body_that_hides_its_length_is_cut_off(desk: Served) -> None:
    head = (
        f"POST /{TOKEN}/edit HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n"
        f"Origin: http://127.0.0.1:{desk.port}\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", desk.port)) as connection:
        connection.sendall(head.encode())
        for _ in range(20):
            connection.sendall(chunk)
        assert connection.recv(100).startswith(b"HTTP/1.1 413")
