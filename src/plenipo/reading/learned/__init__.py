"""The learned reader: a small network trained on annotated texts, run by onnxruntime on one core.

A canonical text becomes words (:mod:`.words`) and pieces of words (:mod:`.pieces`), these windows
(:mod:`.windows`); the network (:mod:`.network`) gives every word a row of numbers; a CRF (:mod:`.chain`) and
links (:mod:`.decoding`) make attributions of them (:mod:`.tagger`). :mod:`.weights` says what ships and what
it was made from; ``training/`` in the source makes it anew.
"""

from plenipo.reading.learned.reader import LearnedReader
from plenipo.reading.learned.tagger import Tagger

__all__ = ["LearnedReader", "Tagger"]
