"""What a user imports, and what it costs."""

import subprocess
import sys
import time

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
    """The best of three runs: the machine may be busy with something else in one of them."""

    def once() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        return time.perf_counter() - start

    return min(once() for _ in range(3))


def test_importing_costs_less_than_0_15_seconds_over_a_bare_python() -> None:
    assert _seconds("-c", "import vnbrief") - _seconds("-c", "pass") < 0.15


def test_help_comes_at_once() -> None:
    bare = _seconds("-c", "pass")
    assert _seconds("-m", "vnbrief", "--help") - bare < 0.6  # 0.3 s where nothing else runs
