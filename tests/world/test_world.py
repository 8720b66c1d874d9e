"""What the facts say: states, bodies, outlets, offices, holders, places."""

from datetime import date

import pytest

from dateline.world import World, load, reading


@pytest.fixture(scope="module")
def world() -> World:
    return load()


@pytest.mark.parametrize(
    ("words", "iso3", "how"),
    [
        ("Russia", "RUS", "name"),
        ("the Russian Federation", "RUS", "name"),
        ("Russia's", "RUS", "name"),
        ("Russian", "RUS", "demonym"),
        ("Russians", "RUS", "demonym"),
        ("Moscow", "RUS", "capital"),
        ("the Kremlin", "RUS", "seat"),
        ("US", "USA", "name"),
        ("U.S.", "USA", "name"),
        ("the United States", "USA", "name"),
        ("United States'", "USA", "name"),
        ("American", "USA", "demonym"),
        ("Washington", "USA", "capital"),
        ("Washington, D.C.", "USA", "capital"),
        ("the White House", "USA", "seat"),
        ("Foggy Bottom", "USA", "seat"),
        ("DPRK", "PRK", "name"),
        ("Democratic People's Republic of Korea", "PRK", "name"),
        ("Democratic People’s Republic of Korea", "PRK", "name"),
        ("North Korean", "PRK", "demonym"),
        ("North Koreans", "PRK", "demonym"),
        ("Pyongyang", "PRK", "capital"),
        ("ROK", "KOR", "name"),
        ("South Korea's", "KOR", "name"),
        ("the Blue House", "KOR", "seat"),
        ("PRC", "CHN", "name"),
        ("Zhongnanhai", "CHN", "seat"),
        ("Beijing", "CHN", "capital"),
        ("UK", "GBR", "name"),
        ("Britain", "GBR", "name"),
        ("British", "GBR", "demonym"),
        ("Downing Street", "GBR", "seat"),
        ("Élysée", "FRA", "seat"),
        ("the Elysee", "FRA", "seat"),
        ("Kyiv", "UKR", "capital"),
        ("Kiev", "UKR", "capital"),
        ("Türkiye", "TUR", "name"),
        ("Turkey", "TUR", "name"),
        ("Côte d'Ivoire", "CIV", "name"),
        ("Polish", "POL", "demonym"),
        ("Georgia", "GEO", "name"),
        ("Kosovo", "XKX", "name"),
        ("Taiwan", "TWN", "name"),
        ("Palestinians", "PSE", "demonym"),
        ("Holy See", "VAT", "name"),
        ("UAE", "ARE", "name"),
        ("Emirati", "ARE", "demonym"),
        ("Burma", "MMR", "name"),
        ("Swaziland", "SWZ", "name"),
        ("DR Congo", "COD", "name"),
        ("Kazakhs", "KAZ", "demonym"),
        ("Kyrgyz", "KGZ", "demonym"),
        ("the Netherlands", "NLD", "name"),
        ("Dutch", "NLD", "demonym"),
        ("Hanoi", "VNM", "capital"),
        ("Malacañang", "PHL", "seat"),
    ],
)
def test_words_stand_for_a_state(world: World, words: str, iso3: str, how: str) -> None:
    match = world.state_of(words)
    assert match is not None
    assert (match.state.iso3, match.how) == (iso3, how)


@pytest.mark.parametrize(
    "words",
    [
        "us",
        "turkey",
        "polish",
        "china",
        "EU",
        "UN",
        "NATO",
        "ASEAN",
        "Korean",
        "the South",
        "Lavrov",
        "",
        "the",
        "March",
    ],
)
def test_words_that_stand_for_no_state(world: World, words: str) -> None:
    assert world.state_of(words) is None


def test_the_states_of_a_part_of_the_world_are_known_under_its_own_name() -> None:
    found = load()
    for area, states in reading.areas().items():
        assert found.places(area)[0].place.name == area
        assert all(found.state(iso3) for iso3 in states)
    assert found.area(found.places("Baltic states")[0].place.name) == {"EST", "LVA", "LTU"}
    assert not found.area("Estonia")


def test_the_south_is_a_state_where_the_article_speaks_of_korea(world: World) -> None:
    match = world.state_of("the South", context={"PRK"})
    assert match is not None
    assert match.state.iso3 == "KOR"


