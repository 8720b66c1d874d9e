"""Names that readers stumble over: hyphens, families, bodies before names, counterparts, words that are no names."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

PERSONS = [
    # text, name, country, office
    (
        "Swedish Foreign Minister Nils Ekman met his Polish counterpart Jan Wolski in Lund.",
        "Jan Wolski",
        "POL",
        "Foreign Minister",
    ),
    (
        "Swedish Foreign Minister Nils Ekman will host Jan Wolski, his Polish counterpart, in Lund.",
        "Jan Wolski",
        "POL",
        "Foreign Minister",
    ),
    (
        "Swedish Foreign Minister Nils Ekman and his counterpart from Poland, Jan Wolski, signed a pact.",
        "Jan Wolski",
        "POL",
        "Foreign Minister",
    ),
    (
        "Ekman's Polish counterpart, Jan Wolski, spoke. Swedish Foreign Minister Nils Ekman left.",
        "Jan Wolski",
        "POL",
        "Foreign Minister",
    ),
    ("Polish counterpart Jan Wolski received Swedish Foreign Minister Nils Ekman.", "Jan Wolski", "POL", None),
    ("Foreign Minister Georgia Moss met the envoy in Oslo.", "Georgia Moss", None, "Foreign Minister"),
    ("President Quito Vargas spoke.", "Quito Vargas", None, "President"),
    (
        "A spokeswoman for the Swedish foreign ministry, Else Holm, spoke.",
        "Else Holm",
        "SWE",
        "Foreign Ministry Spokesperson",
    ),
    ("A spokesman for the Swedish government, Per Lind, spoke.", "Per Lind", "SWE", "Spokesman for the Government"),
    ("The spokesman for the Polish president, Jan Wolski, spoke.", "Jan Wolski", "POL", "Spokesman for the President"),
    ("The head of Poland's atomic agency, Jan Wolski, spoke.", "Jan Wolski", "POL", "Head of Atomic Agency"),
    ("President of the European Council Karel Novotny spoke.", "Karel Novotny", None, "European Council President"),
    ("General Secretary of the WPK Han Song Min spoke.", "Han Song Min", "PRK", "General Secretary of the WPK"),
    (
        "Charge d'Affaires ad Interim Lev Topin of the Russian embassy in Laos attended.",
        "Lev Topin",
        "RUS",
        "Charge d'Affaires ad Interim",
    ),
    (
        "They were met by Han Song Min, vice department director of the WPK Central Committee.",
        "Han Song Min",
        "PRK",
        "Vice Department Director of the WPK Central Committee",
    ),
    ("They met U.S. Secretary of State Dana Marlow in May.", "Dana Marlow", "USA", "Secretary of State"),
    ("They met Defense Minister Pavel Orlov of Russia.", "Pavel Orlov", "RUS", "Defense Minister"),
    ("Minister of Foreign Affairs Pavel Orlov spoke.", "Pavel Orlov", None, "Foreign Minister"),
    ("Polish President Jan Wolski hosted Vietnamese counterpart To Minh.", "To Minh", "VNM", "President"),
    ("The President and First Lady Marta Duarte of Angola hosted guests.", "Marta Duarte", "AGO", "First Lady"),
]


@pytest.mark.parametrize(("text", "name", "country", "office"), PERSONS)
def test_office_and_country(read: Read, text: str, name: str, country: str | None, office: str | None) -> None:
    actor = read(text).named(name)
    assert (actor.country, actor.office) == (country, office)


@pytest.mark.parametrize("name", ["Kim Jong-un", "Kim Jong-Un", "Kim Jong‑un", "Kim Jong Un"])
def test_a_hyphen_does_not_cut_a_name(read: Read, name: str) -> None:
    reading = read(f"The South Korean president, Moon Jae-in, said that {name} would come. {name} came.")
    assert reading.who(name) == ("Kim Jong Un",)
    assert {a.name for a in reading.actors if a.kind == "person"} == {"Kim Jong Un", "Moon Jae-in"}


def test_a_hyphen_between_two_persons_parts_them(read: Read) -> None:
    text = "President Nils Ekman met President Jan Wolski of Poland. The Ekman-Wolski talks were short."
    assert {a.name for a in read(text).actors if a.kind == "person"} == {"Nils Ekman", "Jan Wolski"}


def test_a_longer_name_is_not_the_shorter_one(read: Read) -> None:
    reading = read("Ambassador Kim Song visited the statues of Kim Il Sung and Kim Jong Il.")
    assert reading.names >= {"Kim Song", "Kim Il Sung", "Kim Jong Il"}


def test_a_diplomat_abroad_is_not_given_the_state_of_the_agency_that_writes(read: Read) -> None:
    text = "Charge d'Affaires ad Interim Lev Topin and officials of the Ministry of Culture attended."
    assert read(text, outlet="KCNA").named("Lev Topin").country is None


@pytest.mark.parametrize(
    "text",
    [
        "Hurricane Milton hit Florida on Monday.",
        "Schoolchildren waved flags.",
        "Envoys of many states came.",
        "He came on an Official Visit in May.",
    ],
)
def test_words_that_are_no_persons(read: Read, text: str) -> None:
    assert [a for a in read(text).actors if a.kind == "person"] == []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("They spoke at the NATO-Ukraine Council in May.", "NATO-Ukraine Council", "NATO-Ukraine Council"),
        (
            "The Norway-Chile Fisheries Commission met in Oslo.",
            "Norway-Chile Fisheries Commission",
            "Norway-Chile Fisheries Commission",
        ),
        ("Norwegian demonstrators burned a flag.", "Norwegian demonstrators", "Norwegian demonstrators"),
        ("Chilean peacekeepers came under fire.", "Chilean peacekeepers", "Chilean peacekeepers"),
    ],
)
def test_bodies_of_two_states_and_groups_of_one(read: Read, text: str, words: str, name: str) -> None:
    assert read(text).who(words) == (name,)


def test_titles_that_headlines_cut_short(read: Read) -> None:
    reading = read("Indian PM Rohit Varma left Oslo at 5 PM. The Norwegian FM spoke.")
    assert reading.named("Rohit Varma").office == "Prime Minister"
    assert reading.who("The Norwegian FM") == ("Foreign Minister of Norway",)


def test_persons_by_their_handles(read: Read) -> None:
    text = ".@AmbLindDahl welcomed Foreign Minister @RohitVarma to #NewDelhi. @SecMoe spoke to @POTUS."
    reading = read(text)
    assert reading.named("Lind Dahl").office == "Ambassador"
    assert reading.who("RohitVarma") == ("Rohit Varma",)
    assert reading.named("Moe").office == "Secretary"
    assert reading.who("POTUS") == ("President of the United States",)


def test_her_to_whom_something_is_done_is_not_who_does_it(read: Read) -> None:
    text = "Russian Foreign Minister Pavel Orlov met Dana Marlow. The top Russian diplomat praised her."
    assert read(text).who("her") == ("Dana Marlow",)


def test_his_administration_is_the_state_that_he_leads(read: Read) -> None:
    text = "President Abel Monteiro of Angola said that his administration will send aid to Chile."
    assert read(text).who("his administration") == ("Angola",)


def test_who_is_the_leaders_sister_is_no_leader(read: Read) -> None:
    text = (
        "President Rolf Aune of Norway spoke. Vera Aune, the leader's sister, poured tea. Norwegian leader Aune left."
    )
    reading = read(text)
    assert reading.named("Vera Aune").office is None
    assert reading.who("Aune") == ("Rolf Aune",)


def test_a_bare_surname_is_whose_full_name_is_not_said_again(read: Read) -> None:
    text = "Rolf Aune arrived. Vera Aune was with him. Vera Aune spoke to reporters. Aune then left for Bergen."
    assert read(text).who("Aune") == ("Rolf Aune",)


def test_a_president_is_not_the_child_who_bears_the_name(read: Read) -> None:
    found = read("Donald Trump Jr. was in Ohio. President Trump was in Washington.")
    assert {actor.name for actor in found.actors if actor.kind == "person"} == {"Donald Trump Jr.", "Donald Trump"}


LED = [
    # text, words, the actor's name and state
    (
        "President Abel Monteiro flew home. Monteiro administration officials met envoys.",
        "Monteiro administration",
        "AGO",
    ),
    ("The Abel Monteiro government signed the pact.", "Abel Monteiro government", "AGO"),
    ("Analysts say the Monteiro regime will fall.", "Monteiro regime", "AGO"),
]


@pytest.mark.parametrize(("text", "words", "country"), LED)
def test_a_government_called_by_its_leader_is_its_state_s(read: Read, text: str, words: str, country: str) -> None:
    reading = read(f"President Abel Monteiro of Angola spoke. {text}")
    name = reading.who(words)[0]
    assert (reading.named(name).kind, reading.named(name).country) == ("government", country)


def test_a_government_called_by_a_leader_whom_the_facts_know(read: Read) -> None:
    reading = read("The Merkel government had rejected the plan.", day="2019-05-02")
    assert reading.named("Merkel government").country == "DEU"
    assert reading.names == {"Merkel government"}


def test_a_governor_s_administration_is_no_state_s(read: Read) -> None:
    reading = read("Governor Rosa Merkel of Cordoba spoke. The Merkel administration sued.", day="2019-05-02")
    assert reading.named("Merkel administration").country is None


def test_the_administration_of_a_named_leader_is_the_state_that_he_leads(read: Read) -> None:
    text = "President Abel Monteiro of Angola left. Monteiro's administration met envoys."
    assert read(text).who("administration") == ("Angola",)


ADMINISTRATIONS = [
    # text, words, whose
    ("The White House praised it. The administration will send aid.", "The administration", ("United States",)),
    ("President Abel Monteiro of Angola left. Senior administration officials met envoys.", "administration officials",
     ("Angola",)),
    ("The Angolan government and the French government met. The administration will send aid.", "The administration",
     ()),
    ("A school opened in Rome. The administration will send aid.", "The administration", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "whose"), ADMINISTRATIONS)
def test_the_administration_is_the_only_one_named_before(
    read: Read, text: str, words: str, whose: tuple[str, ...]
) -> None:
    assert read(text).who(words) == whose


def test_a_leader_s_white_house_is_the_white_house(read: Read) -> None:
    assert "White House" in read("The Monteiro White House denied it.").names


COUPLES = [
    # text, words, how many times they stood before, whom they mean
    ("President Carlos Moreno of Chile and his wife Lucia Moreno arrived in Oslo. Moreno met bankers.", "Moreno", 2,
     "Carlos Moreno"),
    ("Chilean President Moreno and first lady Lucia Moreno arrived. Moreno met bankers.", "Moreno", 2, "Moreno"),
    ("Lucia Moreno, wife of Chilean President Carlos Moreno, left. Moreno met bankers.", "Moreno", 2, "Carlos Moreno"),
    ("Chilean President Carlos Moreno greeted Lucia Moreno. Mr. Moreno met bankers.", "Moreno", 2, "Carlos Moreno"),
    ("Chilean President Carlos Moreno greeted Lucia Moreno. Mrs. Moreno met bankers.", "Moreno", 2, "Lucia Moreno"),
    ("Lucia Moreno spoke. Mr. Moreno met bankers.", "Moreno", 1, "Moreno"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "nth", "name"), COUPLES)
def test_a_surname_alone_is_not_whoever_is_only_somebody_s_kin(
    read: Read, text: str, words: str, nth: int, name: str
) -> None:
    assert read(text).who(words, nth) == (name,)


def test_a_first_lady_does_not_stand_in_for_the_president(read: Read) -> None:
    reading = read("Jill Biden opened the school. Biden met bankers.", day="2023-03-04")
    assert reading.who("Biden", 1) == ("Joe Biden",)


def test_a_head_of_state_with_a_short_surname_is_known_by_it(read: Read) -> None:
    assert read("Xi receives the ambassador", day="2019-05-14").who("Xi") == ("Xi Jinping",)


def test_a_junior_does_not_stand_in_for_his_father(read: Read) -> None:
    reading = read("Donald Trump Jr. spoke in court. Trump met bankers.", day="2018-03-04")
    assert reading.who("Trump", 1) == ("Donald Trump",)


def test_his_wife_is_of_the_state_of_whoever_shares_her_name(read: Read) -> None:
    reading = read(
        "Norwegian Prime Minister Ole Berg greeted Chilean President Carlos Moreno and his wife, Lucia Moreno."
    )
    assert reading.named("Lucia Moreno").country == "CHL"


GENERALS = [
    ("General Motors will build a plant in Chile.", {"General Motors", "Chile"}),
    ("General Ola Berg spoke in Chile.", {"Ola Berg", "Chile"}),
    ("Attorney General Ola Berg spoke in Chile.", {"Ola Berg", "Chile"}),
]


@pytest.mark.parametrize(("text", "names"), GENERALS)
def test_a_firm_is_no_general(read: Read, text: str, names: set[str]) -> None:
    assert read(text).names == names


def test_nobody_is_called_staff(read: Read) -> None:
    assert "Staff" not in read("The General Staff of Russia denied the report.").names


OWNED = [
    # text, words, the actor's kind and state
    ("Monteiro thanked the government of Chile.", "government of Chile", "government", "CHL"),
    ("Monteiro met the foreign ministry of Chile.", "foreign ministry of Chile", "ministry", "CHL"),
    ("The parliament of Chile rejected the plan.", "parliament of Chile", "organization", "CHL"),
]


@pytest.mark.parametrize(("text", "words", "kind", "country"), OWNED)
def test_a_plain_body_before_its_state(read: Read, text: str, words: str, kind: str, country: str) -> None:
    reading = read(text)
    actor = reading.named(reading.who(words)[0])
    assert (actor.kind, actor.country) == (kind, country)


def test_the_government_of_another_is_not_the_one_named_before(read: Read) -> None:
    text = "The Chilean government agreed. Envoys of the government of the province left."
    assert read(text).who("the government") == ()


LEADERS_MET = "Russian President Viktor Orlanov met Norwegian Prime Minister Eva Dahl and Danish King Erik."
CALLED = [
    # the first sentence, the second, its words, whom they mean
    (LEADERS_MET, "The Kremlin chief left.", "The Kremlin chief", "Viktor Orlanov"),
    (LEADERS_MET, "The Russian head of state left.", "The Russian head of state", "Viktor Orlanov"),
    (LEADERS_MET, "The Danish head of state left.", "The Danish head of state", "Erik"),
    (LEADERS_MET, "The Norwegian head of government left.", "The Norwegian head of government", "Eva Dahl"),
    ("Jens Holm, the secretary general of NATO, flew to Kyiv.", "The NATO chief left.", "The NATO chief", "Jens Holm"),
    ("Pope Leo met bankers.", "The pontiff left.", "The pontiff", "Leo"),
    (
        "The EU's foreign policy chief, Marta Kallis, met Chinese Foreign Minister Wang Lei.",
        "The EU's top diplomat left.",
        "The EU's top diplomat",
        "Marta Kallis",
    ),
    ("Ola Berg, commander of the Norwegian army, spoke.", "The army chief left.", "The army chief", "Ola Berg"),
]


@pytest.mark.parametrize(("first", "second", "words", "name"), CALLED)
def test_other_words_for_an_office_mean_its_holder(read: Read, first: str, second: str, words: str, name: str) -> None:
    assert read(f"{first} {second}").who(words) == (name,)


def test_a_body_s_top_diplomat_is_no_state_s_minister(read: Read) -> None:
    text = "Chinese Foreign Minister Wang Lei flew to Brussels. The EU's top diplomat left."
    assert read(text).who("The EU's top diplomat") != ("Wang Lei",)


def test_a_deputy_is_not_the_chief(read: Read) -> None:
    text = "Jens Holm, the deputy secretary general of NATO, flew to Kyiv. The NATO chief left."
    assert read(text).who("The NATO chief") != ("Jens Holm",)


def test_her_french_counterpart_is_said_of_nobody_french(read: Read) -> None:
    text = "German Chancellor Petra Vogel called French President Luc Morel. Morel agreed. Her French counterpart left."
    reading = read(text)
    assert (reading.who("Her"), reading.who("Her French counterpart")) == (("Petra Vogel",), ("Luc Morel",))


POSSESSED = [
    ("Norway's Eva Dahl met bankers.", "Eva Dahl", "NOR"),
    ("Bankers met Ukraine's Zelenskyy.", "Zelenskyy", "UKR"),
    ("The Eva Dahl plan failed, and Norway's Eva Dahl plan with it.", "Eva Dahl", None),
]


@pytest.mark.parametrize(("text", "name", "country"), POSSESSED)
def test_a_state_that_owns_a_name_is_the_person_s(read: Read, text: str, name: str, country: str | None) -> None:
    assert read(text, day="2016-03-04").named(name).country == country


def test_an_administration_called_by_a_person_is_not_that_of_a_town(read: Read) -> None:
    assert read("The Moreno administration met bankers.").named("Moreno administration").country is None


BLOCS = [
    ("The European Union met in Brussels. The bloc condemned Minsk.", "The bloc", ("European Union",)),
    ("NATO met in Brussels. The alliance condemned Minsk.", "The alliance", ("NATO",)),
    ("ASEAN met in Jakarta. The alliance of Norway and Chile grew.", "The alliance", ()),
    ("ASEAN met in Jakarta. The alliance will hold.", "The alliance", ()),
    ("The United Nations met. The bloc condemned Minsk.", "The bloc", ()),
    ("The European Union and ASEAN met in Jakarta. The bloc condemned Minsk.", "The bloc", ()),
]


@pytest.mark.parametrize(("text", "words", "names"), BLOCS)
def test_the_bloc_is_the_only_one_named_before(read: Read, text: str, words: str, names: tuple[str, ...]) -> None:
    assert read(text).who(words) == names


HEADLINES = [
    ("President Halvorsen Announces Visit to Kenya", "Halvorsen"),
    ("President Halvorsen Will Visit Kenya", "Halvorsen"),
    ("Minister Halvorsen Rejected Kenyan Offer", "Halvorsen"),
    ("Kenya Welcomes Halvorsen", "Halvorsen"),
    ("Lars Halvorsen Welcomes Kenyan Offer", "Lars Halvorsen"),
    ("President Halvorsen Dung Visits Kenya", "Halvorsen Dung"),
]


@pytest.mark.parametrize(("title", "name"), HEADLINES)
def test_the_verb_of_a_headline_is_no_part_of_a_name(read: Read, title: str, name: str) -> None:
    text = "Halvorsen will be in Nairobi in May, his office said. Halvorsen was in Oslo on Monday."
    assert read(text, title=title).who("Halvorsen") == (name,)


def test_a_verb_after_a_surname_in_a_headline_within_the_text_ends_the_name(read: Read) -> None:
    text = "Watch: Halvorsen Vows Response to Attack\nNorwegian minister Lars Halvorsen promised a response."
    assert read(text).who("Halvorsen") == ("Lars Halvorsen",)
