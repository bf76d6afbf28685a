"""Serving stored PDF bytes."""

from __future__ import annotations

from django.http import HttpResponse


def pdf_answer(content: bytes | memoryview, name: str) -> HttpResponse:
    """The bytes as they are stored, shown in the browser."""
    answer = HttpResponse(bytes(content), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
