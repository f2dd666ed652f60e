"""The benchmark of other systems' numbers: its table, its sample, and the sheet that was judged."""

from __future__ import annotations

import pytest

from benchmarks import systems
from vnbrief.checking.finding import Code

VI = [
    "Toàn tỉnh có 1.355 thôn.",
    "Hội nghị diễn ra ngày 5/3/2024.",
    "Bà con rất vui.",
]
EN = [
    "The province has 1,355 villages.",
    "The conference took place on March 5, 2024.",
    "People were very happy.",
]


@pytest.fixture
def folder(tmp_path):
    texts = {
        "vi.txt": VI,
        "en.txt": EN,
        "one.en.txt": ["The province has 1,455 villages.", EN[1], EN[2]],
        "one.vi.txt": [VI[0], "Hội nghị diễn ra.", VI[2]],
        "two.en.txt": EN,
    }
    for name, lines in texts.items():
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_the_outputs_of_a_folder_come_after_the_human_translations(folder):
    found = [(o.system, o.source_language) for o in systems.outputs(folder)]
    assert found == [("human", "vi"), ("human", "en"), ("one", "vi"), ("one", "en"), ("two", "vi")]


def test_the_table_counts_findings_for_a_hundred_sentences_with_a_number(folder):
    rows = systems.table([(o, list(systems.find(o))) for o in systems.outputs(folder)]).splitlines()
    assert rows[0] == "| system | direction | sentences | number-wrong | date-missing | all |"
    assert rows[4] == "| one | vi → en | 2 | 50.0 | 0.0 | 50.0 |"
    assert rows[5] == "| one | en → vi | 2 | 0.0 | 50.0 | 50.0 |"
    assert rows[6] == "| two | vi → en | 2 | 0.0 | 0.0 | 0.0 |"


def test_a_sample_depends_on_its_seed_alone_and_holds_systems_only(folder):
    every = [f for o in systems.outputs(folder) for f in systems.find(o)]
    assert systems.sample(every, 5, 1) == systems.sample(every, 5, 1)
    assert {f.system for f in systems.sample(every, 5, 1)} == {"one"}


def test_a_row_holds_the_figures_and_not_the_sentence(folder):
    rows = [f.row for o in systems.outputs(folder) for f in systems.find(o)]
    assert rows[0][:6] == (1, "one", "vi", Code.NUMBER_WRONG, "1.355", "1,455")


def test_findings_are_right_by_the_judged_sheet():
    """The floor is the issue's: of a hundred findings on real outputs 95 are right."""
    rows = systems.read_sheet()
    assert len(rows) == len({row.finding for row in rows}) == 100
    assert systems.precision(rows) >= 0.95


def test_the_sheet_quotes_figures_only():
    for row in systems.read_sheet():
        assert len(row.source) < 32
        assert len(row.output) < 32
        assert row.code in set(systems.CODES)
        assert row.reason


def test_the_command_says_how_many_judged_findings_are_left(folder, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["systems", "--flores", str(folder)])
    systems.main()
    assert "; 0 are still found" in capsys.readouterr().out
