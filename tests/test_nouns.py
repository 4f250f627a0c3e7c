"""Are our nouns what those of `typing` are, but for the time they take?"""

from __future__ import annotations

import pickle
import typing
from collections.abc import Callable

import pytest

from corpus import nouns


class Lamp(nouns.NamedTuple):
    """A lamp."""

    place: str
    height: int = 3
    lit: bool = False

    @property
    def tall(self) -> bool:
        """Is it high above the street?"""
        return self.height > 5


class TypedLamp(typing.NamedTuple):
    """A lamp."""

    place: str
    height: int = 3
    lit: bool = False


class Nothing(nouns.NamedTuple):
    """No fields at all."""


class Lantern(Lamp):
    """A noun made of a noun, which checks what it is made of."""

    __slots__ = ()

    def __new__(cls, place: str) -> Lantern:
        """Raises ValueError where there is no place."""
        if not place:
            raise ValueError("no place")
        return super().__new__(cls, place, 1)


KINDS = pytest.mark.parametrize("kind", [Lamp, TypedLamp])
WRONG: list[Callable[[type[Lamp]], object]] = [
    lambda kind: kind(),  # type: ignore[call-arg]
    lambda kind: kind("quay", 3, True, 4),  # type: ignore[call-arg]
    lambda kind: kind("quay", depth=4),  # type: ignore[call-arg]
    lambda kind: kind._make(["quay"]),
]


@KINDS
def test_a_noun_is_a_tuple_with_names(kind: type[Lamp]):
    lamp = kind("quay", lit=True)
    assert lamp == ("quay", 3, True)
    assert (lamp.place, lamp.height, lamp.lit) == lamp
    assert hash(lamp) == hash(("quay", 3, True))
    assert repr(lamp) == f"{kind.__name__}(place='quay', height=3, lit=True)"
    assert lamp._asdict() == {"place": "quay", "height": 3, "lit": True}
    assert kind._make(["mole", 4, False]) == kind("mole", 4)
    assert (kind.__doc__, kind._fields, kind.__match_args__) == ("A lamp.", *[("place", "height", "lit")] * 2)
    assert pickle.loads(pickle.dumps(lamp)) == lamp
    assert type(pickle.loads(pickle.dumps(lamp))) is kind


@KINDS
def test_a_noun_is_changed_by_making_another(kind: type[Lamp]):
    lamp = kind("quay")
    assert (lamp._replace(height=9), lamp) == (kind("quay", 9), kind("quay"))
    with pytest.raises((ValueError, TypeError), match="depth"):  # the latter from `typing` since Python 3.13
        lamp._replace(depth=4)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        lamp.place = "mole"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        lamp.depth = 4  # type: ignore[attr-defined]


@KINDS
@pytest.mark.parametrize("wrong", WRONG)
def test_a_noun_is_made_of_its_fields(kind: type[Lamp], wrong: Callable[[type[Lamp]], object]):
    with pytest.raises(TypeError):
        wrong(kind)


def test_what_is_missing_is_named():
    with pytest.raises(TypeError, match=r"Lamp\.__new__\(\) missing 1 required positional argument: 'place'"):
        Lamp()  # type: ignore[call-arg]


def test_a_noun_may_have_more_to_tell():
    assert Lamp("quay", 9).tall
    assert Nothing() == ()
    assert Lantern("mole").height == 1
    with pytest.raises(ValueError, match="no place"):
        Lantern("")