def test_every_state_has_its_codes_and_a_place(world: World) -> None:
    for iso3, state in world.states.items():
        assert len(iso3) == 3
        assert len(state.iso2) == 2
        assert state.name in state.names
        place = world.country_place(iso3)
        assert place is not None
        assert place.place.precision == "country"
        assert world.state(state.iso2) is state


def test_every_member_has_a_capital_in_the_gazetteer(world: World) -> None:
    small = {"VAT", "NRU", "PLW", "TUV", "KIR", "MCO", "SMR", "LIE", "FSM"}
    missing = {s.iso3 for s in world.states.values() if s.member and world.capital_place(s.iso3) is None}
    assert missing <= small


@pytest.mark.parametrize(("words", "body"), [("the Kremlin", "President"), ("Whitehall", None), ("Oslo", None)])
def test_a_seat_of_power_is_known_by_who_speaks_from_there(world: World, words: str, body: str | None) -> None:
    assert world.seated(words) == body


@pytest.mark.parametrize(
    ("words", "name", "kind", "country"),
    [
        ("the UN", "United Nations", "igo", None),
        ("U.N. Security Council", "UN Security Council", "igo", None),
        ("EU", "European Union", "igo", None),
        ("European Commission", "European Commission", "igo", None),
        ("NATO", "NATO", "igo", None),
        ("Association of Southeast Asian Nations", "ASEAN", "igo", None),
        ("G7", "Group of Seven", "igo", None),
        ("IAEA", "International Atomic Energy Agency", "igo", None),
        ("WHO", "World Health Organization", "igo", None),
        ("WPK", "Workers' Party of Korea", "party", "PRK"),
        ("Workers’ Party of Korea", "Workers' Party of Korea", "party", "PRK"),
        ("Korean People's Army", "Korean People's Army", "military", "PRK"),
        ("Hamas", "Hamas", "group", "PSE"),
        ("the Pentagon", "U.S. Department of Defense", "ministry", "USA"),
        ("State Department", "U.S. Department of State", "ministry", "USA"),
        ("CIA", "Central Intelligence Agency", "government", "USA"),
        ("Russian Foreign Ministry", "Foreign Ministry", "ministry", "RUS"),
        ("North Korea's Foreign Ministry", "Foreign Ministry", "ministry", "PRK"),
        ("Ministry of Foreign Affairs of Japan", "Foreign Ministry", "ministry", "JPN"),
        ("Foreign Ministry", "Foreign Ministry", "ministry", None),
        ("Chinese Embassy", "Embassy", "mission", "CHN"),
        ("Embassy of Russia in the DPRK", "Embassy", "mission", "RUS"),
        ("South Korean military", "Military", "military", "KOR"),
        ("Japan Coast Guard", "Coast Guard", "military", "JPN"),
        ("Indonesian Defense Ministry", "Defense Ministry", "ministry", "IDN"),
    ],
)
def test_bodies(world: World, words: str, name: str, kind: str, country: str | None) -> None:
    body = world.organization(words)
    assert body is not None
    assert (body.name, body.kind, body.country) == (name, kind, country)


@pytest.mark.parametrize("words", ["who", "Russia", "the minister", "is", "", "Sergei Lavrov"])
def test_words_that_name_no_body(world: World, words: str) -> None:
    assert world.organization(words) is None


