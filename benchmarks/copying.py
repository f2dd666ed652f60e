# ruff: noqa: E501, SIM905 (frames and word lists read better on one line)
"""Whether names and codes that never stood in training come through, letter by letter.

    python -m benchmarks.copying [--each 150]

Persons and places are made of Vietnamese syllables drawn at random, foreigners of other syllables,
codes of letters and digits; one that stands in the training corpus is drawn anew. Each is put into a
frame sentence and translated by the engine alone and by vnbrief. Right is, into English, the name
without its marks; into Vietnamese, the name as the English has it, since nobody knows its marks.
"""

from __future__ import annotations

import argparse
import random
import re
from typing import TYPE_CHECKING

from benchmarks.translation import plain
from training import prepare
from training.fillers import unmark
from vnbrief.glossary import Glossary
from vnbrief.mentions.gazetteer import gazetteer
from vnbrief.translation.translator import Translator

if TYPE_CHECKING:
    from vnbrief.document import Language

FRAMES = {
    "person": (
        ("Ông {} được bầu làm Chủ tịch UBND tỉnh.", "Mr. {} was elected Chairman of the Provincial People's Committee."),
        ("Theo bà {}, xã đã hoàn thành 19 tiêu chí.", "According to Ms. {}, the commune has met 19 criteria."),
        ("Phát biểu tại hội nghị, đồng chí {} nhấn mạnh vai trò của nhân dân.", "Speaking at the conference, Comrade {} stressed the role of the people."),
        ("Gia đình anh {} thoát nghèo năm 2023.", "Mr. {}'s family escaped poverty in 2023."),
    ),
    "place": (
        ("Xã {} đạt chuẩn nông thôn mới năm 2022.", "{} commune met new rural standards in 2022."),
        ("Người dân huyện {} hiến đất làm đường.", "Residents of {} district donated land for roads."),
        ("Phường {} có 12 tổ dân phố.", "{} ward has 12 residential groups."),
        ("Đoàn công tác đã kiểm tra tại xã {} và nghe báo cáo.", "The delegation inspected {} commune and heard reports."),
    ),
    "foreigner": (
        ("Ông {} nói rằng thỏa thuận sẽ được ký trong tuần này.", "Mr. {} said the agreement would be signed this week."),
        ("Đại sứ {} đã thăm tỉnh và gặp các doanh nghiệp.", "Ambassador {} visited the province and met with businesses."),
        ("Bà {}, giám đốc dự án, cho biết công trình sắp hoàn thành.", "Ms. {}, the project director, said the works were nearly complete."),
    ),
    "code": (
        ("Thiết bị {} được lắp đặt tại trạm bơm.", "The {} device was installed at the pumping station."),
        ("Tàu {} chở gạo đã cập cảng.", "The ship {} carrying rice has docked."),
        ("Mã hồ sơ {} đã được trả kết quả đúng hạn.", "File code {} was settled on time."),
    ),
}  # fmt: skip
ONSETS = "b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x".split()
RIMES = (
    "ách ẩm ánh ằng ẳn áo ẩy ấu èn ếch ển ệnh iêng iều ịch ìn oạch oan oài óc ông ốp ơi ớt ủi "
    "uân ườn ướm uyến ưng ỷ ý ẫn ảo ắc ỏng ược"
).split()
FOREIGN = (
    "bra vel ton ka mir ov der lan shi ros ber gia tor nik ash wel dri mon tes fal kur zen pal"
).split()
KINDS = tuple(FRAMES)
DIRECTIONS: tuple[tuple[Language, Language, int], ...] = (("vi", "en", 0), ("en", "vi", 1))


def draw(kind: str, rng: random.Random) -> str:
    """Make a name or a code."""
    if kind == "code":
        letters = "".join(rng.choice("ABCDEFGHKLMNPQRSTVX") for _ in range(rng.choice((1, 2, 3))))
        tail = rng.choice(("", rng.choice("ABCX"), f"/{rng.randint(10, 99)}"))
        return f"{letters}{rng.choice(('', '-'))}{rng.randint(11, 9899)}{tail}"
    if kind == "foreigner":
        cut = ("".join(rng.sample(FOREIGN, rng.choice((2, 2, 3)))) for _ in range(2))
        return " ".join(part.capitalize() for part in cut)
    count = 3 if kind == "person" else rng.choice((1, 2, 2))
    return " ".join((rng.choice(ONSETS) + rng.choice(RIMES)).capitalize() for _ in range(count))


def unseen(kind: str, rng: random.Random, corpus: str, units: frozenset[str]) -> str:
    """Make a name or a code that neither corpus nor gazetteer has, with marks and without."""
    while True:
        name = draw(kind, rng)
        if name not in corpus and unmark(name) not in corpus and unmark(name) not in units:
            return name


def stands(name: str, text: str) -> bool:
    """Whether the name stands in the text as whole words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def main() -> None:
    """Print the share of names that came through, by kind, direction and way."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.copying")
    parser.add_argument("--each", type=int, default=150, help="sentences a kind")
    parser.add_argument("--model", help="instead of the package's own")
    given = parser.parse_args()
    parts = prepare.splits(None)
    pairs = parts.prose["train"] + parts.words
    corpus = "\n".join(f"{pair.vi}\n{pair.en}" for pair in pairs)
    units = frozenset(unmark(unit.name) for unit in gazetteer().units())
    translator = Translator("embedded", Glossary.default(), model=given.model)
    print("kind       dir    alone  vnbrief   of")
    for kind in KINDS:
        rng = random.Random(kind)
        names = [unseen(kind, rng, corpus, units) for _ in range(given.each)]
        frames = [rng.choice(FRAMES[kind]) for _ in names]
        for source, target, side in DIRECTIONS:
            _row(translator, kind, names, [frame[side] for frame in frames], source, target)


def _row(
    translator: Translator,
    kind: str,
    names: list[str],
    frames: list[str],
    source: Language,
    target: Language,
) -> None:
    wanted = [unmark(name) for name in names]
    given = names if source == "vi" else wanted
    texts = [frame.format(name) for frame, name in zip(frames, given, strict=True)]
    alone = plain(translator, texts, source, target)
    ours = [segment.target for segment in translator.translate_segments(texts, source, target)]
    shares = [sum(map(stands, wanted, outputs)) / len(names) for outputs in (alone, ours)]
    print(f"{kind:<10} {source}→{target} {shares[0]:7.1%} {shares[1]:7.1%} {len(names):>6}")


if __name__ == "__main__":
    main()
