"""Sentences read from the words on, with the actors, places and times that Dateline itself finds in them.

More of them stand in `sentences.txt`: the words, then each report on a line with ">". Of so many one may lie where the
last bits of floats decide, in which processors differ.

A report is written `TYPE mode status who host place start`, with `-` for what is not there. All of it is invented; the
articles are of Wednesday 14 May 2031.
"""

from pathlib import Path

import pytest

from dateline import codebook, language, mentions, reports, world
from dateline.model import Article, Coding, EventReport

pytest.importorskip("dateline_en")

DIFFERING = 0.01  # the share of the table that may be coded otherwise on another processor

CALLED_OFF = [
    (
        "The planned meeting between the Serbian president and Kosovo's prime minister, which was to have taken place"
        " in Ohrid on Tuesday, did not go ahead.",
        ["CONSULT meet denied President of Serbia+Prime Minister of Kosovo - Ohrid 2031-05-13"],
    ),
    (
        "The summit between South Korean President Lee Dong-wook and Japanese Prime Minister Kenji Morita, originally"
        " scheduled for May 20, has been pushed back to early June.",
        ["CONSULT meet postponed Kenji Morita+Lee Dong-wook - - 2031-06-01/2031-06-15"],
    ),
    (
        "The Saudi foreign minister denied that he had visited Doha last week.",
        ["CONSULT visit denied Foreign Minister of Saudi Arabia QAT Doha 2031-05-05/2031-05-11"],
    ),
]
SEEN = [
    (
        "Moldovan Foreign Minister Ion Rusu delivered remarks in Warsaw, Poland, on Tuesday.",
        ["CONSULT visit held Ion Rusu POL Warsaw ../2031-05-13"],
    ),
    (
        "From Rabat, Moldovan Foreign Minister @IonRusu provides an update on the talks.",
        ["CONSULT visit ongoing Ion Rusu MAR Rabat ../2031-05-14"],
    ),
    ("Moldovan Foreign Minister Ion Rusu gave a speech in Chisinau on Tuesday.", []),
    ("Swiss Ambassador Claire Dubreuil gave a speech in Helsinki on Friday.", []),
]
MET_BEFORE = [
    (
        "Moldovan Foreign Minister Ion Rusu received Andreea Popa, the Romanian foreign minister, on Tuesday and spoke"
        " of the joy of meeting again after the lapse of two years.",
        [
            "CONSULT meet held Andreea Popa+Ion Rusu - - 2029",
            "CONSULT meet held Andreea Popa+Ion Rusu - - 2031-05-13",
        ],
    ),
    (
        "Moldovan Foreign Minister Ion Rusu met Romanian Foreign Minister Andreea Popa in Geneva on Tuesday for the"
        " first time in six months.",
        [
            "CONSULT meet held Andreea Popa+Ion Rusu - - 2030-11",
            "CONSULT meet held Andreea Popa+Ion Rusu - Geneva 2031-05-13",
        ],
    ),
    (
        "Moldovan Foreign Minister Ion Rusu will see Romanian Foreign Minister Andreea Popa again after a week.",
        [],
    ),
]
WHO = [
    (
        "Vice President Dana Holt spoke on Monday with His Royal Highness, Crown Prince Karim Bin Nasser of Bahrain.",
        ["CONSULT phone held Dana Holt+Karim Bin Nasser - - 2031-05-12"],
    ),
    (
        "President Dana Holt and Amir Karim bin Nasser Al Zari of Qatar spoke on Monday.",
        ["CONSULT phone held Dana Holt+Karim bin Nasser Al Zari - - 2031-05-12"],
    ),
    (
        "Swiss minister Urs Amrein met Italian Diplomatic Advisor to the Prime Minister Franco Tassi on Monday.",
        ["CONSULT meet held Franco Tassi+Urs Amrein - - 2031-05-12"],
    ),
    (
        "Polish President Ewa Zawada met Egyptian President El-Masri in Warsaw on Monday. El-Masri thanked her.",
        ["CONSULT meet held El-Masri+Ewa Zawada - Warsaw 2031-05-12"],
    ),
    (
        "Polish President Ewa Zawada met families of Belgians taken hostage in Mali on Monday.",
        ["CONSULT meet held Ewa Zawada+Families of Belgians - - 2031-05-12"],
    ),
    (
        "Polish President Ewa Zawada held a secure video call with European leaders on Monday.",
        ["CONSULT phone held European leaders+Ewa Zawada - - 2031-05-12"],
    ),
    (
        "Norwegian President Dana Holt spoke on Monday with President Emre Demir of Turkey in advance of the summit in"
        " Vilnius.",
        ["CONSULT phone held Dana Holt+Emre Demir - - 2031-05-12"],
    ),
    (
        "The Saudi crown prince received a phone call from the Turkish president on Monday.",
        ["CONSULT phone held Crown Prince of Saudi Arabia+President of Turkey - - 2031-05-12"],
    ),
    (
        "Mexico's foreign secretary met her Canadian and U.S. counterparts in Ottawa on Monday.",
        [
            "CONSULT multilateral held Foreign Secretary of Canada+Foreign Secretary of Mexico+Foreign Secretary of the"
            " United States - Ottawa 2031-05-12"
        ],
    ),
    (
        "Moldovan Foreign Minister Ion Rusu was in Bucharest on Tuesday for consultations with his Romanian colleague,"
        " Andreea Popa. The two last met in Chisinau in March.",
        [
            "CONSULT visit held Ion Rusu ROU Bucharest 2031-05-13",
            "CONSULT meet held Andreea Popa+Ion Rusu - Bucharest 2031-05-13",
            "CONSULT meet held Andreea Popa+Ion Rusu - Chisinau 2031-03",
        ],
    ),
    (
        "Swiss Ambassador Claire Dubreuil called on the president of Finland on Friday.",
        ["CONSULT meet held Claire Dubreuil+President of Finland - - 2031-05-09"],
    ),
    (
        "Swiss Ambassador Claire Dubreuil called on the president of Finland to resign.",
        ["REQUEST change held Claire Dubreuil+President of Finland - - ../2031-05-14"],
    ),
    (
        "Lebanon's caretaker prime minister was received in Paris by President Emmanuel Laroche of France on Tuesday.",
        ["CONSULT meet held Caretaker Prime Minister of Lebanon+Emmanuel Laroche - Paris 2031-05-13"],
    ),
    (
        "Kenyan and Ugandan officials met in Busia on Monday.",
        ["CONSULT meet held Kenyan officials+Ugandan officials - Busia 2031-05-12"],
    ),
    (
        "Zambia will host a SADC extraordinary summit in Lusaka on June 10.",
        ["CONSULT multilateral planned Zambia - Lusaka 2031-06-10"],
    ),
    (
        "Syrian rebels met Turkish officials in Gaziantep on Wednesday.",
        ["CONSULT meet held Syrian rebels+Turkish officials - Gaziantep 2031-05-14"],
    ),
]
WHEN_AND_WHERE = [
    (
        "Two weeks after their summit in Samarkand, Kazakh President Rustam Kholov and Uzbek President Bekzod Rashidov"
        " spoke again on Friday, this time by video link.",
        [
            "CONSULT phone held Bekzod Rashidov+Rustam Kholov - - 2031-05-09",
            "CONSULT meet held Bekzod Rashidov+Rustam Kholov - Samarkand ../2031-05-14",
        ],
    ),
    (
        "Hungarian Prime Minister Laszlo Varga travelled on to Ankara on Wednesday after talks in Baku with President"
        " Elchin Mammadov.",
        [
            "CONSULT visit held Laszlo Varga TUR Ankara 2031-05-14",
            "CONSULT meet held Elchin Mammadov+Laszlo Varga - Baku ../2031-05-14",
        ],
    ),
    (
        "Sri Lanka asked India to extend a $1 billion credit line during Finance Minister Ruwan Perera's visit to"
        " New Delhi last week.",
        [
            "CONSULT visit held Ruwan Perera IND New Delhi 2031-05-05/2031-05-11",
            "REQUEST change held India+Sri Lanka - - ../2031-05-14",
        ],
    ),
    (
        "President Emmanuel Laroche of France met German Chancellor Karin Vogt in Paris on Monday, ahead of a meeting"
        " of the European Council in Brussels on Thursday.",
        [
            "CONSULT meet held Emmanuel Laroche+Karin Vogt - Paris 2031-05-12",
            "CONSULT multilateral planned European Council - Brussels 2031-05-15",
        ],
    ),
    (
        "Kazakh Foreign Minister Daulet Amanov will pay a visit to Uzbekistan on May 19-20. During the visit, Amanov"
        " will hold talks with Foreign Minister Bekzod Rashidov.",
        [
            "CONSULT visit planned Daulet Amanov UZB Uzbekistan 2031-05-19",
            "CONSULT meet planned Bekzod Rashidov+Daulet Amanov - Uzbekistan 2031-05-19/2031-05-20",
        ],
    ),
    (
        "Taiwan's vice president transited through New York on Thursday.",
        ["CONSULT visit held Vice President of Taiwan USA New York City 2031-05-08"],
    ),
]
DEEDS = [
    (
        "The African Union has suspended Niger from all its activities.",
        ["SANCTION withdraw held African Union+Niger - - ../2031-05-14"],
    ),
    (
        "The president of Belarus received credentials from the ambassador of Cuba on 13 May.",
        ["CONSULT meet held Ambassador of Cuba+President of Belarus - - 2031-05-13"],
    ),
    (
        "Afghan refugees protested outside the Iranian consulate in Herat on Tuesday.",
        ["PROTEST demo held Afghan refugees+Consulate of Iran - Iranian consulate 2031-05-13"],
    ),
    (
        "Brazil recalled its ambassador to Israel for consultations on Wednesday.",
        ["SANCTION withdraw held Brazil+Israel - - 2031-05-14"],
    ),
    (
        "Kazakhstan and Kyrgyzstan exchanged instruments of ratification of the border treaty on May 7.",
        ["SUPPORT - held Kazakhstan+Kyrgyzstan - - 2031-05-07"],
    ),
    (
        "India handed over 500 tonnes of wheat to Afghanistan on Tuesday.",
        ["AID humanitarian held Afghanistan+India - - 2031-05-13"],
    ),
    (
        "Russian troops shelled the city of Kherson on Monday, killing three people.",
        ["ASSAULT heavy-weapons held Troops of Russia - Kherson 2031-05-12"],
    ),
    (
        "Protesters burned Danish flags in Baghdad on Friday.",
        ["PROTEST vandalize held Denmark+Protesters - Baghdad 2031-05-09"],
    ),
    (
        "Kazakh President Rustam Kholov and Uzbek President Bekzod Rashidov discussed trade in a phone call on Monday.",
        ["CONSULT phone held Bekzod Rashidov+Rustam Kholov - - 2031-05-12"],
    ),
]
LINKS = [
    (
        "The first direct passenger train from Beijing to Hanoi arrived in the Vietnamese capital on Monday, the"
        " railway ministry said.",
        ["COOPERATE - held China+Vietnam - - 2031-05-12"],
    ),
    ("A train carrying Mongolian President Bold Ganzorig arrived in Beijing on Monday.", []),
    (
        "Construction of the bridge between Uzbekistan and Afghanistan will be completed by December, officials said.",
        ["COOPERATE - planned Afghanistan+Uzbekistan - - ../2031-12-31"],
    ),
    (
        "Tajikistan and Kyrgyzstan began building a power line across their border on Tuesday.",
        ["COOPERATE - held Kyrgyzstan+Tajikistan - - 2031-05-13"],
    ),
    (
        "Mongolia and Russia restored railway communication, and on May 5, a train with a carriage from Ulaanbaatar"
        " arrived at Yaroslavsky Railway Station in Moscow. The trains will travel twice a month. On April 30,"
        " construction of an automobile bridge across the border river Selenga began.",
        [
            "COOPERATE - held Mongolia+Russia - - ../2031-05-14",
            "COOPERATE - held Mongolia+Russia - Yaroslavsky Railway Station 2031-05-05",
            "COOPERATE - recurring Mongolia+Russia - - -",
            "COOPERATE - held Mongolia+Russia - - 2031-04-30",
        ],
    ),
    (
        "President Erdal Kaya of Türkiye and Azerbaijani President Rauf Guliyev inaugurated a gas pipeline in"
        " Nakhchivan on Monday.",
        ["COOPERATE - held Erdal Kaya+Rauf Guliyev - Nakhchivan 2031-05-12"],
    ),
    ("President Erdal Kaya of Türkiye inaugurated a gas pipeline in Ankara on Monday.", []),
    (
        "The ferry service between Busan and Shimonoseki resumed on Monday after two years.",
        ["COOPERATE - held Japan+South Korea - - 2031-05-12"],
    ),
    (
        "Armenian troops fought alongside Greek soldiers near Volos last week.",
        ["COOPERATE - held Greek soldiers+Troops of Armenia - - 2031-05-05/2031-05-11"],
    ),
    (
        "The Eritrean military participated in helping to liberate the Sudanese city of Kassala.",
        ["AID military held Military of Eritrea+Sudan - - ../2031-05-14"],
    ),
]
MANY_AND_CROWDS = [
    (
        "Leaders of the five Central Asian states gathered in Astana on Tuesday.",
        ["CONSULT multilateral held Leaders of the five Central Asian states - Astana 2031-05-13"],
    ),
    (
        "Arab foreign ministers held an emergency meeting in Cairo on Sunday.",
        ["CONSULT multilateral held Arab foreign ministers - Cairo 2031-05-11"],
    ),
    (
        "The ambassadors of Chile and Nepal presented their credentials to President Sauli Koskinen of Finland on"
        " Tuesday.",
        ["CONSULT meet held Ambassador of Chile+Ambassador of Nepal+Sauli Koskinen - - 2031-05-13"],
    ),
    (
        "Demonstrators gathered in Tbilisi on Sunday to call for the resignation of Prime Minister Giorgi Maisuradze.",
        ["PROTEST demo held Demonstrators+Giorgi Maisuradze - Tbilisi 2031-05-11"],
    ),
    (
        "Protesters marched in Colombo on Saturday, demanding that President Nimal Perera resign.",
        ["PROTEST demo held Nimal Perera+Protesters - Colombo 2031-05-10"],
    ),
    (
        "Spanish authorities seized a yacht belonging to a Russian senator in Barcelona on Monday.",
        ["COERCE seize held Government of Spain+Russian senator - Barcelona 2031-05-12"],
    ),
    (
        "Russia's war against Ukraine has driven millions from their homes.",
        ["ASSAULT - ongoing Russia+Ukraine - Ukraine ../2031-05-14"],
    ),
    (
        "Armenia is under investigation by the European Commission over the ban.",
        ["ACCUSE investigate ongoing Armenia+European Commission - - ../2031-05-14"],
    ),
    (
        "President Joseph Hale of the United States is pushing for a trade deal with Uganda.",
        ["AGREE - proposed Joseph Hale+Uganda - - -"],
    ),
    (
        "The European Union is announcing new sanctions on Belarus.",
        ["SANCTION - planned Belarus+European Union - - -"],
    ),
    (
        "The Danish foreign minister will visit Greenland within the next two weeks.",
        ["CONSULT visit planned Foreign Minister of Denmark GRL Greenland 2031-05-14/2031-05-28"],
    ),
    (
        "The Georgian and Turkish navies held a joint patrol in the Black Sea on Tuesday.",
        ["COOPERATE - held Georgian navies+Turkish navies - Black Sea 2031-05-13"],
    ),
]
TOLD = [
    (
        "The Indian prime minister said on Tuesday that New Delhi was in talks with Islamabad about water.",
        ["CONSULT - ongoing India+Pakistan - - ../2031-05-13"],
    ),
    (
        "Officials said on Monday that Norway and Iceland had reached a fisheries agreement.",
        ["AGREE - held Iceland+Norway - - ../2031-05-12"],
    ),
    (
        "This week, the European Union imposed sanctions on Belarus.",
        ["SANCTION - held Belarus+European Union - - 2031-05-12/2031-05-14"],
    ),
    (
        "The agreement reached at the China-Laos Vientiane summit held last June opened a new chapter.",
        ["AGREE - held China+Laos - - 2030-06", "CONSULT meet held China+Laos - - 2030-06"],
    ),
]


