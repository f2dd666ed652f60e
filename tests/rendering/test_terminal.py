"""The terminal's form: widths, colour, plain text."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len

from tests.rendering.brief import make, point
from vnbrief.rendering import terminal

WIDTHS = (40, 64, 80, 100, 119, 120, 160, 220)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, terminal.render(make(), width=width).splitlines())) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_without_colour_it_is_plain_text(width: int) -> None:
    """No escape sequences, no box drawing (U+2500 to U+257F), no space at a line's end."""
    page = terminal.render(make(), width=width)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u2500-\u257f]", page)
    assert not re.search(r"[ \t]$", page, re.MULTILINE)
    assert page.endswith("beam:4\n")


def test_with_colour_the_words_are_the_same() -> None:
    plain, coloured = (terminal.render(make(), width=80, color=c) for c in (False, True))
    assert "\x1b[1m" in coloured or "\x1b[1;" in coloured
    stripped = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


def test_the_languages_stand_side_by_side_from_120_columns_on() -> None:
    wide, narrow = (terminal.render(make(), width=w).splitlines() for w in (120, 119))
    assert any("86/124 xã" in line and "86/124 communes" in line for line in wide)
    assert not any("86/124 xã" in line and "86/124 communes" in line for line in narrow)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_cut_off(width: int, language: str) -> None:
    """Every word of every key point is there, however narrow the terminal."""
    page = terminal.render(make(), width=width, languages=(language,))
    assert "…" not in page
    words = page.split()
    for item in make().key_points:
        assert set(getattr(item, language).split()) <= set(words)


def test_a_word_longer_than_the_terminal_is_folded_not_cut() -> None:
    word = "x" * 200
    page = terminal.render(make(gist=point(word, word, 1)), width=50, languages=("vi",))
    assert page.count("x") - make().to_json().count("x") <= 200
    assert "x" * 30 in page
    assert "…" not in page


def test_brackets_in_a_text_are_no_markup() -> None:
    text = "[bold]không[/bold] [link=a]phải[/link] :smile: mã"
    page = terminal.render(make(gist=point(text, text, 1)), width=100, languages=("vi",))
    assert text in page


def test_a_mismatch_stands_out_without_colour() -> None:
    page = terminal.render(make(), width=100, languages=("en",))
    assert "DOES NOT AGREE" in page
    assert re.search(r"^agrees +412/431 = 95\.6%", page, re.MULTILINE)


def test_targets_have_their_own_heading() -> None:
    page = terminal.render(make(), languages=("en",))
    results, targets = page.split("FIGURES: TARGETS")
    assert "105 communes" not in results
    assert "105 communes" in targets


class _Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_plain_text_and_a_terminal_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "133")
    assert terminal.fit(io.StringIO()) == {"width": 100, "color": False}
    assert terminal.fit(_Tty()) == {"width": 133, "color": True}
    monkeypatch.setenv("NO_COLOR", "1")
    assert terminal.fit(_Tty()) == {"width": 133, "color": False}


def test_the_environment_does_not_reach_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    before = terminal.render(make())
    for name, value in (("FORCE_COLOR", "1"), ("COLUMNS", "30"), ("TTY_COMPATIBLE", "1")):
        monkeypatch.setenv(name, value)
    assert terminal.render(make()) == before
