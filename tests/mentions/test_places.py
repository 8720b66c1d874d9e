"""Toponyms: which words name a place, which place it is, and why."""

import re

import pytest

from dateline.mentions.places import find_places
from dateline.model import Article, Entity, Parse, PlaceMention, Sentence, Span, Token
from dateline.model.article import Dateline
from dateline.world import load

SMALL = {
    **dict.fromkeys(("in", "at", "of", "to", "from", "near", "with", "for", "on", "after", "outside"), "ADP"),
    **dict.fromkeys(("the", "a", "The", "A"), "DET"),
    **dict.fromkeys(("and", "or"), "CCONJ"),
    **dict.fromkeys(("'s",), "PART"),
    **dict.fromkeys(("met", "held", "flew", "said", "spoke", "visited", "opened", "stayed"), "VERB"),
}
MARK = re.compile(r"\[([^\]|]+)\|([A-Z]+)\]")


def article(*marked: str, dateline: str | None = None) -> Parse:
    """Sentences in which names are marked: "He flew to [Paris|GPE]." """
    text, sentences = "", []
    for index, line in enumerate(marked):
        names: list[tuple[int, int, str]] = []
        plain = ""
        end = 0
        for match in MARK.finditer(line):
            plain += line[end : match.start()]
            names.append((len(plain), len(plain) + len(match[1]), match[2]))
            plain += match[1]
            end = match.end()
        plain += line[end:]
        sentences.append(_sentence(index, plain, names, len(text)))
        text += plain + " "
    place = Dateline(place=dateline, day=None, agency=None, quote=dateline) if dateline else None
    return Parse(Article(id="a", text=text, dateline=place), tuple(sentences))


def _sentence(index: int, plain: str, names: list[tuple[int, int, str]], offset: int) -> Sentence:
    tokens = []
    for match in re.finditer(r"'s|\w+(?:\.\w+)*|[^\w\s]", plain):
        word = match[0]
        upos = SMALL.get(word) or ("PUNCT" if not word[0].isalnum() else "PROPN" if word[0].isupper() else "NOUN")
        begin, end = match.start() + offset, match.end() + offset
        tokens.append(Token(len(tokens), begin, end, word, word.lower(), upos, "", 0, "dep"))
    entities = []
    for first, last, label in names:
        inside = [t.index for t in tokens if t.start >= first + offset and t.end <= last + offset]
        entities.append(Entity(inside[0], inside[-1], label, Span(first + offset, last + offset)))
    return Sentence(index, 0, Span(offset, offset + len(plain)), tuple(tokens), tuple(entities))


def found(parse: Parse) -> dict[str, PlaceMention]:
    return {m.span.of(parse.article.text): m for m in find_places(parse, load())}


@pytest.mark.parametrize(
    ("sentence", "words", "country", "precision"),
    [
        ("He flew to [Pyongyang|GPE].", "Pyongyang", "PRK", "city"),
        ("He flew to Pyongyang.", "Pyongyang", "PRK", "city"),
        ("They met in [Japan|GPE].", "Japan", "JPN", "country"),
        ("They met in the [United States|GPE].", "United States", "USA", "country"),
        ("They met in [Kiev|GPE].", "Kiev", "UKR", "city"),
        ("They met in [Paris|GPE].", "Paris", "FRA", "city"),
        ("They met in [Paris|GPE], [Texas|GPE].", "Paris", "USA", "city"),
        ("They met in [Paris, Texas|GPE].", "Paris", "USA", "city"),
        ("A court in [Atlanta|GPE], [Georgia|GPE].", "Georgia", "USA", "region"),
        ("A court in [Tbilisi|GPE], [Georgia|GPE].", "Georgia", "GEO", "country"),
        ("Scholars met in [Cambridge|GPE], [Massachusetts|GPE].", "Cambridge", "USA", "city"),
        ("Scholars met in [Cambridge|GPE], [England|GPE].", "Cambridge", "GBR", "city"),
        ("The summit in [Hiroshima|GPE], [Japan|GPE].", "Hiroshima", "JPN", "city"),
        ("[Moscow|GPE]'s mayor spoke.", "Moscow", "RUS", "city"),
        ("The Russian city of [Kursk|GPE].", "Kursk", "RUS", "city"),
        ("They met at the [Kremlin|ORG].", "Kremlin", "RUS", "venue"),
        ("They met at [Camp David|FAC].", "Camp David", "USA", "venue"),
        ("They met at [Camp David|ORG].", "Camp David", "USA", "venue"),
        ("They met in [Panmunjom|GPE].", "Panmunjom", None, "venue"),
        ("They met at the [Mansudae Assembly Hall|FAC].", "Mansudae Assembly Hall", "PRK", "venue"),
        ("They met at the [Wonsan-Kalma Tourist Zone|LOC].", "Wonsan-Kalma Tourist Zone", "PRK", "venue"),
        ("They sailed the [South China Sea|LOC].", "South China Sea", None, "feature"),
        ("They spoke in [Crimea|GPE].", "Crimea", "UKR", "region"),
        ("They met in [Luanda|GPE].", "Luanda", "AGO", "city"),
        ("They met in [Singapore|GPE].", "Singapore", "SGP", "country"),
        ("They met in [Washington|GPE].", "Washington", "USA", "city"),
        ("They met in [The Hague|GPE].", "The Hague", "NLD", "city"),
        ("They met in northern [Syria|GPE].", "Syria", "SYR", "country"),
    ],
)
def test_toponyms(sentence: str, words: str, country: str | None, precision: str) -> None:
    mention = found(article(sentence))[words]
    assert (mention.place.country, mention.place.precision) == (country, precision)
    assert mention.reason


