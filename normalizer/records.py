"""Values that also read like the JSON object they are written as."""

from typing import Any


class Record:
    """Mixin for a value with `to_record()`: `value["key"]` and `dict(value)` give what its JSON object has."""

    __slots__ = ()

    def to_record(self) -> dict[str, Any]:
        """The JSON object of the output contract, its keys in order."""
        raise NotImplementedError

    def keys(self) -> list[str]:
        """The keys of the JSON object."""
        return list(self.to_record())

    def __getitem__(self, key: str) -> Any:
        return self.to_record()[key]
