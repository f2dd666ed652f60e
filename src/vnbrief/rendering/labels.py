"""The fixed words of a rendered brief in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")

_LABELS: dict[str, tuple[str, str]] = {
    "gist": ("Tóm tắt", "In short"),
    "gist_written": (
        "do mô hình {model} viết; mọi con số, ngày, tên riêng và thuật ngữ đều có trong bài",
        "written by the model {model}; every figure, date, name and term is in the article",
    ),
    "gist_refused": (
        "không dùng bản tóm tắt của mô hình {model}: {reason}; đây là câu của bài",
        "the summary by the model {model} was not used: {reason}; these are the article's sentences",
    ),
    "key_points": ("Nội dung chính", "Key points"),
    "figures": ("Số liệu", "Figures"),
    "figures_aimed_at": ("Số liệu: mục tiêu", "Figures: targets"),
    "results": ("Kết quả", "Results"),
    "targets": ("Mục tiêu", "Targets"),
    "checks": ("Kiểm tra phép tính", "Arithmetic checked"),
    "documents": ("Văn bản", "Documents"),
    "timeline": ("Mốc thời gian", "Timeline"),
    "organizations": ("Cơ quan, tổ chức", "Organizations"),
    "programmes": ("Chương trình, đề án", "Programmes"),
    "people": ("Cá nhân", "People"),
    "places": ("Địa danh", "Places"),
    "tasks": ("Nhiệm vụ sắp tới", "Next tasks"),
    "terms": ("Thuật ngữ", "Terms"),
    "translation": ("Về bản dịch", "About the translation"),
    "sources": ("Câu nguồn", "Source sentences"),
    "source": ("Câu nguồn", "Source"),
    "low": ("cần đối chiếu", "check translation"),
    "mended": ("bản dịch đã sửa", "mended in translation"),
    "missed": ("thiếu trong bản dịch", "missing in translation"),
    "ok": ("khớp", "agrees"),
    "mismatch": ("không khớp", "does not agree"),
    "more": ("và {count} thuật ngữ khác", "and {count} more terms"),
    "seen_as": ("dạng đã gặp", "seen as"),
    "signature": ("Chữ ký", "Signature"),
    "language": ("Tiếng Việt", "English"),
    "languages": ("Ngôn ngữ", "Languages"),
    "both": ("Cả hai", "Both"),
    "untitled": ("Không có tiêu đề", "Untitled"),
    "evidence_note": (
        "Số trong ngoặc vuông là số thứ tự của câu trong nguồn.",
        "Numbers in square brackets are sentences of the source.",
    ),
    "open_note": (
        "Bấm vào số trong ngoặc vuông để đọc câu nguồn.",
        "Open a number in square brackets to read the source sentence.",
    ),
    "print_sources": ("In cả thuật ngữ và câu nguồn", "Print terms and source sentences too"),
    "value": ("Số liệu", "Figure"),
    "what": ("Nội dung", "What"),
    "source_short": ("Câu", "Source"),
}

# "over" is "trên", as State reports write it.
APPROXIMATION: dict[str, tuple[str, str]] = {
    "over": ("trên", "over"),
    "nearly": ("gần", "nearly"),
    "about": ("khoảng", "about"),
}

# A text that begins with one of these needs no word from APPROXIMATION before it.
APPROXIMATE_STARTS = (
    "trên ", "hơn ", "gần ", "khoảng ", "xấp xỉ ", "chừng ", "ngót ",
    "over ", "more than ", "nearly ", "almost ", "about ", "around ", "approximately ",
)  # fmt: skip

DIRECTION: dict[str, tuple[str, str]] = {
    "up": ("tăng", "up"),
    "down": ("giảm", "down"),
    "same": ("không đổi", "unchanged"),
}

# What was wrong with a model's summary.
REFUSED: dict[str, tuple[str, str]] = {
    "empty": ("quá ngắn", "it says nothing"),
    "language": ("không viết bằng ngôn ngữ của bài", "it is not in the article's language"),
    "repeated": ("lặp lại lời của chính nó", "it repeats itself"),
    "number": ("có con số không có trong bài", "it holds a number that is not in the article"),
    "date": ("có ngày không có trong bài", "it holds a date that is not in the article"),
    "document": (
        "dẫn văn bản không có trong bài",
        "it cites a document that is not in the article",
    ),
    "name": ("có tên không có trong bài", "it holds a name that is not in the article"),
    "term": ("có thuật ngữ không có trong bài", "it holds a term that is not in the article"),
}

# Units in which a change is said; others stand as they are.
UNITS: dict[str, tuple[str, str]] = {
    "percent": ("%", "%"),
    "percentage_point": ("điểm phần trăm", "percentage points"),
    "percentage point": ("điểm phần trăm", "percentage points"),
    "percentage points": ("điểm phần trăm", "percentage points"),
    "point": ("điểm", "points"),
    "points": ("điểm", "points"),
    "place": ("bậc", "places"),
    "places": ("bậc", "places"),
    "rank": ("bậc", "places"),
    "VND": ("đồng", "VND"),
    "USD": ("USD", "USD"),
    "person": ("người", "people"),
    "people": ("người", "people"),
    "household": ("hộ", "households"),
    "households": ("hộ", "households"),
    "time": ("lần", "times"),
    "times": ("lần", "times"),
}


def pick(pair: tuple[str, str], language: Language) -> str:
    """Return the side of ``(vi, en)`` that ``language`` names."""
    return pair[0] if language == "vi" else pair[1]


def label(key: str, language: Language) -> str:
    """Return the fixed word or heading ``key`` in ``language``."""
    return pick(_LABELS[key], language)


def checked_languages(languages: Sequence[str]) -> tuple[Language, ...]:
    """Return ``languages`` without repeats, as given in order.

    Raises:
        ConfigError: none is given, or one is neither ``vi`` nor ``en``.
    """
    wanted = tuple(dict.fromkeys(languages))
    chosen: tuple[Language, ...] = tuple(
        known for name in wanted for known in LANGUAGES if known == name
    )
    if not chosen or len(chosen) != len(wanted):
        raise ConfigError(f"languages must be vi, en or both, not {', '.join(wanted) or 'none'}")
    return chosen
