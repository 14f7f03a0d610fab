"""Models fetched, checked, unpacked, listed and removed."""

import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from normalizer.errors import TranslationError
from normalizer.translation import downloading, models
from normalizer.translation.models import KnownModel
from tests.translation.dictionary_package import build_package


class Server(ThreadingHTTPServer):
    """Serves `data` with ranges; breaks the connection after `break_after` bytes of an answer, once."""

    daemon_threads = True

    def __init__(self, data: bytes) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.data = data
        self.break_after: int | None = None
        self.ranges: list[str | None] = []
        self.etag = '"one"'

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1/translate-zt_en-0_1.argosmodel"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        data, wanted = self.server.data, self.headers.get("Range")
        self.server.ranges.append(wanted)
        start = 0
        if wanted and self.headers.get("If-Range") == self.server.etag:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if start >= len(data):
                self.send_error(416)
                return
            self.send_response(206)
        else:
            self.send_response(200)
        self.send_header("ETag", self.server.etag)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        rest = data[start:]
        if self.server.break_after is not None:
            rest = rest[: self.server.break_after]
            self.server.break_after = None
        self.wfile.write(rest)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output clean."""


@pytest.fixture
def server(package_file: Path) -> Iterator[Server]:
    running = Server(package_file.read_bytes())
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


def known(server: Server, digest: str | None = None) -> KnownModel:
    data = server.data
    return KnownModel("zt", "en", "0.1", len(data), digest or hashlib.sha256(data).hexdigest(), server.address)


def test_a_model_is_fetched_checked_and_installed(server: Server) -> None:
    seen: list[tuple[int, int | None]] = []
    model = known(server)
    file = models.download(model, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(server.data), len(server.data))
    installed = models.install(file, model)
    assert (installed.source, installed.target, installed.version) == ("zt", "en", "0.1")
    assert models.list_installed() == ((installed,), ())


def test_an_interrupted_download_goes_on_where_it_stopped(server: Server) -> None:
    model = known(server)
    server.break_after = 1000
    with pytest.raises(TranslationError, match="1,000 bytes of it are kept"):
        models.download(model)
    file = models.download(model)
    assert file.read_bytes() == server.data
    assert server.ranges == [None, "bytes=1000-"]
    assert not list(file.parent.glob("*.part"))


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(server: Server) -> None:
    server.break_after = 1000
    with pytest.raises(TranslationError):
        models.download(known(server))
    server.data, server.etag = b"x" * 3000, '"two"'
    assert models.download(known(server)).read_bytes() == b"x" * 3000


def test_a_finished_download_is_not_fetched_again(server: Server) -> None:
    models.download(known(server))
    models.download(known(server))
    assert len(server.ranges) == 1


def test_more_than_the_server_has_is_thrown_away(server: Server) -> None:
    folder = downloading.downloads_folder()
    folder.mkdir(parents=True)
    name = Path(server.address).name
    (folder / f"{name}.part").write_bytes(b"y" * (len(server.data) + 5))
    (folder / f"{name}.etag").write_text(server.etag)
    assert models.download(known(server)).read_bytes() == server.data


def test_a_server_that_is_not_there_is_an_error_with_a_next_step() -> None:
    model = KnownModel("zt", "en", "0.1", None, None, "http://127.0.0.1:9/x.argosmodel")
    with pytest.raises(TranslationError, match="could not be fetched"):
        models.download(model)


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://127.0.0.1/x", "http://127.0.0.1/"])
def test_only_files_on_the_web_are_fetched(address: str) -> None:
    with pytest.raises(TranslationError, match="nothing was fetched"):
        models.download(KnownModel("zt", "en", "0.1", None, None, address))


def test_a_difference_is_refused_unless_confirmed(server: Server, packages: Path) -> None:
    model = known(server, digest="0" * 64)
    file = models.download(model)
    with pytest.raises(TranslationError, match="SHA-256"):
        models.install(file, model)
    asked: list[str] = []

    def refuse(sentence: str) -> bool:
        asked.append(sentence)
        return False

    with pytest.raises(TranslationError):
        models.install(file, model, confirm=refuse)
    assert len(asked) == 1 and not packages.exists()
    assert models.install(file, model, confirm=lambda sentence: True).source == "zt"


def test_a_file_of_another_size_is_a_difference(package_file: Path) -> None:
    model = KnownModel("zt", "en", "0.1", 5, None, "http://127.0.0.1/x")
    assert "bytes where 5 were expected" in (models.mismatch(package_file, model) or "")


def test_the_table_knows_the_pairs_between_chinese_and_english() -> None:
    assert {(model.source, model.target) for model in models.known_models()} == {
        ("zt", "en"), ("en", "zt"), ("zh", "en"), ("en", "zh"),
    }  # fmt: skip
    assert models.find_known("zh-Hant", "en").size == 74_498_034
    assert all(len(model.sha256 or "0" * 64) == 64 for model in models.known_models())
    with pytest.raises(TranslationError, match="Known pairs"):
        models.find_known("ko", "en")


def archive(*entries: tuple[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as zipped:
        for name, data in entries:
            zipped.writestr(zipfile.ZipInfo(name), data)
    return written.getvalue()


def link() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as zipped:
        entry = zipfile.ZipInfo("p/link")
        entry.external_attr = 0o120777 << 16
        zipped.writestr(entry, "/etc")
    return written.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"no zip",
        b"",
        archive(),
        archive(("../evil", b"x")),
        archive(("p/../../evil", b"x")),
        archive(("/evil", b"x")),
        archive(("p\\..\\evil", b"x")),
        archive(("c:/evil", b"x")),
        archive(("evil", b"x")),
        archive(("p/a", b"x"), ("q/b", b"x")),
        archive((".p/a", b"x")),
        archive(("p/a", b"x"), ("p/a/b", b"x")),
        archive(("p/metadata.json", b'{"from_code": "zt", "to_code": "en"}')),
        archive(("p/metadata.json", b'{"type": "sbd"}')),
        archive(*((f"p/{number}", b"") for number in range(2001))),
        link(),
    ],
)
def test_a_broken_or_hostile_package_changes_nothing(tmp_path: Path, packages: Path, data: bytes) -> None:
    file = tmp_path / "bad.argosmodel"
    file.write_bytes(data)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(TranslationError, match="nothing was installed"):
        models.install(file)
    after = sorted(path for path in tmp_path.rglob("*") if path != packages.parent)
    assert after == before


def test_a_package_that_lies_about_its_size_is_stopped(
    tmp_path: Path, package_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from normalizer.translation.argos import unpacking

    monkeypatch.setattr(unpacking, "_MOST_BYTES", 1000)
    with pytest.raises(TranslationError, match="unpacks to more than"):
        models.install(package_file)


def test_a_cut_package_is_refused(tmp_path: Path, package_file: Path) -> None:
    file = tmp_path / "cut.argosmodel"
    file.write_bytes(package_file.read_bytes()[:-200])
    with pytest.raises(TranslationError, match="nothing was installed"):
        models.install(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TranslationError, match=r"absent\.argosmodel is not there"):
        models.install(tmp_path / "absent.argosmodel")


def test_remove_takes_the_pair_and_says_what_it_took(tmp_path: Path, package_file: Path) -> None:
    first = models.install(package_file)
    second = models.install(build_package(tmp_path / "n.argosmodel", {"台北": "Taipei"}, version="0.2"))
    other = models.install(build_package(tmp_path / "o.argosmodel", {"a": "b"}, source="en", target="de"))
    assert set(models.remove("zh-Hant", "en")) == {first, second}
    assert models.list_installed()[0] == (other,)
    with pytest.raises(TranslationError, match="nothing was removed"):
        models.remove("zt", "en")


def test_without_any_folder_nothing_is_installed() -> None:
    assert models.list_installed() == ((), ())
