"""Real summarization checkpoints, small ones, through the path of any user's model."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import vnbrief
from tests.briefing import toy_summarizers as toys
from vnbrief.briefing.summarizing import Summarizer, choose_summarizer
from vnbrief.cli import main
from vnbrief.errors import ModelError


@pytest.fixture(scope="module")
def t5(tmp_path_factory):
    import torch

    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("hub") / "vit5-large-vietnews-summarization"
    return toys.t5(folder, prefix="vietnews: ")


@pytest.fixture(scope="module")
def bart(tmp_path_factory):
    import torch

    torch.set_num_threads(1)
    return toys.bart(tmp_path_factory.mktemp("hub") / "bart-toy")


@pytest.fixture(scope="module")
def loaded(t5, bart):
    return {"vi": Summarizer(t5, threads=1), "en": Summarizer(bart, threads=1)}


PAIRS = {"vi": toys.VIETNAMESE, "en": toys.ENGLISH}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_true_summary_is_accepted(loaded, language):
    article, summary = PAIRS[language][0]
    made = vnbrief.brief(article, language=language, summarizer=loaded[language])
    assert made.summarizer.refused is None
    assert getattr(made.gist, language) == summary
    assert made.gist.evidence
    assert f"|summarizer:{loaded[language].info.model}:" in made.signature


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_summary_with_a_foreign_number_is_refused(loaded, language):
    article, summary = PAIRS[language][1]
    assert loaded[language].summarize([article], language) == summary
    made = vnbrief.brief(article, language=language, summarizer=loaded[language])
    assert made.summarizer.refused == "number"
    assert "38" not in made.to_json(indent=None).replace(made.summarizer.digest, "")
    assert getattr(made.gist, language) in article


def test_a_long_article_is_cut_to_what_the_model_can_take(loaded):
    model = loaded["en"]
    article = toys.ENGLISH[0][0]
    assert model.summarize([article] + ["More of it follows here."] * 400, "en")
    assert model.summarize([" ".join(["road"] * 3000)], "en") is not None


def test_nothing_to_read_is_nothing_said(loaded):
    assert loaded["vi"].summarize([], "vi") == ""


def test_the_command_writes_the_gist_or_says_why_not(t5, tmp_path):
    for number, expected in enumerate((None, "number")):
        source = tmp_path / f"{number}.txt"
        source.write_text(toys.VIETNAMESE[number][0], encoding="utf-8")
        run = CliRunner().invoke(main, ["brief", str(source), "--json", "--summarizer", str(t5)])
        assert run.exit_code == 0, run.output
        record = json.loads(run.stdout)["summarizer"]
        assert record["refused"] == expected
        assert record["licence"] == "MIT"


def test_an_unknown_licence_is_said_on_standard_error(bart, tmp_path):
    source = tmp_path / "article.txt"
    source.write_text(toys.ENGLISH[0][0], encoding="utf-8")
    run = CliRunner().invoke(
        main, ["brief", str(source), "--format", "md", "--summarizer", str(bart)]
    )
    assert run.exit_code == 0, run.output
    assert "licence of this model is not known" in run.stderr
    assert "written by the model bart-toy" in run.stdout


def test_a_folder_without_a_model_is_one_line(tmp_path):
    with pytest.raises(ModelError):
        Summarizer(tmp_path)
    run = CliRunner().invoke(main, ["brief", "-", "--summarizer", str(tmp_path)], input="Một câu.")
    assert run.exit_code == 2
    assert "Traceback" not in run.output


T5 = {"model_type": "t5", "n_positions": 512}
SAID = {"summarization": {"prefix": "summarize: ", "max_length": 200}}


@pytest.mark.parametrize(
    ("name", "configuration", "prefix", "source", "summary"),
    [
        ("VietAI/vit5-large-vietnews-summarization", T5, "vietnews: ", 1024, 256),
        ("VietAI/vit5-base-vietnews-summarization", T5, "", 1024, 256),
        ("csebuetnlp/mT5_multilingual_XLSum", {"model_type": "mt5"}, "", 512, 84),
        ("google-t5/t5-small", T5 | {"task_specific_params": SAID}, "summarize: ", 512, 200),
        ("somebody/t5-news", T5, "summarize: ", 512, 128),
        ("/models/bart-x", {"model_type": "bart", "max_position_embeddings": 1024}, "", 1024, 128),
        ("somebody/bartpho-news", {"model_type": "mbart"}, "", 512, 128),
    ],
)
def test_each_kind_of_model_is_fed_as_its_card_says(name, configuration, prefix, source, summary):
    found = choose_summarizer(name, configuration)
    assert (found.prefix, found.max_source_tokens, found.max_summary_tokens) == (
        prefix,
        source,
        summary,
    )


def test_a_model_for_news_in_vietnamese_is_not_asked_about_english():
    assert choose_summarizer("VietAI/vit5-large-vietnews-summarization", T5).languages == ("vi",)