@pytest.mark.parametrize(
    "sentence",
    [
        "[Paris Hilton|PERSON] spoke.",
        "The [Washington Post|ORG] said so.",
        "[Jordan|PERSON] spoke.",
        "The [Russian|NORP] minister spoke.",
        "The [EU|GPE] spoke.",
        "[NATO|GPE] spoke.",
        "[KCNA|GPE] said so.",
        "The ministers met.",
    ],
)
def test_names_of_persons_bodies_and_peoples_are_no_places(sentence: str) -> None:
    assert found(article(sentence)) == {}


def test_an_embassy_stands_in_the_receiving_state() -> None:
    parse = article("The Russian Embassy opened.", dateline="PYONGYANG")
    embassy = found(parse)["Russian Embassy"]
    assert (embassy.place.country, embassy.place.precision) == ("PRK", "venue")


def test_an_embassy_follows_the_place_named_after_it() -> None:
    parse = article("The Chinese Embassy in [Berlin|GPE] opened.", dateline="PARIS")
    assert found(parse)["Chinese Embassy"].place.country == "DEU"


def test_an_embassy_is_never_in_its_own_state() -> None:
    parse = article("The Russian Embassy opened.", dateline="MOSCOW")
    embassy = found(parse)["Russian Embassy"]
    assert embassy.place.country is None
    assert embassy.reason == "the receiving state is not stated"


def test_an_unknown_hall_lies_in_the_place_named_after_it() -> None:
    parse = article("They met at the [Amber Hall|FAC] in [Riga|GPE].")
    hall = found(parse)["Amber Hall"]
    assert (hall.place.name, hall.place.country, hall.place.precision) == ("Amber Hall", "LVA", "venue")


def test_an_unknown_hall_lies_where_its_name_says() -> None:
    hall = found(article("[Vienna|GPE] spoke.", "They met at the [Vienna Amber Hall|FAC]."))["Vienna Amber Hall"]
    assert hall.place.country == "AUT"


def test_an_unknown_hall_lies_in_the_dateline_at_last() -> None:
    hall = found(article("They met at the [Amber Hall|FAC].", dateline="WONSAN, North Korea"))["Amber Hall"]
    assert (hall.place.country, hall.reason) == ("PRK", "in Wonsan, by the dateline")


def test_an_unknown_village_has_no_coordinates() -> None:
    village = found(article("They met in [Zzyzxia|GPE]."))["Zzyzxia"]
    assert (village.place.latitude, village.place.precision) == (None, "unknown")
    assert village.reason == "no place of this name known"


def test_what_is_said_once_holds_for_the_article() -> None:
    parse = article("They met in [Paris|GPE], [Texas|GPE].", "The mayor of [Paris|GPE] spoke.")
    assert [m.place.country for m in find_places(parse, load()) if m.place.name == "Paris"] == ["USA", "USA"]


def test_the_states_an_article_speaks_of_decide_between_small_towns() -> None:
    canada = article("They met in [Canada|GPE] and in [Ontario|GPE].", "The mayor of [Hamilton|GPE] spoke.")
    bermuda = article("They met in [Bermuda|GPE].", "The mayor of [Hamilton|GPE] spoke.")
    assert found(canada)["Hamilton"].place.country == "CAN"
    assert found(bermuda)["Hamilton"].place.country == "BMU"


def test_spans_are_the_words_and_stand_in_order() -> None:
    parse = article("They flew from [Moscow|GPE] to [Pyongyang|GPE].", "They met in [Wonsan|GPE].")
    mentions = find_places(parse, load())
    assert [m.span.of(parse.article.text) for m in mentions] == ["Moscow", "Pyongyang", "Wonsan"]
    assert [m.sentence for m in mentions] == [0, 0, 1]


def test_a_hyphen_between_two_places_is_no_name() -> None:
    parse = article("The [Russia-Turkey|GPE] ties.")
    assert sorted(found(parse)) == ["Russia", "Turkey"]
