"""Files made to do harm, and honest ones damaged: nothing raised, hung, fetched or started, and what is whole is read."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.images.writers import credit, jpeg, segment, xmp_segment

SECONDS, MEGABYTES = 2, 300
ENDURE = Path(__file__).with_name("endure.py")
# What Python, its libraries and the C library open for themselves.
_OWN = re.compile(r"/(?:usr|lib|lib64|proc|sys|dev/null|dev/urandom)\b|/etc/(?:ld\.so|localtime|ssl|nsswitch|host\.conf|locale)")
_OPENED = re.compile(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]*)".*\) = \d')
_ELSEWHERE = re.compile(r"\b(?:connect|sendto|sendmsg)\(")


@pytest.fixture(scope="session")
def hostile(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The hostile images beside the checkout, with what is expected of each."""
    script, target = shared / "hostile" / "hostile_gen.py", tmp_path_factory.mktemp("hostile") / "out"
    if not script.is_file():
        pytest.skip("the hostile inputs beside the checkout (../shared/hostile) are not on this machine")
    subprocess.run([sys.executable, script, target, "--only", "images"], check=True, capture_output=True)
    rows = [json.loads(line) for line in (target / "manifest.jsonl").read_text("utf-8").splitlines()]
    return [{**row, "path": target / row["file"]} for row in rows]


def endured(paths: Sequence[Path], cuts: int = 0, flips: int = 0, **environment: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(ENDURE), str(cuts), str(flips), *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["raised"] == []
    assert found["slowest"] < SECONDS
    assert found["memory"] < MEGABYTES
    return found


def test_the_hostile_images_are_read_within_bounds_and_start_no_ghostscript(
    hostile: list[dict[str, Any]], tmp_path: Path
) -> None:
    shim, started = tmp_path / "gs", tmp_path / "started"
    shim.write_text(f"#!/bin/sh\necho x >> {started}\n")
    shim.chmod(0o755)
    found = endured([row["path"] for row in hostile], PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert found["read"] == len(hostile)
    assert not started.exists()
    for row in hostile:
        said = found["said"][str(row["path"])]
        if row["expect"] == "error":
            assert said["told"], row["file"]
        elif row["expect"] == "ok" and _names_somebody(row["path"].read_bytes()):
            assert any("EPA" in text for text in said["texts"]), row["file"]


def test_three_of_the_hostile_controls_hold_no_text_to_be_found(hostile: list[dict[str, Any]]) -> None:
    silent = [row["file"] for row in hostile if row["expect"] == "ok" and not _names_somebody(row["path"].read_bytes())]
    assert silent == ["images/xmp_empty.png", "images/xmp_empty.webp", "images/xmp_empty.xmp"]


def _names_somebody(content: bytes) -> bool:
    """Whether the agency's name stands anywhere in the file, in whichever encoding."""
    return b"EPA" in content.replace(b"\0", b"")


def test_the_labelled_images_cut_off_and_with_flipped_bits(shared: Path) -> None:
    paths = [path for path in sorted((shared / "images").iterdir()) if path.suffix != ".json"]
    assert endured(paths, cuts=20, flips=50)["read"] == 71 * len(paths)


def test_our_own_pictures_cut_off_and_with_flipped_bits(fixtures: Path) -> None:
    paths = sorted(fixtures.rglob("*.jpg"))[:12]
    assert endured(paths, cuts=20, flips=50)["read"] == 71 * len(paths)


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_nothing_is_fetched_and_no_file_opened_but_the_inputs(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    for name, content in _tempting().items():
        (inputs / name).write_bytes(content)
    log = tmp_path / "strace.txt"
    traced = ["strace", "-f", "-qq", "-e", "trace=open,openat,connect,sendto,sendmsg,execve", "-o", str(log)]
    program = [sys.executable, "-m", "auditor", "inspect", "image", *map(str, sorted(inputs.iterdir()))]
    subprocess.run([*traced, *program], cwd=ROOT, capture_output=True, check=False)
    lines = log.read_text("utf-8", "replace").splitlines()
    assert not [line for line in lines if _ELSEWHERE.search(line)]
    assert len([line for line in lines if "execve(" in line and line.endswith("= 0")]) == 1
    allowed = (str(inputs), str(ROOT), sys.prefix, sys.base_prefix, *sysconfig.get_paths().values())
    opened = {found[1] for line in lines if (found := _OPENED.search(line))}
    assert {path for path in opened if path.startswith("/") and not path.startswith(allowed) and not _OWN.match(path)} == set()
    assert len([path for path in opened if path.startswith(str(inputs))]) == len(_tempting())


def _tempting() -> dict[str, bytes]:
    """Files that ask for others, by every way that their formats have."""
    dtd = b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    packet = credit("&e;").replace(b"<x:xmpmeta", dtd + b"<x:xmpmeta")
    remote = credit("TT").replace(
        b"<photoshop:Credit>",
        b'<d:provenance xmlns:d="http://purl.org/dc/terms/">http://127.0.0.1:9/m.c2pa</d:provenance><photoshop:Credit>',
    )
    manifest = segment(0xEB, b"JP\0\1\0\0\0\1\0\0\0\x40jumb\0\0\0\x1ejumdc2pa" + b"\0" * 40)
    drawing = b'<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">'
    linked = b'<image href="http://127.0.0.1:9/a.jpg"/><text>&e;</text></svg>'
    return {
        "entity.jpg": jpeg(xmp_segment(packet)),
        "entity.xmp": packet,
        "remote.jpg": jpeg(xmp_segment(remote), manifest),
        "drawing.svg": drawing + linked,
        "postscript.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/etc/passwd) (r) file\n%%EOF",
    }