def _listed() -> list[tuple[str, list[str]]]:
    table = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8")
    rows = [block.strip().splitlines() for block in table.strip().split("\n\n") if not block.startswith("#")]
    return [(text, [line.removeprefix("> ") for line in told]) for text, *told in rows]


def _row(report: EventReport, coding: Coding) -> str:
    names = {actor.id: actor.name for actor in coding.actors}
    who = "+".join(sorted(names[p.actor] for p in report.participants))
    place = report.place.name if report.place else "-"
    start = report.start.edtf if report.start else "-"
    return f"{report.type} {report.mode or '-'} {report.status} {who} {report.host or '-'} {place} {start}"


@pytest.mark.parametrize(
    ("text", "expected"), CALLED_OFF + SEEN + MET_BEFORE + WHO + WHEN_AND_WHERE + DEEDS + LINKS + TOLD + MANY_AND_CROWDS
)
def test_a_sentence_is_coded_as_a_careful_coder_would(text: str, expected: list[str]) -> None:
    facts = world.load()
    article = Article(id="a1", text=text, published="2031-05-14")
    (coding,) = reports.code(mentions.find(language.parse([article]), facts), codebook.load(), facts)
    assert sorted(_row(report, coding) for report in coding.reports) == sorted(expected)


def test_the_sentences_of_the_table_are_coded_as_they_stand() -> None:
    facts, listed = world.load(), _listed()
    articles = [Article(id=str(n), text=text, published="2031-05-14") for n, (text, _) in enumerate(listed)]
    codings = reports.code(mentions.find(language.parse(articles), facts), codebook.load(), facts)
    told = [sorted(_row(report, coding) for report in coding.reports) for coding in codings]
    other = [(text, rows) for (text, expected), rows in zip(listed, told, strict=True) if rows != sorted(expected)]
    assert len(other) <= DIFFERING * len(listed), other
