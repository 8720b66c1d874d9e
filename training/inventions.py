# ruff: noqa: SIM905 (word sets are easier to read and mend as running text)
"""Names that no corpus holds: invented persons, bodies, treaties and places of the whole world, from parts."""

import gzip
import random
from dataclasses import dataclass
from pathlib import Path

import yaml

WORLD = Path(__file__).resolve().parent.parent / "src/dateline/world/data"

# (given names or syllables, family names, family name first, joined by a hyphen)
KOREAN_FAMILY = "Kim Ri Choe Pak Jong Kang Jo Yun Jang Rim Han O So Sin Kwon Hwang An Song Ryu Hong Kil Paek".split()
KOREAN = (
    "Yong Son Hui Song Nam Chol Su Il Ho Jong Hyok Gyong Ryong Thae Un Jin Myong Hak Chun Sang Kwang Won Sung".split()
)
SOUTH_FAMILY = "Lee Park Choi Jung Cho Yoon Chang Lim Oh Seo Shin Kwon Ahn Ryu Yoo Moon Bae Baek Noh Kang".split()
SOUTH = "Jae Min Seok Hyun Young Soo Ki Ho Jun Woo Sung Kyu Hee Tae Yul Chang Dong Hwan Myung Jin Eun".split()
CHINESE_FAMILY = (
    "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Qin Dong Xie".split()
)
CHINESE = (
    "Yi Jiechi Zhenmin Wei Qiang Leji Xiaoming Guoqing Jianhua Shuai Junzheng Huning Ning Xueliang Ruiheng Zhaoxu"
    " Weidong Xinhua Lifang Haixing Guixiang Dejiang Keqiang Zongming Shengkun Tao Fenghe Hongzhong".split()
)
VIETNAMESE_FAMILY = "Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do Ho Ngo Duong Ly".split()
VIETNAMESE = "Van Thi Minh Xuan Phu Thanh Duc Hong Quang Tuan Hung Dung Anh Son Phuc Trong Lam Cuong Giang Nga".split()
ARABIC = (
    "Mohammed Ahmed Abdullah Faisal Badr Hussein Ayman Sameh Riyad Khalid Omar Tarek Nizar Hakan Fuad Bisher Nasser"
    " Saad Hamad Sultan Yousef Ibrahim Mahmoud Salman Turki Walid Adel Najla Amina Abdel Fattah Abdul Rahman".split()
)
ARABIC_FAMILY = (
    "al-Safadi Al Saud al-Sudani al-Araji Shoukry Abdelatty al-Mekdad Al Thani al-Busaidi Al Nahyan Bouhabib Mikati"
    " al-Budaiwi al-Zayani Attaf Nafti al-Dbeibah al-Menfi al-Alimi Khasawneh al-Kadhimi Haddad Mansour Saleh".split()
)
RUSSIAN = (
    "Sergei Sergey Alexander Andrei Mikhail Dmitry Nikolai Vladimir Igor Viktor Oleg Yury Maksim Anton Valery Denis"
    " Maria Valentina Olga Natalya Ruslan Alexei Konstantin Vyacheslav Gennady Pavel Timur Yevgeny".split()
)
RUSSIAN_STEMS = (
    "Matveg Lavr Rudenk Kozl Morgul Belous Shoig Vershin Galuz Patrush Volod Trutn Kozhemyak Zakhar Ryabk Siluan"
    " Overch Novak Bogdan Fomin Gerasim Gruzd Yefim Nechay Slutsk Kosach Petr Ivan Kuznets Orl Tikhon Myasn".split()
)
RUSSIAN_ENDS = "ov ev in enko sky ova ina skaya uk yan".split()
AFRICAN = (
    "Kwame Kofi Abiy Moussa Oumar Assimi Cyril Naledi Chidi Ngozi Emeka Tunde Uhuru Wanjiku Musalia Juma Samia"
    " Emmerson Sibusiso Thabo Felix Bola Yemi Adama Abdoulaye Ibrahima Fatou Aminata Teodoro Hage"
    " Lazarus Tendai".split()
)
AFRICAN_FAMILY = (
    "Mensah Okonkwo Adeyemi Traore Diallo Keita Goita Ouedraogo Sow Ndiaye Mbeki Dlamini Zulu Nkosi Mnangagwa Moyo"
    " Chakwera Banda Otieno Odinga Kamau Mwangi Hassan Nyerere Lourenco Dos Santos Tshisekedi Kabila Ngoma Obasanjo"
    " Akufo-Addo Boateng Barrow Jallow Abubakar Tinubu Wike Sirleaf Weah Afwerki Desalegn Mohamud Farah".split()
)
SOUTH_ASIAN = (
    "Rajesh Narendra Subrahmanyam Vikram Anil Priya Sunita Arvind Shehbaz Imran Bilawal Ishaq Asif Hasina Mahfuz"
    " Ranil Mahinda Sirisena Pushpa Bidya Deepak Ashok Farooq Qamar Abdul Nirmala Yogi Lalu Akhilesh Uddhav".split()
)
SOUTH_ASIAN_FAMILY = (
    "Jaishankar Sharma Singh Gupta Kwatra Misri Patel Reddy Yadav Gandhi Sharif Bhutto Dar Munir Bajwa Rahman Chowdhury"
    " Wickremesinghe Rajapaksa Perera Fernando Dahal Oli Deuba Thapa Shrestha Bhandari Iyer Nair Banerjee Khan".split()
)
LATIN = (
    "Luis Carlos Miguel Gabriel Gustavo Nicolas Andres Mauro Celso Bruno Alicia Veronica Marcelo Diosdado Delcy Yvan"
    " Rogelio Dina Xiomara Nayib Lenin Evo Alvaro Juan Pablo Sebastian Michelle Beatriz Claudia Hector Jorge".split()
)
LATIN_FAMILY = (
    "Rodriguez Maduro Gil Petro Boric Vieira Amorim Lula da Silva Ebrard Barcena Sheinbaum Castillo Boluarte Arce"
    " Huanacuni Diaz Canel Bruno Parrilla Ortega Murillo Bukele Castro Fernandez Cafiero Solis Pena"
    " Lacalle Uribe".split()
)
EUROPEAN = (
    "Annalena Johann Hans Ursula Emmanuel Jean Pierre Luigi Antonio Giorgia Pedro Jose Petteri Elina Tobias Margus"
    " Kaja Edgars Gabrielius Radoslaw Zbigniew Peter Jan Milos Viktor Aleksandar Ivica Nikos"
    " Kyriakos Hakan Mevlut".split()
)
EUROPEAN_FAMILY = (
    "Baerbock Wadephul Scholz Merkel Macron Sejourne Barrot Tajani Meloni Sanchez Albares Orpo"
    " Valtonen Billstrom Tsahkna"
    " Kallas Rinkevics Landsbergis Sikorski Rau Szijjarto Lipavsky Blanar Vucic Dacic Dendias"
    " Mitsotakis Fidan Cavusoglu"
    " O'Brien Hansen Johansson Nielsen Schmidt Weber Dubois Rossi Novak Kovac Horvat Popescu Ivanov"
    " Papadopoulos".split()
)

