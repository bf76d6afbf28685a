"""The parts pages are built of: safe under a strict content policy, readable without colour or sight."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from boligflyt.web.component_samples import TODAY, samples
from boligflyt.web.signs import FINDING_SIGNS, finding_sign
from boligflyt.web.templatetags.boligflyt_shell import bottom_bar
from boligflyt.web.timeline_strip import strip_blocks

COMPONENTS = Path("boligflyt/web/templates/cotton")
COMMENT_WITH_INPUTS = r"(\{#|\{% comment %\})[^{]*?(Required|Either)"


class RentForm(forms.Form):
    rent = forms.IntegerField(label="Leie", help_text="Hele kroner.")
    term = forms.ChoiceField(label="Leietid", choices=[("3", "Tre år")], widget=forms.RadioSelect)


def _render(source: str, **context: object) -> str:
    from django_cotton.compiler_regex import CottonCompiler

    return Template(CottonCompiler().process(source)).render(Context(context))


def test_every_component_begins_with_a_comment_that_names_its_inputs() -> None:
    without = [
        path.name
        for path in COMPONENTS.glob("*.html")
        if not re.match(COMMENT_WITH_INPUTS, path.read_text(encoding="utf-8"))
    ]

    assert without == []


def test_no_template_carries_inline_style_or_script() -> None:
    guilty = [
        path.name
        for path in Path("boligflyt/web/templates").rglob("*.html")
        if re.search(r"\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|hx-on", path.read_text(encoding="utf-8"))
    ]

    assert guilty == []


def test_a_field_with_a_fault_names_its_help_and_its_error_to_screen_readers() -> None:
    form = RentForm({"rent": "ti"})

    html = _render('<c-field :field="form.rent" suffix="kr" /><c-field :field="form.term" />', form=form)

    assert 'aria-describedby="id_rent_hjelp id_rent_feil"' in html
    assert 'id="id_rent_hjelp"' in html
    assert 'id="id_rent_feil"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_term_feil"' in html


def test_the_error_summary_links_to_fields_that_exist() -> None:
    form = RentForm({"rent": "ti"})

    fields = '<c-field :field="form.rent" /><c-field :field="form.term" />'
    html = _render(f'<c-error-summary :form="form" />{fields}', form=form)

    targets = re.findall(r'href="#([^"]+)"', html)
    assert targets == ["id_rent", "id_term"]
    assert all(f'id="{target}"' in html for target in targets)
    assert "data-error-summary" not in _render('<c-error-summary :form="form" />', form=RentForm())


def test_turning_the_page_keeps_the_filter_and_sorting_starts_over() -> None:
    request = RequestFactory().get("/boliger/", {"status": "ledig", "side": "2"})
    page = Paginator(range(1525), 50).get_page(2)

    pages = _render('<c-pagination :page="page" />', page=page, request=request)
    header = _render('<c-sort-header label="Leie" key="leie" sort="leie" />', request=request)

    assert "?status=ledig&amp;side=3" in pages
    assert "Viser 51–100 av 1\u00a0525" in pages
    assert 'href="?status=ledig&amp;sorter=-leie"' in header
    assert 'aria-sort="ascending"' in header


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (TODAY - timedelta(days=1), "1\u00a0dag over frist"),
        (TODAY, "I dag"),
        (TODAY + timedelta(days=1), "I morgen"),
        (TODAY + timedelta(days=3), "Torsdag"),
        (TODAY + timedelta(days=30), "om 30\u00a0dager"),
    ],
)
def test_a_deadline_is_words_and_never_colour_alone(day: date, says: str) -> None:
    html = _render('<c-deadline :date="day" :today="today" />', day=day, today=TODAY)

    assert says in html
    assert ("data-late" in html) is (day < TODAY)


def test_text_from_people_cannot_become_markup() -> None:
    nasty = "<b>§ 3</b>"

    html = _render(
        '<c-panel :title="x">{{ x }}</c-panel><c-next-step title="{{ x }}" :why="x" /><c-tag :label="x" />',
        x=nasty,
    )

    assert "<b>" not in html


def test_every_outcome_has_sign_word_and_colour() -> None:
    shapes = {sign.icon for sign in FINDING_SIGNS.values()}

    html = _render('<c-result outcome="not_met" /><c-result :outcome="o" />', o=SimpleNamespace(value="met"))

    assert len(shapes) == len(FINDING_SIGNS)
    assert "Ikke oppfylt" in html
    assert "Oppfylt" in html
    assert finding_sign("unheard_of").label == "unheard_of"


def test_an_icon_is_silent_unless_alone_and_an_unknown_one_is_a_fault() -> None:
    assert 'aria-hidden="true"' in Template('{% icon "Plus" %}').render(Context())
    assert 'aria-label="Søk"' in Template('{% icon "Plus" label="Søk" %}').render(Context())
    with pytest.raises(TemplateSyntaxError):
        Template('{% icon "../../secret" %}').render(Context())


def test_the_phone_bar_keeps_the_present_area_in_sight() -> None:
    menu = [{"label": str(number), "current": number == 6} for number in range(1, 8)]

    assert [area["label"] for area in bottom_bar(menu)] == ["1", "2", "3", "6"]
    assert [area["label"] for area in bottom_bar(menu[:3])] == ["1", "2", "3"]


def test_the_timeline_counts_both_days_and_runs_to_today_when_it_is_not_ended() -> None:
    blocks = strip_blocks(
        [
            {"label": "Tom", "first_day": date(2026, 9, 22), "last_day": None, "kind": "waiting"},
            {"label": "Utleid", "first_day": date(2026, 9, 20), "last_day": date(2026, 9, 21), "kind": "let"},
        ],
        date(2026, 9, 23),
    )

    assert [(block.label, block.days, block.x, block.width) for block in blocks] == [
        ("Utleid", 2, "0.0", "500.0"),
        ("Tom", 2, "500.0", "500.0"),
    ]
    assert strip_blocks([], TODAY) == []


def test_the_samples_hold_no_number_that_could_be_a_real_persons() -> None:
    text = Path("boligflyt/web/templates/components.html").read_text(encoding="utf-8") + repr(samples())

    numbers = re.findall(r"(?<!\d)\d{11}(?!\d)", text)

    assert all(int(number[2:4]) > 80 for number in numbers)
