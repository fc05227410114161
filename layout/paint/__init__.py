"""Display list → PDF. The only stage that knows ReportLab."""

from __future__ import annotations
