"""Stage five: scores an exported model on held-out text, terms and placeholders.

python -m training.evaluate --work DIR --model src/vnbrief/model [--flores DIR] --out FILE
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ctranslate2
import sacrebleu
import sentencepiece

from training import annotate, fillers, grammar, holding, prepare, records
from vnbrief.text import old_style_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

DIRECTIONS = (("vi", "en"), ("en", "vi"))
SYSTEMS = ("google", "microsoft", "nllb", "opusmt", "bergamot-tiny")


class Decoder:
    """An exported model, decoding lists of lines."""

    def __init__(self, folder: Path, beam: int = 4) -> None:
        """Two workers of one thread each."""
        self.translator = ctranslate2.Translator(
            str(folder), device="cpu", inter_threads=2, intra_threads=1
        )
        self.spm = sentencepiece.SentencePieceProcessor(
            model_file=str(folder / "sentencepiece.model")
        )
        self.beam = beam

    def __call__(self, lines: Sequence[str], target: str) -> list[str]:
        """Translates lines into a language, symbols left as they come."""
        tokens = [[f"<2{target}>", *self.spm.encode(line, out_type=str), "</s>"] for line in lines]
        results = self.translator.translate_batch(
            tokens,
            beam_size=self.beam,
            max_batch_size=4096,
            batch_type="tokens",
            max_decoding_length=256,
        )
        return [self.spm.decode(result.hypotheses[0]) for result in results]

    def held(self, lines: Sequence[str], order: tuple[str, str]) -> tuple[list[str], int, int]:
        """Translates with figures held; returns texts, placeholders given, placeholders lost."""
        pairs = [holding.hold(line, order[0]) for line in lines]
        outputs = self([text for text, _ in pairs], order[1])
        given = sum(len(values) for _, values in pairs)
        lost = sum(
            symbol not in out
            for (_, values), out in zip(pairs, outputs, strict=True)
            for symbol in values
        )
        restored = [
            holding.restore(out, values, order[1])
            for (_, values), out in zip(pairs, outputs, strict=True)
        ]
        return restored, given, lost


def score(outputs: Sequence[str], references: Sequence[str]) -> dict[str, float]:
    """BLEU and chrF++ of a list of lines."""
    bleu = sacrebleu.corpus_bleu(list(outputs), [list(references)])
    chrf = sacrebleu.corpus_chrf(list(outputs), [list(references)], word_order=2)
    return {"bleu": round(bleu.score, 2), "chrf++": round(chrf.score, 2)}


def signatures() -> dict[str, str]:
    """sacreBLEU's signatures of the two metrics."""
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF(word_order=2)
    for metric in (bleu, chrf):
        metric.corpus_score(["a"], [["a"]])
    return {"bleu": str(bleu.get_signature()), "chrf++": str(chrf.get_signature())}


def on_pairs(decode: Decoder, pairs: Sequence[records.Pair]) -> dict[str, Any]:
    """Scores both directions, with figures held and without, and counts lost placeholders."""
    found: dict[str, Any] = {"lines": len(pairs)}
    for order in DIRECTIONS:
        sources, references = ([getattr(p, side) for p in pairs] for side in order)
        outputs, given, lost = decode.held(sources, order)
        found["-".join(order)] = {
            "held": score(outputs, references),
            "plain": score(decode(sources, order[1]), references),
            "placeholders": given,
            "lost_per_thousand": round(1000 * lost / max(given, 1), 1),
        }
    return found


def on_flores(decode: Decoder, folder: Path) -> dict[str, Any]:
    """Scores FLORES beside the systems whose outputs lie there (SYSTEM.LANGUAGE.txt)."""
    texts = {
        side: (folder / f"{side}.txt").read_text(encoding="utf-8").splitlines()
        for side in ("vi", "en")
    }
    found: dict[str, Any] = {"lines": len(texts["en"])}
    for order in DIRECTIONS:
        outputs, _, _ = decode.held(texts[order[0]], order)
        row = {"vnbrief": score(outputs, texts[order[1]])}
        for system in SYSTEMS:
            path = folder / f"{system}.{order[1]}.txt"
            if path.exists():
                row[system] = score(path.read_text(encoding="utf-8").splitlines(), texts[order[1]])
        found["-".join(order)] = row
    return found


@dataclass
class Inputs:
    """What the term tests draw from."""

    terms: annotate.Terms
    rules: grammar.Grammar
    fill: fillers.Fillers


