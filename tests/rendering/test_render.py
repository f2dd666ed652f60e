"""What all forms share: how they are chosen, their languages, what they say of a brief."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import docx
import pytest

from tests.rendering.brief import make, term
from vnbrief.errors import ConfigError
from vnbrief.rendering import FORMS, render

TEXT_FORMS = ("term", "md", "html")


def test_docx_is_bytes_and_every_other_form_is_text() -> None:
    brief = make()
    assert FORMS == ("term", "md", "html", "json", "docx")
    kinds = {form: type(render(brief, form)) for form in FORMS}
    assert kinds == {"term": str, "md": str, "html": str, "json": str, "docx": bytes}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_brief_gives_the_same_output(form: str) -> None:
    assert render(make(), form) == render(make(), form)


def test_an_unknown_form_is_named_in_the_error() -> None:
    with pytest.raises(ConfigError, match=r"'pdf'.*term, md, html, json, docx"):
        render(make(), "pdf")


@pytest.mark.parametrize("form", [*TEXT_FORMS, "docx"])
@pytest.mark.parametrize("languages", [(), ("fr",), ("vi", "fr")])
def test_languages_other_than_the_two_are_refused(form: str, languages: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError, match="vi, en or both"):
        render(make(), form, languages=languages)


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_one_language_alone_leaves_the_other_out(form: str) -> None:
    vi, en = render(make(), form, languages=("vi",)), render(make(), form, languages=("en",))
    assert "Thu nhập bình quân đầu người" in vi
    assert "Nội dung chính" in vi or "NỘI DUNG CHÍNH" in vi
    assert "61.5 million" not in vi.split("Câu nguồn")[0]
    assert "key points" not in vi.lower()
    assert "61.5 million VND" in en
    assert "Thu nhập bình quân" not in en
    assert "nội dung chính" not in en.lower()


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_an_empty_section_has_no_heading(form: str) -> None:
    page = str(render(make(timeline=(), tasks=(), checks=()), form)).split("</style>")[-1].lower()
    assert "figures" in page
    for heading in ("timeline", "next tasks", "arithmetic"):
        assert heading not in page


@pytest.mark.parametrize("form", FORMS)
def test_a_brief_with_hardly_anything_in_it_renders(form: str) -> None:
    bare = make()
    source = bare.source.model_copy(
        update={"title": None, "publisher": None, "author": None, "published": None, "name": "-"}
    )
    empty = ("figures", "documents", "organizations", "programmes", "places", "people")
    more = ("timeline", "tasks", "terms", "checks", "key_points")
    assert render(make(source=source, **dict.fromkeys((*empty, *more), ())), form)


@pytest.mark.parametrize("form", [*TEXT_FORMS, "docx"])
def test_control_characters_of_a_source_reach_no_form(form: str) -> None:
    """An escape sequence in an article must not steer the reader's terminal or break the file."""
    wild = "Nghị quyết\x1b[31m\x00 \u202e18-NQ/TU\x07 \ud800 kết thúc"
    title = {"vi": wild, "en": wild}
    source = make().source.model_dump() | {"title": title, "publisher": wild}
    page = render(make(source=source), form)
    if isinstance(page, str):
        assert not {"\x1b", "\x00", "\u202e", "\x07", "\ud800"} & set(page)
        assert "kết thúc" in page


def test_rendering_is_imported_without_its_libraries() -> None:
    """The command line imports this package for its list of forms: that must cost nothing."""
    code = (
        "import sys, vnbrief.rendering\n"
        "heavy = {'rich', 'jinja2', 'docx', 'pydantic', 'lxml'} & set(sys.modules)\n"
        "print(', '.join(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("\n", 0)


@pytest.mark.parametrize("form", [*TEXT_FORMS, "docx"])
def test_two_hundred_terms_do_not_bury_the_brief(form: str) -> None:
    many = [term(f"t{n}", f"thuật ngữ {n}", f"term {n}", 1, f"term {n}") for n in range(200)]
    page = render(make(terms=many), form)
    shown = page if isinstance(page, str) else docx_text(page)
    assert "term 23" in shown
    assert "and 176 more terms" in shown
    if form != "html":  # there the others can be unfolded
        assert "term 24" not in shown
    assert "more terms" not in str(render(make(), form))


def docx_text(data: bytes) -> str:
    tables = docx.Document(BytesIO(data)).tables
    return "\n".join(c.text for t in tables for row in t.rows for c in row.cells)


@pytest.mark.parametrize("form", TEXT_FORMS)
@pytest.mark.parametrize("name", ["/home/lan/articles/lam-giang.html", "C:\\bai\\lam-giang.html"])
def test_the_folder_of_the_article_is_not_told(form: str, name: str) -> None:
    source = make().source.model_copy(update={"name": name})
    page = str(render(make(source=source), form))
    assert "lam-giang.html" in page
    assert "bai" not in page.split("lam-giang.html")[0].split("Giang Online")[-1]
    assert "/home/lan" not in page
