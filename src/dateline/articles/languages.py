"""Which language a text is in: by its script, then by its commonest small words."""

import re
from collections import Counter

_SAMPLE = 20_000  # characters
_SURE = 0.06  # of all words, for small words of another language than English
_CLEARLY = 2.0  # times as many as the small words of English

# Small words that only few other languages have. English is what is left where nothing speaks against it.
_SMALL = {
    "en": "the of and to in that is was for with on his her they said has have been will from by at it as an are",
    "fr": "les des une dans est pour que qui sur avec par au aux pas plus ses ont cette été leur mais entre",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch werden sind nach",
    "es": "los las una del por con para que es su al como más pero sus entre también fue desde está según",
    "pt": "os das dos uma com para não mais pelo pela também são foi entre seu sua ao aos está já segundo",
    "it": "il gli della di che per una con del nel dei delle sono alla anche più dal dalla questo ha è stato",
    "nl": "het een van en dat zijn op te voor met niet aan er om ook als bij naar maar uit werd heeft",
    "pl": "w na się nie że do jest przez oraz dla po od jak tym był są jego o za przed które także",
    "tr": "ve bir bu için ile olarak da de daha olan gibi çok sonra kadar ancak tarafından oldu ise",
    "id": "yang dan di dari untuk dengan pada dalam ini itu tidak akan oleh juga ke sebagai kepada telah",
    "ro": "și de la în cu pe din care este pentru un o nu mai au fost să sunt după prin către",
    "sv": "och att det som en på är av för med den till inte har de ett om var från kommer också",
    "cs": "a v se na je že s z o do pro by jako po od ve které podle však která při byl",
    "hu": "a az és hogy nem is egy meg volt van ez azt csak már de mint után szerint lesz által",
    "bs": "je da se na za su od koji kao iz ne biti će što nije bio koja ili prema također",
    "vi": "và của là các có được trong cho không với người đã những này khi một để về từ",
}
_ALL = {word for words in _SMALL.values() for word in words.split()}
_OF = {word: [code for code, words in _SMALL.items() if word in words.split()] for word in _ALL}
_SCRIPTS = (
    ("ja", r"[\u3040-\u30ff]", 0.05),
    ("ko", r"[\uac00-\ud7af\u1100-\u11ff]", 0.3),
    ("zh", r"[\u4e00-\u9fff]", 0.3),
    ("ru", r"[\u0400-\u04ff]", 0.5),
    ("ar", r"[\u0600-\u06ff]", 0.5),
    ("he", r"[\u0590-\u05ff]", 0.5),
    ("hi", r"[\u0900-\u097f]", 0.5),
    ("bn", r"[\u0980-\u09ff]", 0.5),
    ("th", r"[\u0e00-\u0e7f]", 0.5),
    ("el", r"[\u0370-\u03ff]", 0.5),
    ("hy", r"[\u0530-\u058f]", 0.5),
    ("ka", r"[\u10a0-\u10ff]", 0.5),
)
# Letters that tell the languages of one script apart.
_LETTERS = {
    "ru": (("uk", "[іїєґ]"), ("sr", "[ђћџљњј]"), ("kk", "[әғқңөұүһ]")),
    "ar": (("ur", "[ٹڈڑےھ]"), ("fa", "[پچژگ]")),
}
_TELLING = 0.004  # of all letters


def language_of(text: str, declared: str | None = None) -> str:
    """The ISO 639-1 code of a text's language. `declared`, such as a page's "en-GB", decides where the words do not."""
    text = text[:_SAMPLE].casefold()
    letters = len(re.findall(r"[^\W\d_]", text))
    for code, script, share in _SCRIPTS:
        if letters and len(re.findall(script, text)) > share * letters:
            return _by_letters(code, text, letters)
    return _by_words(re.findall(r"[^\W\d_]+", text), (declared or "")[:2].lower())


def _by_letters(code: str, text: str, letters: int) -> str:
    for other, own in _LETTERS.get(code, ()):
        if len(re.findall(own, text)) > _TELLING * letters:
            return other
    return code


def _by_words(words: list[str], declared: str) -> str:
    votes = Counter(code for word in words for code in _OF.get(word, ()))
    english = votes.pop("en", 0)
    best, count = max(votes.items(), key=lambda vote: (vote[1], vote[0]), default=("", 0))
    if count >= 3 and count > _SURE * len(words) and count > _CLEARLY * english:
        return best
    if not english and len(words) > 30:
        return declared if re.fullmatch("[a-z]{2}", declared) and declared != "en" else "und"
    return "en"
