from __future__ import annotations

import pytest

from vnbrief.errors import GlossaryError
from vnbrief.glossary import Glossary, validate

HEADER = "id,vi,vi_variants,en,en_variants,en_avoid,pos,strength,note"
GOOD = "party-cell,chi bộ,,Party cell,Party cells,party branch,n,should,"


@pytest.fixture
def write(tmp_path):
    def write(*rows, name="terms.csv", header=HEADER):
        path = tmp_path / name
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def faults(*paths):
    return [(f.severity, f.row, f.field) for f in validate(*paths)]


def test_a_sound_file_has_no_fault(write):
    assert validate(write(GOOD)) == ()


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        ("party-cell,đảng bộ,,Party organization,,,n,must,", "id", "already the id"),
        ("cell,Chi bộ,,cell,,,n,must,", "vi", "also a form of party-cell"),
        ("cell,tổ đảng,chi bộ | tổ,cell,,,n,must,", "vi_variants", "also a form of party-cell"),
        ("branch,chi nhánh đảng,,Party branch,,,n,must,", "en", "party-cell avoids"),
        ("front,Mặt trận,,,,,name,must,", "en", "empty"),
        ("front,,,Front,,,name,must,", "vi", "empty"),
        (",Mặt trận,,Front,,,name,must,", "id", "empty"),
        ("front,Mặt trận,,Front,,,noun,must,", "pos", "'noun'"),
        ("front,Mặt trận,,Front,,,name,always,", "strength", "'always'"),
        ("front,Mặt trâ\u0323n,,Front,,,name,must,", "vi", "NFC"),
        ("front,Mặt trận,,Front,,Front,name,must,", "en", "front avoids"),
        ("order,an ninh, trật tự,,security and order,,,n,must,", "", "10 cells under 9"),
    ],
)
def test_each_fault_names_file_row_and_field(write, row, field, words):
    path = write(GOOD, row)
    (fault,) = [fault for fault in validate(path) if fault.severity == "error"]
    assert (fault.file, fault.row, fault.field) == (str(path), 3, field)
    assert words in fault.message
    assert str(fault).startswith(f"{path}:3: ")
    with pytest.raises(GlossaryError) as error:
        Glossary.load(path)
    assert "\n" not in str(error.value)
    assert f"{path}:3" in str(error.value)


def test_a_shared_english_form_is_a_warning(write):
    path = write(GOOD, "cell,tổ đảng,,Party Cell,,,n,must,")
    assert faults(path) == [("warning", 3, "en")]
    assert len(Glossary.load(path)) == 2


def test_faults_are_seen_across_files(write):
    first, second = write(GOOD), write(GOOD, name="more.csv")
    assert ("error", 2, "id") in faults(first, second)


def test_rows_are_counted_as_an_editor_shows_them(write):
    path = write('note,ghi chú,,note,,,n,must,"two\nlines"', "", "empty,trống,,,,,n,must,")
    assert faults(path) == [("error", 5, "en")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"id,vi\nx,chi b\xe1\xbb\x99\n", "en: missing column"),
        ("id,vi,en\nx,chi bộ,cell\n".encode("utf-16"), "not UTF-8"),
        (b'id,vi,en\nx,"chi bo,cell\n', "not CSV"),
        (b"", "holds no concept"),
        ("chi bộ,Party cell,extra\n".encode(), "3 cells"),
    ],
)
def test_broken_files_are_one_clear_line(tmp_path, content, words):
    path = tmp_path / "broken.csv"
    path.write_bytes(content)
    with pytest.raises(GlossaryError, match=words) as error:
        Glossary.load(path)
    assert str(path) in str(error.value)


def test_missing_files_and_empty_folders(tmp_path):
    with pytest.raises(GlossaryError, match="no such glossary"):
        validate(tmp_path / "none.csv")
    with pytest.raises(GlossaryError, match="holds no glossary"):
        Glossary.load(tmp_path)


def test_the_built_in_glossary_has_no_error():
    from vnbrief.glossary.glossary import shipped_folder

    assert [f for f in validate(shipped_folder()) if f.severity == "error"] == []
