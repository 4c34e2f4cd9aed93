"""C2PA manifests through c2pa-python (the extra `c2pa`): who signed what was done to a picture. Never asks the network.

The library is loaded at the first manifest, which most files do not have: it takes a fifth of a second.
"""

import importlib
import importlib.util
import io
import json
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Literal

from auditor.images.gathered import Gathered
from auditor.model import Manifest

_LIBRARY = "c2pa"
_MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WebP": "image/webp",
    "AVIF": "image/avif",
    "HEIC": "image/heic",
    "TIFF": "image/tiff",
    "DNG": "image/x-adobe-dng",
    "GIF": "image/gif",
    "SVG": "image/svg+xml",
    "JPEG XL": "image/jxl",
}
_CERTIFICATE = "-----BEGIN CERTIFICATE-----"
# Codes that tell of the signer's papers, not of a change to picture, manifest or signature (C2PA 2.2, 15.2).
_PAPERS = {"signingCredential.untrusted", "signingCredential.expired", "timeStamp.untrusted", "timeStamp.outsideValidity"}
_MAX_LISTED = 100
_MAX_TEXT = 500
_States = Literal["trusted", "intact", "invalid"]


def read(content: bytes, found: Gathered, anchors: str = "") -> Manifest | None:
    """What the active manifest says and whether it holds; None, with a problem told, where it could not be checked."""
    media_type = _MEDIA_TYPES.get(found.format)
    if media_type is None or not installed():
        why = "manifests in this format cannot be checked" if installed() else "install the extra: caption-credit-auditor[c2pa]"
        found.problem(f"The file holds a C2PA manifest that was not checked: {why}.")
        return None
    if anchors and _CERTIFICATE not in anchors:
        found.problem("The trusted certificates are no PEM file, so that no C2PA signature could be trusted.")
        anchors = ""
    library = _library()
    try:
        with library.Reader(media_type, io.BytesIO(content), context=_context(anchors)) as reader:
            told = json.loads(reader.json())
    except library.C2paError.ManifestNotFound:
        return None
    except library.C2paError as error:
        return Manifest("invalid", (str(error)[:_MAX_TEXT],))
    except (ValueError, RecursionError):
        return Manifest("invalid", ("the manifest is not readable",))
    manifest = _manifest(told)
    for action in _actions(_active(told)):
        found.say("digital_source_type", _text(action.get("digitalSourceType")), "C2PA c2pa.actions")
    return manifest


@cache
def installed() -> bool:
    """Whether manifests can be read at all."""
    found = importlib.util.find_spec(_LIBRARY)
    return found is not None and found.origin is not None  # else it is a mere folder of that name


@cache
def _library() -> Any:  # noqa: ANN401  # it has no types, and may not be there
    return importlib.import_module(_LIBRARY)


@lru_cache(4)
def _context(anchors: str) -> object:
    """The library's settings: nothing is fetched, and trust comes from the given certificates alone."""
    verify = {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": bool(anchors)}
    return _library().Context.from_dict({"verify": verify, **({"trust": {"trust_anchors": anchors}} if anchors else {})})


def _manifest(told: Mapping[str, Any]) -> Manifest:
    active = _active(told)
    signature = _mapping(active.get("signature_info"))
    codes = [_text(_mapping(status).get("code")) for status in _listed(told.get("validation_status"))]
    return Manifest(
        state=_state(_text(told.get("validation_state")), codes),
        codes=tuple(codes),
        generator=_generator(active),
        signer=", ".join(filter(None, (_text(signature.get("common_name")), _text(signature.get("issuer"))))),
        signed=_text(signature.get("time")),
        authors=tuple(_authors(active)),
        actions=tuple(_text(action.get("action")) for action in _actions(active)),
    )


def _state(state: str, codes: list[str]) -> _States:
    if state == "Trusted":
        return "trusted"
    return "intact" if state == "Valid" or (codes and set(codes) <= _PAPERS) else "invalid"


def _active(told: Mapping[str, Any]) -> Mapping[str, Any]:
    return _mapping(_mapping(told.get("manifests")).get(_text(told.get("active_manifest"))))


def _generator(active: Mapping[str, Any]) -> str:
    """The program that made the claim: a text in version 1, records of name and version in version 2."""
    told = [_mapping(each) for each in _listed(active.get("claim_generator_info"))]
    names = [" ".join(filter(None, (_text(each.get("name")), _text(each.get("version"))))) for each in told]
    return _text(active.get("claim_generator")) or ", ".join(filter(None, names))


def _authors(active: Mapping[str, Any]) -> Iterator[str]:
    for data in _assertions(active, "stds.schema-org.CreativeWork"):
        for author in _listed(data.get("author")):
            name = _text(_mapping(author).get("name"))
            if name:
                yield name
    for data in _assertions(active, "cawg.metadata"):
        creators = data.get("dc:creator")
        yield from filter(None, map(_text, _listed(creators) if isinstance(creators, list) else [creators]))


def _actions(active: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for data in _assertions(active, "c2pa.actions"):
        yield from map(_mapping, _listed(data.get("actions")))


def _assertions(active: Mapping[str, Any], label: str) -> Iterator[Mapping[str, Any]]:
    """The data of the assertions with this label, whatever version stands behind it."""
    for assertion in map(_mapping, _listed(active.get("assertions"))):
        if _text(assertion.get("label")).startswith(label):
            yield _mapping(assertion.get("data"))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _listed(value: object) -> list[object]:
    return value[:_MAX_LISTED] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value[:_MAX_TEXT] if isinstance(value, str) else ""
