"""What language a text is in."""

from __future__ import annotations

from functools import cache

SAMPLE = 1_000
"""Characters looked at: more make it slower and no surer."""
ENOUGH = 200
"""Letters from which on the text itself is believed over what a program wrote into its metadata."""
MARGIN = 15.0
"""How much likelier (log odds) another language must be than English for a short text to count as it."""


def language_of(text: str, hint: str = "") -> str:
    """ISO 639-1 code of the language of ``text``; for a very short one ``hint``, or else English.

    >>> language_of("Le président a déclaré que la France n'enverrait pas de soldats en Ukraine.")
    'fr'
    """
    sample = text[: 2 * SAMPLE].strip()[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if hint and letters < ENOUGH:
        return hint
    if sum(map(str.isupper, sample)) > letters / 2:
        sample = sample.lower()
    import py3langid

    ranked = [(code, score) for code, score in py3langid.rank(sample) if len(code) == 2]
    best, score = ranked[0]
    return str(best) if score - dict(ranked)["en"] > MARGIN else "en"


def language_code(name: str) -> str:
    """The ISO 639-1 code meant by ``name``, or nothing: ``en-GB``, ``eng`` and ``English`` are all ``en``.

    >>> language_code("en_GB"), language_code("French"), language_code("Klingon")
    ('en', 'fr', '')
    """
    name = name.strip().casefold().replace("_", "-")
    codes = _codes()
    return codes.get(name) or codes.get(name.split("-")[0], "")


@cache
def _codes() -> dict[str, str]:
    """ISO 639-1 codes by themselves, by ISO 639-2 code and by English name."""
    from babel import Locale
    from babel.core import get_global

    names = {str(name).casefold(): code for code, name in Locale("en").languages.items() if len(code) == 2}
    aliases = {alias: code for alias, code in get_global("language_aliases").items() if len(code) == 2}
    return aliases | names | {code: code for code in names.values()}
