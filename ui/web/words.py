"""The chat's own words: counts, verdicts, languages. In one place, and never escaped here."""

from answer.answer import Verdict

VERDICTS: dict[Verdict, str] = {
    "supported": "Supported",
    "partly": "Partly supported",
    "contradicted": "Contradicted",
    "unsupported": "Not supported",
    "uncited": "No citation",
    "misquoted": "Misquoted",
    "wrong_source": "Wrong source",
}

LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi":
    "Hindi", "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv":
    "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def language(code: str | None) -> str:
    """Return the name of an ISO 639-1 language, the code where we have no name for it, "" for None."""
    return LANGUAGES.get(code, code) if code else ""


def count(number: int, noun: str) -> str:
    """Return "1 article", "2 articles", "12,770 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def lasting(seconds: float) -> str:
    """Return a time to wait in the unit that people would say: "40 seconds", "3 minutes", "2 hours"."""
    if seconds < 90:
        return count(max(1, round(seconds)), "second")
    if seconds < 90 * 60:
        return count(round(seconds / 60), "minute")
    return count(round(seconds / 3600), "hour")
