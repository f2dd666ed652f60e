from hypothesis import given
from hypothesis import strategies as st

from vnbrief.document import Span
from vnbrief.translation.splitting import split_long


def words(text: str) -> int:
    return len(text.split())


LONG = (
    "Từ đầu nhiệm kỳ đến nay, Hội đồng nhân dân tỉnh đã ban hành 363 nghị quyết về cơ chế, chính sách; "
    "giám sát 45 cuộc, trong đó có 12 cuộc giám sát chuyên đề; tiếp nhận 1.240 ý kiến của cử tri."
)


def test_a_long_sentence_is_cut_at_its_semicolons() -> None:
    pieces = [span.cut(LONG) for span in split_long(LONG, 26, words)]
    assert len(pieces) > 1
    assert all(piece.endswith((";", ".")) for piece in pieces)


def test_a_mention_is_never_cut() -> None:
    at = LONG.index("cơ chế, chính sách")
    closed = Span(at, at + len("cơ chế, chính sách"))
    for limit in range(3, 30):
        for piece in split_long(LONG, limit, words, [closed]):
            assert not piece.overlaps(closed) or (
                piece.start <= closed.start and closed.end <= piece.end
            )


@given(st.text(alphabet="ab ,;:.", max_size=300), st.integers(1, 20))
def test_no_word_is_lost(text: str, limit: int) -> None:
    pieces = split_long(text, limit, words)
    assert "".join(p.cut(text) for p in pieces).split() == text.split() or "".join(
        "".join(p.cut(text) for p in pieces).split()
    ) == "".join(text.split())
