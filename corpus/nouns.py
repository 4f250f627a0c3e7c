"""How is a noun made: a frozen tuple whose places have names?

`NamedTuple` is here what it is in `typing`, and to mypy it is that very class; but it is made in half the time, in a sixth
of what goes beyond any class. Python's own writes and compiles a constructor for each, in every process anew; here nouns with as
many fields share one. Sixty of them stand on the way of every search, which does not import `typing` at all
(docs/decisions/0026-nouns.md).

>>> class Place(NamedTuple):
...     name: str
...     country: str = "Norway"
>>> Place("Bergen")._replace(name="Voss")
Place(name='Voss', country='Norway')
"""

from __future__ import annotations

from functools import cache
from types import CodeType, FunctionType

__all__ = ["TYPE_CHECKING", "NamedTuple", "Protocol"]

TYPE_CHECKING = False  # which mypy takes to be true: what stands under it does not make a search wait for `typing`

if TYPE_CHECKING:
    from typing import NamedTuple, Protocol
else:
    from collections import _tuplegetter  # a property that is read in C

    class _Noun(tuple):
        """What all nouns can do, as `collections.namedtuple` has it."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            values = list(self)  # and not each place asked for its change, which takes twice as long
            try:
                for field, value in changes.items():
                    values[self._places[field]] = value
            except KeyError as error:
                raise ValueError(f"{type(self).__name__} has no field {error}; it has {', '.join(self._fields)}") from None
            return tuple.__new__(type(self), values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self):
            return tuple(self)

    class _Named(type):
        """Makes a noun of each class that names NamedTuple as what it is made of."""

        def __new__(cls, name, bases, space):
            fields = tuple(space.get("__annotations__", ()))
            defaults = tuple([space[field] for field in fields if field in space])
            code = _constructor(len(fields)).replace(
                co_name="__new__", co_qualname=f"{name}.__new__", co_varnames=("_cls", *fields)
            )
            space["__new__"] = FunctionType(code, _GLOBALS, "__new__", defaults)
            space |= {field: _tuplegetter(place, f"Field {place}") for place, field in enumerate(fields)}
            places = {field: place for place, field in enumerate(fields)}
            space |= {"__slots__": (), "_fields": fields, "__match_args__": fields, "_places": places}
            return type(name, (_Noun,), space)

    _GLOBALS = {"_new": tuple.__new__}

    @cache
    def _constructor(many: int) -> CodeType:
        """The code that makes a tuple of so many values; the names of their places stand for themselves."""
        names = "".join(f"_{place}, " for place in range(many))
        return eval(f"lambda _cls, {names}: _new(_cls, ({names}))", _GLOBALS).__code__

    NamedTuple = type.__new__(_Named, "NamedTuple", (), {})
    Protocol = object  # nothing is made of one, nor asked whether it is one