@pytest.mark.parametrize(
    ("words", "name", "state_controlled", "agency"),
    [
        ("KCNA", "KCNA", True, True),
        ("TASS", "TASS", True, True),
        ("Xinhua News Agency", "Xinhua", True, True),
        ("Reuters", "Reuters", False, True),
        ("AP", "Associated Press", False, True),
        ("the New York Times", "The New York Times", False, False),
        ("Kommersant", "Kommersant", False, False),
        ("Rodong Sinmun", "Rodong Sinmun", True, False),
        ("Yonhap", "Yonhap", False, True),
    ],
)
def test_outlets(world: World, words: str, name: str, state_controlled: bool, agency: bool) -> None:
    outlet = world.outlet(words)
    assert outlet is not None
    assert (outlet.name, outlet.state_controlled, outlet.agency) == (name, state_controlled, agency)


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("foreign minister", "Foreign Minister"),
        ("Minister of Foreign Affairs", "Foreign Minister"),
        ("minister for foreign affairs", "Foreign Minister"),
        ("Russian Foreign Minister", "Foreign Minister"),
        ("External Affairs Minister", "Foreign Minister"),
        ("foreign ministers", "Foreign Minister"),
        ("former foreign minister", "Foreign Minister"),
        ("Deputy Prime Minister and Minister of Foreign Affairs", "Foreign Minister"),
        ("Prime Minister and Foreign Minister", "Prime Minister"),
        ("vice foreign minister", "Deputy Foreign Minister"),
        ("Vice-Minister of Foreign Affairs", "Deputy Foreign Minister"),
        ("first deputy foreign minister", "Deputy Foreign Minister"),
        ("Minister of State for Foreign Affairs", "Deputy Foreign Minister"),
        ("secretary of state", "Secretary of State"),
        ("U.S. Secretary of State", "Secretary of State"),
        ("defence secretary", "Secretary of Defense"),
        ("Minister of National Defense", "Defense Minister"),
        ("prime minister", "Prime Minister"),
        ("first deputy prime minister", "First Deputy Prime Minister"),
        ("Premier of the State Council", "Premier"),
        ("chancellor", "Chancellor"),
        ("president", "President"),
        ("vice president", "Vice President"),
        ("President of the State Affairs", "President of the State Affairs"),
        ("general secretary of the Workers' Party of Korea", "General Secretary"),
        ("king", "King"),
        ("chargé d'affaires ad interim", "Chargé d'Affaires"),
        ("charge d’affaires", "Chargé d'Affaires"),
        ("ambassador to the DPRK", "Ambassador"),
        ("Ambassador Extraordinary and Plenipotentiary", "Ambassador"),
        ("special envoy", "Special Envoy"),
        ("the president's special envoy", "Special Envoy"),
        ("governor", "Governor"),
        ("spokeswoman", "Spokesperson"),
        ("Foreign Ministry spokesman", "Foreign Ministry Spokesperson"),
        ("spokesperson for the Ministry of Foreign Affairs", "Foreign Ministry Spokesperson"),
        ("national security adviser", "National Security Adviser"),
        ("secretary of the Security Council", "Secretary of the Security Council"),
        ("UN secretary-general", "Secretary-General"),
        ("transport minister", "Transport Minister"),
        ("minister for veterans", "Veterans Minister"),
        ("veterans minister", "Veterans Minister"),
        ("chief of the general staff", "Chief of the General Staff"),
        ("parliament speaker", "Speaker of Parliament"),
        ("presidential aide", "Presidential Aide"),
        ("deputy governor", "Deputy Governor"),
        ("minister", "Minister"),
        ("opposition leader", "Opposition Leader"),
        ("China's top diplomat", "Foreign Minister"),
        ("Chairman of the Council of Ministers", "Prime Minister"),
        ("IAEA chief", "Agency Head"),
        ("president-elect", "President"),
        ("press secretary of the president", "Press Secretary"),
    ],
)
def test_offices_in_titles(world: World, words: str, office: str) -> None:
    found = world.office(words)
    assert found is not None
    assert found.name == office


@pytest.mark.parametrize("words", ["talks", "", "Moscow", "the delegation", "press conference"])
def test_words_that_name_no_office(world: World, words: str) -> None:
    assert world.office(words) is None


def test_counterparts_share_level_and_portfolio(world: World) -> None:
    ours, theirs = world.office("secretary of state"), world.office("foreign minister")
    assert ours is not None
    assert theirs is not None
    assert (ours.level, ours.portfolio) == (theirs.level, theirs.portfolio)


@pytest.mark.parametrize(
    ("name", "country", "office"),
    [
        ("Choi Sun-hee", "PRK", "Foreign Minister"),
        ("Sergei Lavrov", "RUS", "Foreign Minister"),
        ("Aleksandr Lukashenka", "BLR", "President"),
        ("Vladimir Zelensky", "UKR", "President"),
        ("Lee Jae-myung", "KOR", "President"),
        ("J.D. Vance", "USA", "Vice President"),
        ("Mohammad bin Salman", "SAU", "Prime Minister"),
    ],
)
def test_holders_by_any_spelling(world: World, name: str, country: str, office: str) -> None:
    found = world.holders(name)
    assert found
    assert {h.country for h in found} == {country}
    assert office in {h.office for h in found}


