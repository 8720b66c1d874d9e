"""Whatever kind an input is, its content says so; a bad one is named and never stops the rest."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from dateline import sources
from dateline.model import Problem, Raw
from dateline.sources import Limits

PAGE = "<!doctype html><html><body><h1>Talks</h1><p>The ministers met.</p></body></html>"


def of(data: bytes | str) -> tuple[list[Raw], list[Problem]]:
    problems: list[Problem] = []
    data = data.encode() if isinstance(data, str) else data
    return list(sources.of_bytes(data, "input", on_problem=problems.append)), problems


def zipped(**members: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def tarred(mode: str, **members: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{mode}") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content.encode()))
    return out.getvalue()


def mail(*, html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "Fjord Wire <desk@fjord-wire.example>"
    message["Subject"] = "Fwd: Ministers meet"
    message["Date"] = "Sat, 12 Jul 2031 09:00:00 +0200"
    message.set_content("The ministers met.")
    if html:
        message.add_alternative(PAGE, subtype="html")
    message.add_attachment(b"\x00\x01", maintype="image", subtype="png", filename="x.png")
    return message.as_bytes()


ROW = json.dumps({"id": "a1", "text": "The ministers met."})
TABLE = 'title,text\nTalks,"The ministers met.\nThey agreed."\nMore,They left.\n'


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        pytest.param("The ministers met.", ["The ministers met."], id="text"),
        pytest.param(ROW + "\n" + ROW.replace("a1", "a2"), ["The ministers met."] * 2, id="JSON Lines"),
        pytest.param(f"[{ROW}]", ["The ministers met."], id="JSON"),
        pytest.param(TABLE, ["The ministers met.\nThey agreed.", "They left."], id="CSV"),
        pytest.param("Title\tBody\nTalks\tThey met.\n", ["They met."], id="TSV with another name"),
        pytest.param("title;text\nTalks;They met.\n".encode("utf-8-sig"), ["They met."], id="semicolons"),
        pytest.param(gzip.compress(b"They met."), ["They met."], id="gzip"),
        pytest.param(bz2.compress(b"They met."), ["They met."], id="bzip2"),
        pytest.param(lzma.compress(b"They met."), ["They met."], id="xz"),
        pytest.param(zipped(a="They met.", b__c=ROW), ["They met.", "The ministers met."], id="zip"),
        pytest.param(tarred("", a="They met.", b=ROW), ["They met.", "The ministers met."], id="tar"),
        pytest.param(tarred("gz", a="They met."), ["They met."], id="tar, gzip"),
        pytest.param(zipped(a=gzip.compress(ROW.encode())), ["The ministers met."], id="gzip in zip"),
        pytest.param(mail(), ["The ministers met.\n"], id="mail"),
    ],
)
def test_texts_are_found(data: bytes | str, texts: list[str]) -> None:
    raws, problems = of(data)
    assert [raw.row["text"] for raw in raws] == texts
    assert problems == []


@pytest.mark.parametrize(
    "data",
    [PAGE, f"\n<!-- x -->{PAGE}", "<div><p>a<p>b<p>c</div>", mail(html=True)],
    ids=["whole", "after a comment", "unclosed", "mail"],
)
def test_pages_are_pages(data: bytes | str) -> None:
    (raw,), problems = of(data)
    assert str(raw.row["html"]).strip()
    assert problems == []


def test_mail_gives_its_head() -> None:
    (raw,), _ = of(mail())
    assert raw.row["title"] == "Ministers meet"
    assert raw.row["outlet"] == "Fjord Wire"
    assert raw.row["published"] == "2031-07-12T09:00:00+02:00"


def test_an_article_with_a_head_of_its_own_is_no_mail() -> None:
    (raw,), _ = of("Title: Talks\nSource: The Fjord Post\n\nThe ministers met.")
    assert list(raw.row) == ["text", "url"]


@pytest.mark.parametrize("encoding", ["iso-8859-2", "windows-1251", "shift_jis", "gb2312"])
def test_a_page_says_its_encoding(encoding: str) -> None:
    words = {"iso-8859-2": "Łódź", "windows-1251": "Переговоры", "shift_jis": "会談", "gb2312": "会谈"}[encoding]
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{words}</p></body></html>'
    (raw,), problems = of(page.encode(encoding))
    assert words in str(raw.row["html"])
    assert problems == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(gzip.compress(b"They met." * 1000)[:40], "damaged", id="gzip, cut short"),
        pytest.param(zipped(a="They met.")[:60], "damaged", id="zip, cut short"),
        pytest.param(b"%PDF-1.7 nothing", "PDF", id="PDF"),
        pytest.param(
            zipped(**{"[Content_Types].xml": "x", "word__document.xml": "y"}), "office document", id="office document"
        ),
        pytest.param(b"{\\rtf1 They met.}", "RTF", id="RTF"),
        pytest.param(b"\x00\x01\x02", "not text", id="bytes"),
        pytest.param(b"WARC/1.0\r\nbroken", "archive", id="WARC"),
    ],
)
def test_what_is_broken_is_said(data: bytes, message: str) -> None:
    raws, problems = of(data)
    assert raws == []
    assert all(message in str(problem) for problem in problems)
    assert problems


def test_a_bad_member_does_not_stop_the_others() -> None:
    raws, problems = of(zipped(a=b"\x00\x01", b="They met."))
    assert [raw.source for raw in raws] == ["input!b"]
    assert problems[0].source == "input!a"


def test_archives_do_not_explode() -> None:
    problems: list[Problem] = []
    bomb = gzip.compress(b"They met. " * 2_000_000)
    path_limits = Limits(document=10**6, archive=10**6)
    reading = sources.reading.Reading(problems.append, {}, path_limits)
    assert list(sources.files.read_stream(io.BytesIO(bomb), "bomb", reading)) == []
    assert problems


def test_archives_in_archives_end() -> None:
    data = b"They met."
    for _ in range(5):
        data = gzip.compress(data)
    raws, problems = of(data)
    assert raws == []
    assert "inside each other" in problems[0].message


def test_columns_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kopf,inhalt,tag\nTalks,They met.,2031-07-12\n")
    problems: list[Problem] = []
    columns = {"text": "inhalt", "title": "kopf", "published": "tag"}
    (raw,) = sources.read([path], on_problem=problems.append, columns=columns)
    assert raw.row == {"text": "They met.", "title": "Talks", "published": "2031-07-12"}


def test_a_column_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\nTalks,They met.\n")
    problems: list[Problem] = []
    assert list(sources.read([path], on_problem=problems.append, columns={"title": "headline"})) == []
    assert "'headline'" in problems[0].message
    assert "title, text" in problems[0].message


def test_parquet_is_read() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"headline": ["Talks"], "body": ["They met."]}), out)
    (raw,), problems = of(out.getvalue())
    assert raw.row == {"text": "They met.", "title": "Talks"}
    assert problems == []


def test_warc_gives_pages_with_their_addresses() -> None:
    pytest.importorskip("fastwarc")
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://fjord-post.example/a\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n"
        "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2031-07-12T09:00:00Z\r\n\r\n"
    )
    record = f"{head}{body}\r\n\r\n".encode()
    for data in (record + record, gzip.compress(record) + gzip.compress(record)):
        raws, problems = of(data)
        assert [raw.row["url"] for raw in raws] == ["https://fjord-post.example/a"] * 2
        assert problems == []


def test_a_pdf_without_a_text_layer_is_said() -> None:
    pypdf = pytest.importorskip("pypdf")
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(out)
    raws, problems = of(out.getvalue())
    assert raws == []
    assert "text layer" in problems[0].message


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "rot13", "hex", "undefined", "no-such"])
def test_a_page_is_in_no_encoding_that_no_page_is_in(name: str) -> None:
    page = PAGE.replace("<html>", f'<html><meta charset="{name}">').encode() + b"\xe9t\xe9"
    ((raw,), problems) = of(page)
    assert "ministers met" in str(raw.row["html"])
    assert len(problems) == 1


def test_an_archive_of_other_answers_than_pages_is_named() -> None:
    pytest.importorskip("fastwarc")
    answer = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html></html>"
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    archive = head + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)
    problems: list[Problem] = []
    assert not list(sources.of_bytes(archive, "a.warc", on_problem=problems.append))
    assert "no answers with pages" in problems[0].message
