"""The file of a consultation as one archive (досие, УПЗНА чл. 23): the public one, and the full one for the court."""

from consultations.dossier.contents import public_stamp
from consultations.dossier.packing import write_folder, write_zip
from consultations.dossier.scope import Scope

__all__ = ["Scope", "public_stamp", "write_folder", "write_zip"]