@pytest.mark.parametrize("name", ["John Smith", "Lavrov", "", "Kim"])
def test_names_of_no_known_holder(world: World, name: str) -> None:
    assert world.holders(name) == ()


@pytest.mark.parametrize(
    ("country", "office", "day", "person"),
    [
        ("USA", "Secretary of State", date(2023, 5, 1), "Antony Blinken"),
        ("USA", "Foreign Minister", date(2018, 7, 7), "Mike Pompeo"),
        ("USA", "President", date(2021, 1, 19), "Donald Trump"),
        ("PRK", "Foreign Minister", date(2019, 1, 1), "Ri Yong Ho"),
        ("PRK", "Foreign Minister", date(2025, 7, 12), "Choe Son Hui"),
        ("CHN", "Foreign Minister", date(2023, 7, 1), "Qin Gang"),
        ("GBR", "Prime Minister", date(2022, 10, 1), "Liz Truss"),
        ("DEU", "Prime Minister", date(2024, 1, 1), "Olaf Scholz"),
    ],
)
def test_who_held_an_office_on_a_day(world: World, country: str, office: str, day: date, person: str) -> None:
    holder = world.holder(country, office, day)
    assert holder is not None
    assert holder.person == person


def test_deputies_hold_office_side_by_side(world: World) -> None:
    day = date(2024, 1, 1)
    deputies = [h.person for h in world.all_holders if (h.country, h.office) == ("RUS", "Deputy Foreign Minister")]
    assert len(deputies) > 3
    ryabkov = next(h for h in world.all_holders if h.person == "Sergei Ryabkov")
    assert ryabkov.held_on(day)


def test_every_office_held_is_an_office(world: World) -> None:
    for name in sorted({h.office for h in world.all_holders}):
        office = world.office(name)
        assert office is not None
        assert office.name == name


def test_an_adjective_is_no_newspaper(world: World) -> None:
    assert world.outlet("Australian") is None
    assert world.outlet("the Australian") is not None


def test_an_open_term_is_not_believed_for_ever(world: World) -> None:
    assert world.holder("RUS", "Foreign Minister", date(2040, 1, 1)) is None


def test_terms_do_not_end_before_they_begin(world: World) -> None:
    for row in world.all_holders:
        if row.start and row.end:
            assert row.start[:4] <= row.end[:4], row


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Wonsan", "PRK", "city"),
        ("Kiev", "UKR", "city"),
        ("Moscow", "RUS", "city"),
        ("New York", "USA", "city"),
        ("Washington", "USA", "city"),
        ("The Hague", "NLD", "city"),
        ("Saigon", "VNM", "city"),
        ("Homs", "SYR", "city"),
        ("California", "USA", "region"),
        ("Primorsky Region", "RUS", "region"),
        ("Crimea", "UKR", "region"),
        ("Mexico", "MEX", "country"),
        ("Singapore", "SGP", "country"),
        ("Camp David", "USA", "venue"),
        ("Bürgenstock", "CHE", "venue"),
        ("Buergenstock", "CHE", "venue"),
        ("Great Hall of the People", "CHN", "venue"),
        ("Wonsan-Kalma Tourist Zone", "PRK", "venue"),
        ("Mar-a-Lago", "USA", "venue"),
        ("Ky.", "USA", "region"),
    ],
)
def test_the_first_place_of_a_name(world: World, name: str, country: str, kind: str) -> None:
    place = world.places(name)[0]
    assert (place.place.country, place.kind) == (country, kind)


def test_georgia_is_a_state_and_a_region(world: World) -> None:
    assert [(p.place.country, p.kind) for p in world.places("Georgia")][:2] == [("GEO", "country"), ("USA", "region")]


def test_an_unknown_name_has_no_places(world: World) -> None:
    assert world.places("Zzyzxia") == ()


@pytest.mark.parametrize(
    ("name", "capital"), [("Pyongyang", True), ("Victoria", True), ("Kiev", True), ("Munich", False), ("Russia", False)]
)
def test_capitals(world: World, name: str, capital: bool) -> None:
    assert world.is_capital(name) is capital
