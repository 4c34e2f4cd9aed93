"""The file says that the picture was made by AI, and the page does not.

Readers take a photograph for a record of what happened. Where a machine made the picture, wholly or in part, most codes of
practice and in the EU the law ask for a word about it.

Say so in the caption or the credit line, as the house style has it. Where the file is wrong, correct its digital source type.
"""

import re
from collections.abc import Iterator

from auditor.examples import figure, file, says
from auditor.model import Fault, Figure, Statement

SEVERITY = "error"
# IPTC NewsCodes, Digital Source Type: the values that mean generated content, in the file's own words.
# `compositeSynthetic` is left out: what is synthetic in it may as well have been drawn.
_GENERATED = re.compile(r"(?:^|[/:#])(?:compositeWith)?trainedAlgorithmicMedia/?$", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:(?-i:AI|A\.I\.|KI|IA|MI|ИИ|ШІ)|generated|generiert\w*|g[eé]n[eé]r[eé]\w*|generad[ao]|gerad[ao]|generat[ao]|gegenereerd|"
    r"generer\w{1,3}|vygenerovan\w*|wygenerowan\w*|сгенерирован\w*|згенерован\w*|synthetic|synthetisch\w*|deepfake|"
    r"(?:künstliche\w?|kunstmatige|kunstig|sztuczn\w{1,3}|uměl\w{1,3}|вештачка|yapay) (?:intelli\w+|inteli\w+|zek\w+|интели\w+)|"
    r"(?:intelli|inteli)\w+ arti[fv]i\w+|artificial intelligence|искусственн\w+ интеллект\w*|штучн\w+ інтелект\w*|нейросет\w*|"
    r"teko[aä]ly\w*|mesterséges|τεχνητή\w*|midjourney|dall[-·]?e|firefly|stable diffusion|chatgpt|grok|sora)\b"
    r"|人工知能|生成|人工智能|인공지능|ذكاء|בינה מלאכותית|ปัญญาประดิษฐ์",
    re.IGNORECASE,
)


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault where the file states a generated source type, or the AI that made it, and no text beside it says so."""
    if figure.embedded is None:
        return
    typed = tuple(said for said in figure.embedded.digital_source_type if _GENERATED.search(said.text.strip()))
    generated = (*typed, *figure.embedded.ai_system, *figure.embedded.ai_prompt)
    if generated and not any(_SAID.search(said.text) for said in (*figure.captions, *figure.credits)):
        yield Fault((*generated, *figure.captions, Statement(figure.image.url, "img@src", figure.line, figure.column)))


def _made(kind: str) -> dict[str, tuple[Statement, ...]]:
    return {
        "digital_source_type": says("XMP Iptc4xmpExt:DigitalSourceType", f"http://cv.iptc.org/newscodes/digitalsourcetype/{kind}")
    }


FIRES = (
    figure("A robot walks.", embedded=file(more=_made("trainedAlgorithmicMedia"))),
    figure("A robot walks.", embedded=file(more=_made("compositeWithTrainedAlgorithmicMedia"))),
    figure("Un robot va ai giardini.", embedded=file(more=_made("trainedAlgorithmicMedia"))),
    figure("A robot walks.", embedded=file(more={"ai_system": says("XMP Iptc4xmpExt:AISystemUsed", "Some Engine 3")})),
    figure("A robot walks.", embedded=file(more={"ai_prompt": says("XMP Iptc4xmpExt:AIPromptInformation", "a robot")})),
)

SILENT = (
    figure("A robot walks. Picture generated with AI", embedded=file(more=_made("trainedAlgorithmicMedia"))),
    figure("A robot walks.", "Bild: KI-generiert", embedded=file(more=_made("trainedAlgorithmicMedia"))),
    figure("Un robot, image créée par l'intelligence artificielle", embedded=file(more=_made("trainedAlgorithmicMedia"))),
    figure("A man walks.", embedded=file(more=_made("digitalCapture"))),
    figure("A man walks.", embedded=file(more=_made("compositeSynthetic"))),
    figure("A man walks.", embedded=file()),
    figure("A man walks."),
)
