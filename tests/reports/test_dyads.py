"""What X did to Y: the type between two given sides, one row a turn of phrase."""

import pytest

from dateline import codebook
from dateline.model import Article, Span
from dateline.reports.dyads import Sides, relations, tokens_of
from dateline.reports.matching import Matcher

pytest.importorskip("dateline_en")

CASES = [
    ("Norland condemned Estmark's missile tests.", "ACCUSE"),
    ("Norland opened an investigation against Estmark over the leak.", "ACCUSE"),
    ("Norland said that Estmark was responsible for the blast.", "ACCUSE"),
    ("Norland agreed to reopen the border with Estmark.", "AGREE"),
    ("Norland will send medicine to Estmark next week.", "AGREE"),
    ("Norland is ready to hold talks with Estmark.", "AGREE"),
    ("Norland gave Estmark 20 million dollars for schools.", "AID"),
    ("Norland's doctors are treating the wounded in Estmark.", "AID"),
    ("Norland shelled Estmark's capital overnight.", "ASSAULT"),
    ("Norland carried out an air strike on Estmark.", "ASSAULT"),
    ("Norland arrested two citizens of Estmark.", "COERCE"),
    ("Norland imposed a curfew in Estmark.", "COERCE"),
    ("Norland lifted the tariffs on Estmark.", "CONCEDE"),
    ("Norland apologized to Estmark for the delay.", "CONCEDE"),
    ("Norland met Estmark in Vernia.", "CONSULT"),
    ("Norland and Estmark held talks on Monday.", "CONSULT"),
    ("Norland shares intelligence with Estmark.", "COOPERATE"),
    ("Norland massed troops along the border with Estmark.", "MOBILIZE"),
    ("Workers in Norland protested against Estmark on Friday.", "PROTEST"),
    ("Norland rejected Estmark's proposal.", "REJECT"),
    ("Norland refused to help Estmark.", "REJECT"),
    ("Norland does not support Estmark.", "REJECT"),
    ("Norland urged Estmark to open the ports.", "REQUEST"),
    ("Norland said Estmark must withdraw its claim.", "REQUEST"),
    ("Norland released three sailors of Estmark.", "RETREAT"),
    ("Norland withdrew its troops from Estmark.", "RETREAT"),
    ("Norland expelled two diplomats of Estmark.", "SANCTION"),
    ("Norland cut off aid to Estmark.", "SANCTION"),
    ("Norland praised Estmark for its patience.", "SUPPORT"),
    ("Norland signed a treaty with Estmark.", "SUPPORT"),
    ("Norland called Estmark to congratulate it on the vote.", "SUPPORT"),
    ("Norland threatened to bomb Estmark.", "THREATEN"),
    ("Norland will impose sanctions on Estmark.", "THREATEN"),
    ("Norland issued an ultimatum to Estmark.", "THREATEN"),
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(codebook.load().types.values(), given=True)


def typed(text: str, matcher: Matcher, source: str = "Norland", target: str = "Estmark") -> str | None:
    from dateline import language

    (parse,) = language.parse([Article(id="a", text=text)])
    (sentence,) = parse.sentences
    one, other = (tokens_of(sentence, Span(at := text.index(name), at + len(name))) for name in (source, target))
    assert one is not None
    assert other is not None
    found = relations(sentence, Sides((one,), (other,)), matcher)
    return found[0].type if found else None


@pytest.mark.parametrize(("text", "type"), CASES)
def test_the_type_between_two_given_sides(text: str, type: str, matcher: Matcher) -> None:
    assert typed(text, matcher) == type


def test_a_relation_names_its_frame_and_its_words(matcher: Matcher) -> None:
    from dateline import language

    (parse,) = language.parse([Article(id="a", text="Norland condemned Estmark.")])
    best = relations(parse.sentences[0], Sides(((0, 0),), ((2, 2),)), matcher)[0]
    assert best.frame.startswith("accuse.")
    assert best.trigger == 1


def test_words_without_any_frame_give_none(matcher: Matcher) -> None:
    assert typed("Norland is larger than Estmark.", matcher) is None


def test_what_somebody_is_asked_to_do_scores_below_what_is_asked(matcher: Matcher) -> None:
    from dateline import language

    (parse,) = language.parse([Article(id="a", text="Norland urged Estmark to attack Vernia.")])
    asked = relations(parse.sentences[0], Sides(((0, 0),), ((2, 2),)), matcher)[0]
    deed = relations(parse.sentences[0], Sides(((2, 2),), ((5, 5),)), matcher)
    assert asked.type == "REQUEST"
    assert all(r.score < asked.score - 2 for r in deed)


def test_leaving_a_state_is_no_sanction_of_it(matcher: Matcher) -> None:
    from dateline import language

    (parse,) = language.parse([Article(id="a", text="Norland met Estmark after leaving Vernia.")])
    found = relations(parse.sentences[0], Sides(((0, 0),), ((5, 5),)), matcher)
    assert all(r.type != "SANCTION" or r.score < 4 for r in found)
