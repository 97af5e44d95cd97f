"""The store keeps the record of a dossier in one SQLite file, append-only and safe to kill at any moment."""

from plenipo.store.dossier import Dossier
from plenipo.store.holding import Ruling
from plenipo.store.lock import Holder
from plenipo.store.record import Record
from plenipo.store.rows import Sighting

__all__ = ["Dossier", "Holder", "Record", "Ruling", "Sighting"]
