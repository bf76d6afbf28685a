"""Tags that only the shell and the larger components use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField, BoundWidget
from django.http import QueryDict
from django.utils.safestring import SafeString

from boligflyt.web.component_samples import samples
from boligflyt.web.timeline_strip import Block, strip_blocks

register = template.Library()
BOTTOM_BAR_PLACES = 4
PAGE_PARAM = "side"


@register.simple_tag
def bottom_bar(menu: Sequence[Any] | None) -> list[Any]:
    """The areas of the phone's bar: the first four, or the first three and the present one."""
    areas = list(menu or [])
    first = areas[:BOTTOM_BAR_PLACES]
    present = next((area for area in areas if _is_present(area)), None)
    if present is None or present in first:
        return first
    return [*first[: BOTTOM_BAR_PLACES - 1], present]


def _is_present(area: Any) -> bool:
    return bool(area["current"] if isinstance(area, dict) else area.current)


@register.simple_tag
def timeline_blocks(segments: Sequence[Any], today: date) -> list[Block]:
    """The timeline's segments as blocks of an SVG strip 1000 wide."""
    return strip_blocks(segments, today)


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, param: str, value: Any) -> str:
    """The present address with one parameter changed; a new sorting starts on the first page."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)
    query[param] = str(value)
    if param != PAGE_PARAM:
        query.pop(PAGE_PARAM, None)
    return f"?{query.urlencode()}"


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int | None]:
    """The numbers to show: first, last and the neighbours; None where some are left out."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in shown]


@register.simple_tag
def sort_state(key: str, chosen: str) -> dict[str, str]:
    """How a sortable column stands: aria-sort, the icon, and what the next click asks for."""
    if chosen == key:
        return {"aria": "ascending", "icon": "ChevronUp", "next": f"-{key}"}
    if chosen == f"-{key}":
        return {"aria": "descending", "icon": "ChevronDown", "next": key}
    return {"aria": "none", "icon": "ChevronUpDown", "next": key}


@register.filter
def widget_kind(field: BoundField) -> str:
    """«choices» for radio buttons and tick lists, «tick» for one tick box, otherwise «input»."""
    if field.use_fieldset and isinstance(
        field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple
    ):
        return "choices"
    return "tick" if isinstance(field.field.widget, forms.CheckboxInput) else "input"


@register.filter
def described_by(field: BoundField, hint: str = "") -> str:
    """The ids of the help text and the error of a field, for aria-describedby."""
    ids = []
    if hint or field.help_text:
        ids.append(f"{field.auto_id}_hjelp")
    if field.errors:
        ids.append(f"{field.auto_id}_feil")
    return " ".join(ids)


@register.simple_tag
def field_input(field: BoundField, hint: str = "", width: str = "") -> SafeString:
    """The field's own input with the design system's class and its help and error named to screen readers."""
    attributes: dict[str, str | bool] = {
        "class": f"ds-input {field.field.widget.attrs.get('class', '')}".strip()
    }
    if described := described_by(field, hint):
        attributes["aria-describedby"] = described
    if field.errors:
        attributes["aria-invalid"] = "true"
    if width:
        attributes["data-width"] = width
    return field.as_widget(attrs=attributes)


@register.simple_tag
def option_input(option: BoundWidget, invalid: bool = False) -> SafeString:
    """One radio button or tick box of a group, with the design system's class."""
    attributes = option.data["attrs"]
    attributes["class"] = "ds-input"
    if invalid:
        attributes["aria-invalid"] = "true"
    return option.tag()


@register.simple_tag
def component_samples() -> dict[str, Any]:
    """Invented data for the page that shows every component."""
    return samples()
