"""C2PA manifests: told where the extra is missing, read and judged where it is there."""

import re
import ssl
from pathlib import Path

import pytest

from auditor.images import c2pa, read_image
from auditor.model import Statement
from tests.images.writers import box, chunk, jpeg, jpeg2000, photoshop, png, segment

with_library = pytest.mark.skipif(not c2pa.installed(), reason="the extra c2pa is not installed")
JUMBF = segment(0xEB, b"JP\0\1\0\0\0\1" + box(b"jumb", box(b"jumd", b"c2pa" + b"\0" * 20)))


def test_without_the_extra_it_is_said_that_nothing_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(c2pa, "installed", lambda: False)
    embedded = read_image(jpeg(JUMBF, photoshop((2, 80, b"Ida Berg"))))
    assert embedded.c2pa is None
    assert "caption-credit-auditor[c2pa]" in embedded.problems[0]
    assert embedded.creator == (Statement("Ida Berg", "IIM 2:80"),)


def test_a_format_that_cannot_be_checked_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(c2pa, "installed", lambda: True)
    assert "in this format" in read_image(jpeg2000(box(b"jumb", b"c2pa"))).problems[0]


@with_library
@pytest.mark.parametrize("content", [jpeg(JUMBF), png(chunk(b"caBX", b"no boxes"))])
def test_a_broken_manifest_is_invalid_and_hides_nothing(content: bytes) -> None:
    manifest = read_image(content).c2pa
    assert manifest is not None
    assert manifest.state == "invalid"
    assert manifest.codes


@with_library
def test_the_labelled_manifests_beside_the_checkout(shared: Path) -> None:
    states = {}
    for file in (shared / "images").glob("c2pa-org*.jpg"):
        manifest = read_image(file.read_bytes()).c2pa
        assert manifest is not None
        assert manifest.generator.startswith("make_test_images")
        assert manifest.signer == "C2PA Signer, C2PA Test Signing Cert"
        assert manifest.authors == ("Adobe make_test",)
        states[file.stem.rpartition("-2022")[2]] = manifest.state, manifest.codes
    assert states.pop("0124-E-dat-CA") == ("invalid", ("assertion.dataHash.mismatch",))
    assert set(states.values()) == {("intact", ())}


@with_library
def test_trusted_certificates_that_are_none_are_told(shared: Path) -> None:
    embedded = read_image(next((shared / "images").glob("c2pa-org*CACA.jpg")).read_bytes(), "no certificates")
    assert embedded.c2pa is not None
    assert embedded.c2pa.state == "intact"
    assert "no PEM file" in embedded.problems[0]


@with_library
def test_a_signer_whom_the_given_certificates_vouch_for_is_trusted(shared: Path) -> None:
    content = next((shared / "images").glob("c2pa-org*-C.jpg")).read_bytes()
    states = set()
    for found in re.finditer(rb"\x30\x82(..)\x30\x82", content, re.DOTALL):  # certificates that the file itself carries
        whole = content[found.start() : found.start() + 4 + int.from_bytes(found[1], "big")]
        if 700 < len(whole) < 3_000:
            manifest = read_image(content, ssl.DER_cert_to_PEM_cert(whole)).c2pa
            states.add(manifest.state if manifest else "")
    assert states == {"intact", "trusted"}


def told(**manifest: object) -> dict[str, object]:
    return {"active_manifest": "a", "validation_state": "Valid", "manifests": {"a": manifest}}


class TestWhatIsTold:
    """The library's report, in the shapes of both versions of the standard."""

    def test_version_two_names_its_generator_in_records(self) -> None:
        read = c2pa._manifest(told(claim_generator_info=[{"name": "Camera", "version": "2"}, {"name": "App"}, 3]))
        assert (read.generator, read.state, read.signer) == ("Camera 2, App", "intact", "")

    def test_authors_and_actions(self) -> None:
        assertions = [
            {"label": "stds.schema-org.CreativeWork", "data": {"author": [{"name": "Ida Berg"}, {}, "x"]}},
            {"label": "cawg.metadata", "data": {"dc:creator": ["Max Adler"]}},
            {"label": "cawg.metadata", "data": {"dc:creator": "Eva Lund"}},
            {"label": "c2pa.actions.v2", "data": {"actions": [{"action": "c2pa.created"}, None]}},
            "x",
        ]
        read = c2pa._manifest(told(assertions=assertions))
        assert read.authors == ("Ida Berg", "Max Adler", "Eva Lund")
        assert read.actions == ("c2pa.created", "")

    @pytest.mark.parametrize(
        ("state", "codes", "judged"),
        [
            ("Trusted", [], "trusted"),
            ("Valid", [], "intact"),
            ("Invalid", ["signingCredential.untrusted"], "intact"),
            ("Invalid", ["signingCredential.expired", "signingCredential.untrusted"], "intact"),
            ("Invalid", ["signingCredential.untrusted", "assertion.dataHash.mismatch"], "invalid"),
            ("Invalid", ["assertion.dataHash.mismatch"], "invalid"),
            ("", [], "invalid"),
        ],
    )
    def test_states(self, state: str, codes: list[str], judged: str) -> None:
        report = {"validation_state": state, "validation_status": [{"code": code} for code in codes]}
        assert c2pa._manifest(report).state == judged