TOPICS = (
    "Foreign Affairs;Defense;Defence;National Defence;Finance;Trade and Industry;"
    "External Economic Relations;Public Works;"
    "Health and Family Welfare;Education;Agriculture;Water Resources;Natural Resources and Environment;Energy;Justice;"
    "Home Affairs;Interior;State Security;Internal Affairs;Economic Development;Women and Children;Youth and Sports;"
    "Transport;Railways;Culture;Information;Labour;Lands and Housing;Tourism;Science and Technology;Mines;Fisheries;"
    "Emergency Situations;Digital Development;Industry and Commerce;Local Government;Rural Development;Social Security"
).split(";")
JOINT = (
    "Trade-Economic and Scientific-Technical Cooperation;Trade, Economic, Scientific and Technical Cooperation;"
    "Economic Cooperation;Military-Technical Cooperation;Trade and Investment;Humanitarian Affairs;Border Issues;"
    "Culture, Science and Technology;Transport;Fisheries Cooperation;Energy;Maritime Affairs"
).split(";")
PARTY_WORDS = (
    "Democratic Liberal National People's Workers' Labour Socialist Communist Progressive Republican Conservative Green"
    " Freedom Unity Justice Patriotic Popular Revolutionary Islamic Christian Social United Reform Independence".split()
)
COMPANY_STEMS = (
    "Sino Petro Gaz Ros Al Nor Tele Agri Trans Euro Afri Mega Hydro Zen Kor Hyun Samho Tata Maru Dang Vinh Oro Luz Bel"
    " Kiva Zala Imba Numo Tessa Quanta Ora Veri Lumi Avi Sola".split()
)
COMPANY_ENDS = (
    "neft tek com bank gas port link steel line energo invest media mar trade mobil lab net pay tel chem".split()
)
COMPANY_FORMS = (
    "Corporation;Corp.;Group;Holdings;Bank;Airlines;Company;Ltd;Limited;Inc.;Industries;Petroleum;"
    "Telecom;Motors;Mining;"
    "Shipping;Energy;Foods;Pharma;Media;News;Television"
).split(";")
BODIES = (
    "Agency;Authority;Commission;Committee;Board;Bureau;Council;Office;Institute;Federation;Association;Union;"
    "Foundation;Chamber of Commerce;Police;Court;Parliament;Senate;University;Hospital;Fund;Corps;Service"
).split(";")
FORCES = (
    "Army;Navy;Air Force;Armed Forces;Defence Forces;Coast Guard;Border Guard;National Guard;Ground Forces;"
    "Revolutionary Guard Corps;People's Army;Liberation Army;Liberation Front;Self-Defense Forces;"
    "Strategic Rocket Forces"
).split(";")
NOTED = (
    "Korean People's Army;Workers' Party of Korea;Supreme People's Assembly;State Duma;Federation Council;KPA;WPK;PLA;"
    "People's Liberation Army;National Assembly;State Affairs Commission;Central Military Commission;Security Council;"
    "Parliament;Cabinet;Congress;Senate;Supreme Court;High Court;Central Bank;Government;Electoral Commission;Interpol;"
    "General Staff;Politburo;National Security Council;Presidential Administration;Rosatom;Gazprom;"
    "Huawei;Reuters;Xinhua"
).split(";")
TREATY_HEADS = "Treaty Agreement Convention Protocol Pact Charter Declaration Memorandum".split()
TREATY_TOPICS = (
    "Comprehensive Strategic Partnership;Friendship and Cooperation;the Non-Proliferation of Nuclear Weapons;"
    "Mutual Defence;Economic Partnership;the Law of the Sea;Climate Change;Military Cooperation;Visa Waivers;"
    "Border Demarcation;Human Rights;Diplomatic Relations;Open Skies;Free Trade;Water Sharing"
).split(";")
EVENT_HEADS = "Summit;Forum;Conference;Games;Dialogue;Congress;Expo;Exhibition;Festival;World Cup;Championship".split(
    ";"
)
EVENT_STEMS = (
    "Eastern Economic;Belt and Road;Shangri-La;Munich Security;Russia-Africa;China-Africa;Asian;"
    "Global Health;Petersburg"
    " International Economic;Boao;BRICS;Gulf;Arab;Climate Ambition;Women's;Inter-Korean;Pacific Islands;Caspian"
).split(";")
ADJECTIVES_ABROAD = (
    "International National State Federal Central General Regional African Asian Arab Pan-African".split()
)


