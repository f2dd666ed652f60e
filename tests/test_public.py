"""What a user imports, and what it costs."""

import resource
import subprocess
import sys

import pytest

import vnbrief


def test_everything_public_can_be_had() -> None:
    for name in vnbrief.__all__:
        assert getattr(vnbrief, name) is not None
    assert set(vnbrief.__all__) <= set(dir(vnbrief))


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'summarise'"):
        vnbrief.summarise  # noqa: B018  # the access is the test


def test_every_error_is_a_vnbrief_error() -> None:
    for name in ("ConfigError", "GlossaryError", "InputError", "LanguageError", "ModelError"):
        assert issubclass(getattr(vnbrief, name), vnbrief.VnbriefError)
    assert issubclass(vnbrief.LanguageError, vnbrief.InputError)


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, vnbrief; "
        "heavy = {'torch', 'transformers', 'ctranslate2', 'pydantic', 'numpy', 'trafilatura', 'click'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _seconds(*command: str) -> float:
    """The least processor time of three runs, so that a busy machine does not count."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(3))


def test_importing_costs_less_than_0_15_seconds_over_a_bare_python() -> None:
    assert _seconds("-c", "import vnbrief") - _seconds("-c", "pass") < 0.15


def test_help_comes_at_once() -> None:
    assert _seconds("-m", "vnbrief", "--help") < 0.3
