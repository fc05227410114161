"""The output intent and its profile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from layout.diagnostics import Diagnostic, diagnose
from layout.production.conditions import REGISTRY, output_condition
from layout.style.model import Print


def intent_findings(pdf: pikepdf.Pdf, settings: Print) -> Iterator[Diagnostic]:
    """An open file and the style's print block → findings on the output intent.

    X-1a may leave the profile out where the condition is registered with the ICC.
    """
    intents = [
        intent
        for intent in pdf.Root.get("/OutputIntents", [])
        if str(intent.get("/S", "")) == "/GTS_PDFX"
    ]
    if len(intents) != 1:
        yield diagnose("output-intent", count=len(intents))
        return
    intent = intents[0]
    standard = settings.standard
    wanted = output_condition(settings.profile, settings.condition, standard).value
    identifier = str(intent.get("/OutputConditionIdentifier", ""))
    registry = str(intent.get("/RegistryName", ""))
    if not identifier:
        yield diagnose("output-condition", key="OutputConditionIdentifier")
    elif wanted and identifier != wanted.identifier:
        yield diagnose("output-condition-differs", condition=identifier, wanted=wanted.identifier)
    if not registry and not str(intent.get("/Info", "")):
        yield diagnose("output-condition", key="RegistryName / Info")
    if "/DestOutputProfileRef" in intent:
        yield diagnose("output-profile", problem="DestOutputProfileRef")
    profile = intent.get("/DestOutputProfile")
    if profile is not None:
        yield from _profile(profile, standard)
    elif standard == "x4" or registry.rstrip("/") != REGISTRY:
        yield diagnose("output-profile", problem="DestOutputProfile —")


def _profile(profile: Any, standard: str) -> Iterator[Diagnostic]:
    # Header of an ICC profile (ICC.1, 7.2): version at 8, class at 12, colour space at 16, 'acsp' at 36.
    header = profile.read_bytes()[:128]
    if len(header) < 128 or header[36:40] != b"acsp":
        yield diagnose("output-profile", problem="ICC —")
        return
    wrong = []
    if header[12:16] != b"prtr":
        wrong.append(f"class {header[12:16].decode('latin-1')}")
    if header[16:20] != b"CMYK":
        wrong.append(header[16:20].decode("latin-1").strip())
    if int(profile.get("/N", 0)) != 4:
        wrong.append(f"N {profile.get('/N', '—')}")
    if header[8] > (2 if standard == "x1a" else 4):
        wrong.append(f"ICC v{header[8]}")
    if wrong:
        yield diagnose("output-profile", problem=", ".join(wrong))