@dataclass(frozen=True, slots=True)
class Places:
    """Names of states, of their people, and of towns, out of Dateline's own facts."""

    states: list[str]
    demonyms: list[str]
    towns: list[str]
    regions: list[str]

    @classmethod
    def load(cls) -> "Places":
        states = list(yaml.safe_load((WORLD / "states.yaml").read_text(encoding="utf-8")).values())
        return cls(
            [name for s in states for name in (s["name"], s["name"], *s.get("names", []))],
            [d for s in states for d in s.get("demonyms", [])],
            [s["capital"] for s in states if s.get("capital")] * 4 + _names("cities.tsv.gz", 9000),
            _names("regions.tsv.gz", 2500),
        )


def _names(file: str, count: int) -> list[str]:
    with gzip.open(WORLD / file, "rt", encoding="utf-8") as lines:
        next(lines)
        return [line.split("\t")[1] for line, _ in zip(lines, range(count), strict=False)]


class Inventor:
    """Draws names; the same seed gives the same names."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.places = Places.load()

    def person(self, family_only: bool = False) -> str:
        pick = self._chance.choice
        culture = self._chance.randrange(10)
        if culture <= 1:
            north = culture == 0
            family = pick(KOREAN_FAMILY if north else SOUTH_FAMILY)
            first, second = self._chance.sample(KOREAN if north else SOUTH, 2)
            given = f"{first} {second}" if north or pick((True, False)) else f"{first}-{second.lower()}"
            return family if family_only else f"{family} {given}"
        if culture == 2:
            family = pick(CHINESE_FAMILY)
            return family if family_only else f"{family} {pick(CHINESE)}"
        if culture == 3:
            full = [pick(VIETNAMESE_FAMILY), *self._chance.sample(VIETNAMESE, 2)]
            return full[-1] if family_only else " ".join(full)
        if culture == 4:
            family = pick(RUSSIAN_STEMS) + pick(RUSSIAN_ENDS)
            return family if family_only else f"{pick(RUSSIAN)} {family}"
        given, families = (
            (ARABIC, ARABIC_FAMILY),
            (AFRICAN, AFRICAN_FAMILY),
            (SOUTH_ASIAN, SOUTH_ASIAN_FAMILY),
            (LATIN, LATIN_FAMILY),
            (EUROPEAN, EUROPEAN_FAMILY),
        )[culture - 5]
        family = pick(families)
        if family_only:
            return family
        middle = pick((pick(given) + " ", pick("ABCDEGHJKLMNPRST") + ". ", "", "", "", ""))
        return f"{pick(given)} {middle}{family}"

    def place(self) -> str:
        draw = self._chance.random()
        kinds = self.places
        return self._chance.choice(kinds.states if draw < 0.4 else kinds.towns if draw < 0.85 else kinds.regions)

    def acronym(self) -> str:
        return "".join(self._chance.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(self._chance.choice((3, 3, 4, 4, 5))))

    def body(self) -> str:
        """An organisation that takes "the" in running text."""
        pick = self._chance.choice
        draw = self._chance.randrange(9)
        if draw <= 1:
            return f"Ministry of {pick(TOPICS)}" if pick((True, False)) else f"{pick(TOPICS)} Ministry"
        if draw == 2:
            return f"{pick(('Intergovernmental', 'Joint', 'Permanent'))} {pick(BODIES[2:4])} on {pick(JOINT)}"
        if draw == 3:
            words = self._chance.sample(PARTY_WORDS, pick((1, 2)))
            tail = f" of {pick(self.places.states)}" if pick((True, False, False)) else ""
            return " ".join([*words, pick(("Party", "Party", "Front", "Movement", "Alliance", "Congress"))]) + tail
        if draw == 4:
            return f"{pick(self.places.demonyms)} {pick(FORCES)}"
        if draw == 5:
            return f"{pick(ADJECTIVES_ABROAD)} {pick(TOPICS)} {pick(BODIES)}"
        if draw == 6:
            return f"{self.place()} {pick(BODIES)}"
        if draw == 7:
            return pick((f"Department of {pick(TOPICS)}", f"{pick(BODIES[:8])} for {pick(TOPICS)}"))
        return pick(NOTED)

    def company(self) -> str:
        """An organisation that stands without an article."""
        pick = self._chance.choice
        stem = pick(COMPANY_STEMS) + pick(COMPANY_ENDS) if pick((True, False)) else self.person(family_only=True)
        return pick((stem, f"{stem} {pick(COMPANY_FORMS)}", f"{self.place()} {pick(COMPANY_FORMS)}", self.acronym()))

    def treaty(self) -> str:
        pick = self._chance.choice
        head, topic = pick(TREATY_HEADS), pick(TREATY_TOPICS)
        return pick((f"{head} on {topic}", f"{self.place()} {pick(('Agreement', 'Accord', 'Accords', 'Protocol'))}"))

    def event(self) -> str:
        year = f" {self._chance.randint(1990, 2026)}" if self._chance.random() < 0.2 else ""
        return f"{self._chance.choice(EVENT_STEMS)} {self._chance.choice(EVENT_HEADS)}{year}"
