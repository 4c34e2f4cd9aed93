"""Every record that passes between stations, and nothing that works on them.

Texts travel as `Statement`: what is said, and where. `None` means "not known", an empty tuple "known to be empty":
an image that could not be read (`embedded is None`) is not an image without a credit.
"""

from auditor.model.capture import Capture, Fetch, Resource
from auditor.model.credit import CaptionText, Credit, Role, Span, Verdict, Word
from auditor.model.embedded import Embedded, Manifest
from auditor.model.finding import Audit, Failure, Fault, Finding, PastRun, Request, Run, Severity
from auditor.model.page import Figure, Image, Page
from auditor.model.photograph import Photograph
from auditor.model.statement import Statement

__all__ = [
    "Audit",
    "CaptionText",
    "Capture",
    "Credit",
    "Embedded",
    "Failure",
    "Fault",
    "Fetch",
    "Figure",
    "Finding",
    "Image",
    "Manifest",
    "Page",
    "PastRun",
    "Photograph",
    "Request",
    "Resource",
    "Role",
    "Run",
    "Severity",
    "Span",
    "Statement",
    "Verdict",
    "Word",
]
