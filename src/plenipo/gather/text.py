"""From bytes to text, and the one normalisation a text gets before its document is frozen."""

from __future__ import annotations

import codecs
import re
import unicodedata

from plenipo.gather.source import unreadable

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GUESS_BYTES = 32_000
LATIN_SHARE = 0.25
"""Share of bytes beyond ASCII up to which a text is in Latin letters."""
CODE_PAGES = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), "cp1250"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    **dict.fromkeys(("az", "tr"), "cp1254"),
}
"""By language, where it is not cp1252."""

SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
INVISIBLE = "\u00ad\u180e\u200b\u200e\u200f\u2060\ufeff" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
CONTROLS = "".join(map(chr, (*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0))))
UNUSUAL = re.compile(f"[{re.escape(CONTROLS + SPACES + LINE_ENDS + INVISIBLE)}\ud800-\udfff]")
PLAIN = {
    **{ord(char): " " for char in CONTROLS + SPACES},
    **{ord(char): "\n" for char in LINE_ENDS},
    **dict.fromkeys(map(ord, INVISIBLE)),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
BLANK_LINE = re.compile(r"(?m)^ +$")


def normalise(text: str) -> str:
    r"""The text as it is frozen in a document; offsets count from here on, so nothing changes it afterwards.

    An ordinary text comes out as it went in, character for character, up to white space at its end.
    Otherwise:

    1. line ends become a line feed; other spaces, tabs and control characters (NUL among them) become one
       space each;
    2. invisible characters (byte order mark, soft hyphen, zero-width space, direction marks) go;
    3. characters are composed (Unicode NFC), so that a name is found however it was typed;
    4. a line of spaces becomes empty lines: a blank line always parts paragraphs.

    Doing it twice changes nothing more.

    >>> normalise("Ukra\u00adine\r\n  \r\nsaid\u00a0no.  ")
    'Ukraine\n\n\n\nsaid no.'
    """
    text = _line_feeds(text)
    if UNUSUAL.search(text):
        text = text.translate(PLAIN)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return BLANK_LINE.sub(lambda line: "\n" * len(line[0]), text).rstrip()


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def one_line(text: str, limit: int = 300) -> str:
    r"""A title or name on one line: normalised, white space collapsed, cut at ``limit`` characters.

    >>> one_line("  Paris \n summit ")
    'Paris summit'
    """
    line = " ".join(normalise(text[: 8 * limit]).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def decode(data: bytes, charset: str = "") -> str:
    """The characters of ``data``, lines ended by line feeds; raises ``InputError`` for what is no text that
    can be read.

    A byte order mark decides, then UTF-8 if it fits, then the declared ``charset``. Failing those: UTF-8 with
    a few damaged bytes, the code page usual for the language, or what charset-normalizer makes of it.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(encoding, errors="replace"))
    wide = _unmarked_utf16(data)
    if wide:
        return _checked(data.decode(wide, errors="replace"))
    for encoding in ("utf-8", charset):
        text = _strictly(data, encoding)
        if text is not None:
            return _checked(text)
    return _checked(_damaged_utf8(data) or _guessed(data))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark shows as Latin text whose every other byte is zero."""
    head = data[:GUESS_BYTES]
    half = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if half >= 4 and odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if half >= 4 and even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _checked(text: str) -> str:
    """The text, unless so many control characters are in it that it is none."""
    head = text[:GUESS_BYTES]
    controls = sum(head.count(char) for char in CONTROLS if ord(char) < 0x80 and char != "\x1b")
    if controls > max(2, len(head) // 50):
        raise unreadable("This is a binary file, not a text", "give a text, or convert it to PDF or .docx")
    return _line_feeds(text)


def _damaged_utf8(data: bytes) -> str:
    """UTF-8 in which a few bytes were lost, or nothing if it is rather another encoding."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", errors="ignore")) - lost
    return text if sound > 10 * lost else ""


def _guessed(data: bytes) -> str:
    """The text in a code page from before Unicode.

    Where little is beyond ASCII the rest shows the language, and the language its code page, which is surer
    than any statistics of bytes; otherwise charset-normalizer has to tell.
    """
    beyond_ascii = len(data.translate(None, delete=bytes(range(0x80)))) / len(data)
    _checked(data[:GUESS_BYTES].decode("latin-1"))
    text = _strictly(data, _code_page(data)) if beyond_ascii < LATIN_SHARE else None
    if text is None:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:GUESS_BYTES]).best()
        text = _strictly(data, best.encoding) if best else None
    if text is None:
        raise unreadable("The encoding of the text cannot be told", "save it as UTF-8 and add it again")
    return text


def _code_page(data: bytes) -> str:
    import py3langid

    head = data[:GUESS_BYTES]
    if not head.translate(None, delete=bytes(range(0xC0))):
        return "cp1252"  # quotation marks and dashes only
    language = py3langid.classify(head.decode("ascii", errors="ignore"))[0]
    page = CODE_PAGES.get(language, "cp1252")
    old_standard = page == "cp1250" and not any(0x80 <= byte < 0xA0 for byte in head)
    return "iso-8859-2" if old_standard else page
