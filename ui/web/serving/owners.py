"""Whose a page's session and an upload are: nobody else gets news of the one, or reads the other."""

import threading
from collections import OrderedDict

MOST = 50_000


class Owners:
    """Remembers who came first with a name; the one that was used longest ago is forgotten first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owners: OrderedDict[str, str] = OrderedDict()

    def allows(self, name: str, owner: str) -> bool:
        """Whether a name is this owner's, as it is from now on where it is nobody's."""
        with self._lock:
            first = self._owners.setdefault(name, owner)
            self._owners.move_to_end(name)
            while len(self._owners) > MOST:
                self._owners.popitem(last=False)
            return first == owner

    def of(self, name: str) -> str | None:
        """Return whose a name is, None where it is nobody's."""
        return self._owners.get(name)
