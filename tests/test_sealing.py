"""Is a manifest's seal what the standard library would make, at every length of key?"""

from __future__ import annotations

import hashlib
import hmac
import runpy
import sys

import pytest

from indexer import sealing
from indexer.sealing import digest, same, seal

CONTENT = "Seventeen lanterns, counted twice — é".encode()


def test_a_digest_is_that_of_hashlib():
    assert digest(CONTENT) == hashlib.sha256(CONTENT).hexdigest()


@pytest.mark.parametrize("length", [1, 63, 64, 65, 200])
def test_a_seal_is_that_of_hmac(length: int):
    key = bytes(range(length))
    assert seal(key, CONTENT) == hmac.new(key, CONTENT, "sha256").hexdigest()


def test_seals_are_told_apart():
    assert same(seal(b"key", CONTENT), seal(b"key", CONTENT))
    assert not same(seal(b"key", CONTENT), seal(b"kez", CONTENT))


@pytest.mark.parametrize("lean", [True, False])
def test_seals_are_made_where_python_has_no_lean_module_too(lean: bool, monkeypatch: pytest.MonkeyPatch):
    if not lean:
        for name in ("_sha2", "_sha256"):
            monkeypatch.setitem(sys.modules, name, None)
    made = runpy.run_path(sealing.__file__)
    assert (made["sha256"] is hashlib.sha256) is not lean
    assert made["seal"](b"key", CONTENT) == seal(b"key", CONTENT)
