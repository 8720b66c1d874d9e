"""The rules of clauses on trees written by hand."""

from dateline.language.clauses import find_clauses
from dateline.model import Clause
from tests.language.trees import MET_IN_MOSCOW, tree


def clauses(rows: str, inside_quotes: bool = False) -> tuple[list[str], list[Clause]]:
    found = tree(rows)
    return [token.text for token in found.tokens], list(find_clauses(found, inside_quotes))


def arguments(words: list[str], clause: Clause) -> set[tuple[str, str | None, str]]:
    return {(a.role, a.preposition, words[a.token]) for a in clause.arguments}


def test_a_plain_clause() -> None:
    words, [met] = clauses(MET_IN_MOSCOW)
    assert (met.lemma, met.tense, met.relation, met.parent) == ("meet", "past", "root", None)
    assert arguments(words, met) == {
        ("subject", None, "Choe"),
        ("object", None, "Lavrov"),
        ("oblique", "in", "Moscow"),
    }


def test_control_fills_in_the_subject() -> None:
    words, [agreed, hold, talks] = clauses("""
        They they PRON PRP 2 nsubj
        agreed agree VERB VBD 0 root
        to to PART TO 4 mark
        hold hold VERB VB 2 xcomp
        talks talk NOUN NNS 4 obj
    """)
    assert agreed.having("complement")[0].token == hold.predicate
    assert hold.governors == ("agree",)
    assert [words[a.token] for a in hold.having("subject")] == ["They"]
    assert (talks.kind, talks.governors, talks.parent) == ("noun", ("agree",), 1)
    assert all(a.inherited for a in [*hold.having("subject"), *talks.having("subject")])


def test_was_to_is_a_modal() -> None:
    _, [deliver] = clauses("""
        Lavrov Lavrov PROPN NNP 4 nsubj
        was be AUX VBD 4 cop
        to to PART TO 4 mark
        deliver deliver VERB VB 0 root
        it it PRON PRP 4 obj
    """)
    assert (deliver.kind, deliver.modal, deliver.tense) == ("verb", "be to", "past")


def test_passive_with_agent_and_coordinated_subjects() -> None:
    words, [signed] = clauses("""
        It it PRON PRP 3 nsubj:pass
        was be AUX VBD 3 aux:pass
        signed sign VERB VBN 0 root
        by by ADP IN 5 case
        Putin Putin PROPN NNP 3 obl:agent
        and and CCONJ CC 7 cc
        Kim Kim PROPN NNP 5 conj
    """)
    assert signed.passive
    assert [words[a.token] for a in signed.having("agent")] == ["Putin", "Kim"]


def test_attribution_is_no_argument() -> None:
    words, [left] = clauses("""
        According accord VERB VBG 3 case
        to to ADP IN 1 fixed
        KCNA KCNA PROPN NNP 6 obl
        , , PUNCT , 3 punct
        Choe Choe PROPN NNP 6 nsubj
        left leave VERB VBD 0 root
    """)
    assert arguments(words, left) == {("attribution", "according to", "KCNA"), ("subject", None, "Choe")}


def test_quotation_marks_reach_over_sentences() -> None:
    rows = """
        We we PRON PRP 2 nsubj
        agree agree VERB VBP 0 root
        " " PUNCT '' 2 punct
        he he PRON PRP 5 nsubj
        said say VERB VBD 2 parataxis
    """
    _, [agree, said] = clauses(rows, inside_quotes=True)
    assert agree.quoted
    assert not said.quoted
    assert said.having("complement")[0].token == agree.predicate


def test_nominal_event_with_possessor() -> None:
    words, [visit, ended] = clauses("""
        Lavrov Lavrov PROPN NNP 3 nmod:poss
        's 's PART POS 1 case
        visit visit NOUN NN 6 nsubj
        to to ADP IN 5 case
        Wonsan Wonsan PROPN NNP 3 nmod
        ended end VERB VBD 0 root
    """)
    assert arguments(words, visit) == {("possessor", None, "Lavrov"), ("oblique", "to", "Wonsan")}
    assert (visit.kind, visit.tense, visit.parent) == ("noun", "past", 1)
    assert ended.lemma == "end"