def on_terms(decode: Decoder, inputs: Inputs, pairs: Sequence[records.Pair]) -> dict[str, Any]:
    """Share of annotations whose form stands in the output, by mode and direction.

    `proper`: known terms of held-out lines, annotated; `none`: the same terms, not annotated;
    `invented`: grammar lines with another word's translation; `names`: places and persons.
    """
    found: dict[str, Any] = {}
    for order in DIRECTIONS:
        rng = random.Random(7)
        proper = [
            annotate.annotate(
                getattr(p, order[0]),
                getattr(p, order[1]),
                order,
                inputs.terms,
                rng,
                lambda s, t: [],
            )
            for p in pairs
        ]
        invented: list[str] = []
        names: list[str] = []
        while len(invented) < 250:
            vi, en = grammar.sample(
                inputs.rules, rng, "S", inputs.fill, inputs.terms.marker(order[1]), 3
            )
            line = vi if order[0] == "vi" else en
            invented += [line] if "<t>" in line else []
        while len(names) < 250:
            line = _named(inputs, rng, order)
            names += [line] if "<t>" in line else []
        found["-".join(order)] = {
            "proper": _success(decode, [p for p in proper if "<t>" in p], order[1]),
            "none": _success(decode, [p for p in proper if "<t>" in p], order[1], bare=True),
            "invented": _success(decode, invented, order[1]),
            "names": _success(decode, names, order[1]),
        }
    return found


def _named(inputs: Inputs, rng: random.Random, order: tuple[str, str]) -> str:
    def fill(rng: random.Random, name: str, small: bool) -> tuple[str, str]:
        vi, en = inputs.fill(rng, name, small)
        if name not in ("PERSON", "COMMUNE"):
            return vi, en
        return (annotate.mark(vi, en), en) if order[0] == "vi" else (vi, annotate.mark(en, vi))

    vi, en = grammar.sample(inputs.rules, rng, "S", fill, None, 3)
    return vi if order[0] == "vi" else en


def _success(
    decode: Decoder, lines: Sequence[str], target: str, bare: bool = False
) -> dict[str, float]:
    given = [annotate.ANNOTATION.sub(r"\1", line) if bare else line for line in lines]
    hits = total = 0
    for line, output in zip(lines, decode(given, target), strict=True):
        for _, form in annotate.ANNOTATION.findall(line):
            total += 1
            # Annotated names come in either tone placement; the model writes the old one.
            wanted = old_style_tones(form.strip())
            hits += annotate.standing(wanted, old_style_tones(output)) is not None
    return {"terms": total, "success": round(100 * hits / max(total, 1), 1)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints and writes all scores; `--quick` takes the first lines only and skips FLORES."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--flores", type=Path)
    parser.add_argument("--quick", type=int, default=0)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--out", type=Path, help="JSON of all scores")
    parser.add_argument("--curve", type=Path, help="CSV to add a line to: tokens and scores")
    options = parser.parse_args(arguments)
    sources = prepare.Sources.load(options.work)
    parts = prepare.splits(Path(sources.third_party) if sources.third_party else None)
    decode = Decoder(options.model, options.beam)
    described = json.loads((options.model / "model.json").read_text())
    cut = options.quick or None
    started = time.time()
    result: dict[str, Any] = {
        "model": {k: described[k] for k in ("name", "version", "sha256", "training")},
        "beam": options.beam,
        "signatures": signatures(),
    }
    where = "dev" if options.quick else "test"
    result[f"own-{where}"] = on_pairs(decode, parts.prose[where][:cut])
    if parts.real[where]:
        result[f"real-{where}"] = on_pairs(decode, parts.real[where][:cut])
    if options.flores and not options.quick:
        result["flores-dev"] = on_flores(decode, options.flores)
    if not options.quick:
        entries = prepare.lexicon()
        terms = annotate.Terms.load(entries, Path(sources.glossary) if sources.glossary else None)
        inputs = Inputs(
            terms,
            grammar.load(prepare.CORPUS / "grammar"),
            fillers.Fillers.load(Path(sources.gazetteer)),
        )
        result["terms"] = on_terms(decode, inputs, parts.prose["test"] + parts.real["test"])
    result["seconds"] = round(time.time() - started, 1)
    text = json.dumps(result, indent=1, ensure_ascii=False)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")
    if options.curve:
        add_point(options.curve, described, result, where)


def add_point(path: Path, described: dict[str, Any], result: dict[str, Any], where: str) -> None:
    """Adds a line to the learning curve."""
    row = [described["training"]["tokens"], described["training"]["minutes"]]
    for name in (f"own-{where}", f"real-{where}"):
        for order in DIRECTIONS:
            scores = result.get(name, {}).get("-".join(order), {}).get("held", {})
            row += [scores.get("bleu", ""), scores.get("chrf++", "")]
    fresh = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        if fresh:
            writer.writerow(
                ["tokens", "minutes"]
                + [
                    f"{name}-{where} {'-'.join(order)} {metric}"
                    for name in ("own", "real")
                    for order in DIRECTIONS
                    for metric in ("BLEU", "chrF++")
                ]
            )
        writer.writerow(row)


if __name__ == "__main__":
    main()
