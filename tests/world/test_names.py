"""Names across spellings, transliterations and orders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.world.names import fold, same_person, similarity

SAME = [
    ("Choe Son Hui", "Choe Son-hui"),
    ("Choe Son Hui", "Choi Sun Hee"),
    ("Choe Son-hui", "Choi Son-hui"),
    ("Choe Son Hui", "Sun-hee Choi"),
    ("Kim Jong Un", "Kim Jong-un"),
    ("Kim Jong Un", "Kim Jung Eun"),
    ("Kim Jong Un", "Kim Jong-Eun"),
    ("Kim Yo Jong", "Kim Yo-jong"),
    ("Kim Yo Jong", "Kim Yeo-jeong"),
    ("Kim Tok Hun", "Kim Tok-hun"),
    ("Kim Tok Hun", "Kim Duk-hun"),
    ("Ri Yong Ho", "Lee Yong-ho"),
    ("Ri Son Gwon", "Ri Son-gwon"),
    ("Pak Thae Song", "Pak Thae-song"),
    ("Pak Jong Chon", "Park Jong-chon"),
    ("Lee Jae Myung", "Lee Jae-myung"),
    ("Lee Jae-myung", "Jae-myung Lee"),
    ("Yoon Suk Yeol", "Yoon Suk-yeol"),
    ("Yoon Suk Yeol", "Yoon Seok-youl"),
    ("Moon Jae-in", "Moon Jae In"),
    ("Cho Tae-yul", "Cho Tae-yeol"),
    ("Jo Yong Won", "Cho Yong-won"),
    ("Kim Yong Chol", "Kim Yong-chol"),
    ("Kim Yong Chol", "Kim Young-chol"),
    ("No Kwang Chol", "No Kwang-chol"),
    ("Roh Moo-hyun", "Roh Moo Hyun"),
    ("Ban Ki-moon", "Ban Ki Moon"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Sergei Lavrov", "Sergey Viktorovich Lavrov"),
    ("Sergei Shoigu", "Sergey Shoygu"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
    ("Volodymyr Zelensky", "Vladimir Zelensky"),
    ("Volodymyr Zelenskyy", "Volodimir Zelenskij"),
    ("Alexander Lukashenko", "Aleksandr Lukashenko"),
    ("Alexander Lukashenko", "Alyaksandr Lukashenka"),
    ("Dmitry Peskov", "Dmitri Peskov"),
    ("Dmitry Medvedev", "Dmitriy Medvedev"),
    ("Dmytro Kuleba", "Dmitry Kuleba"),
    ("Andrii Sybiha", "Andriy Sybiha"),
    ("Maxim Ryzhenkov", "Maksim Ryzhenkov"),
    ("Oleg Kozhemyako", "Oleg Kozhemiako"),
    ("Yuri Ushakov", "Yury Ushakov"),
    ("Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev"),
    ("Kassym-Jomart Tokayev", "Qasym-Jomart Toqaev"),
    ("Ilham Aliyev", "Ilham Aliev"),
    ("Shavkat Mirziyoyev", "Shavkat Mirziyoev"),
    ("Sadyr Japarov", "Sadyr Zhaparov"),
    ("Emomali Rahmon", "Emomali Rakhmon"),
    ("Nikol Pashinyan", "Nikol Pashinian"),
    ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ("Recep Tayyip Erdogan", "Tayyip Erdogan"),
    ("Mevlut Cavusoglu", "Mevlüt Çavuşoğlu"),
    ("Mohammed bin Salman", "Mohammad bin Salman"),
    ("Mohammed bin Salman", "Muhammad bin Salman Al Saud"),
    ("Abdel Fattah al-Sisi", "Abdel-Fattah el-Sissi"),
    ("Abdel Fattah al-Sisi", "Abdul Fattah Sisi"),
    ("Bashar al-Assad", "Bashar Assad"),
    ("Hassan Rouhani", "Hassan Ruhani"),
    ("Mohammad Javad Zarif", "Javad Zarif"),
    ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian"),
    ("Abbas Araghchi", "Abbas Araqchi"),
    ("Ali Khamenei", "Ali Hamenei"),
    ("Wang Yi", "Yi Wang"),
    ("Xi Jinping", "Jinping Xi"),
    ("Xi Jinping", "Xi Jin Ping"),
    ("Joe Biden", "Joseph Biden"),
    ("Donald Trump", "Donald J. Trump"),
    ("Antony Blinken", "Anthony Blinken"),
    ("Mike Pompeo", "Michael R. Pompeo"),
    ("Josep Borrell", "Josep Borrell Fontelles"),
    ("Luiz Inacio Lula da Silva", "Luiz Inácio Lula da Silva"),
    ("Nicolas Maduro", "Nicolás Maduro Moros"),
    ("Pedro Sanchez", "Pedro Sánchez Pérez-Castejón"),
    ("Annalena Baerbock", "BAERBOCK Annalena"),
    ("Subrahmanyam Jaishankar", "S. Jaishankar"),
    ("To Lam", "Tô Lâm"),
    ("Nguyen Phu Trong", "Nguyễn Phú Trọng"),
    ("Ursula von der Leyen", "Ursula von der Leyen"),
    ("KIM JONG UN", "Kim Jong Un"),
]

DIFFERENT = [
    ("Kim Jong Un", "Kim Tok Hun"),
    ("Kim Jong Un", "Kim Yo Jong"),
    ("Kim Tok Hun", "Kim Yo Jong"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Kim Jong Il", "Kim Il Sung"),
    ("Kim Jong Un", "Kim Yong Chol"),
    ("Kim Jong Un", "Kim Jong Gyu"),
    ("Kim Jong Un", "Kim Jong"),
    ("Choe Son Hui", "Choe Ryong Hae"),
    ("Choe Son Hui", "Choe Sun Ho"),
    ("Pak Jong Chon", "Pak Thae Song"),
    ("Ri Yong Ho", "Ri Yong Gil"),
    ("Ri Yong Ho", "Ri Su Yong"),
    ("Lee Jae-myung", "Lee Jae-yong"),
    ("Moon Jae-in", "Moon Chung-in"),
    ("Cho Tae-yul", "Cho Tae-yong"),
    ("Vladimir Putin", "Volodymyr Zelenskyy"),
    ("Vladimir Putin", "Vladimir Medinsky"),
    ("Vladimir Kolokoltsev", "Volodymyr Zelenskyy"),
    ("Sergei Lavrov", "Sergei Shoigu"),
    ("Sergei Lavrov", "Sergei Ryabkov"),
    ("Maria Zakharova", "Marat Zakharov"),
    ("Yulia Navalnaya", "Alexei Navalny"),
    ("Andrei Rudenko", "Andrei Belousov"),
    ("Wang Yi", "Wang Li"),
    ("Wang Yi", "Wang Wenbin"),
    ("Li Qiang", "Li Keqiang"),
    ("Li Hui", "Li Xi"),
    ("Xi Jinping", "Xi Zhongxun"),
    ("Chen Xu", "Chen Wu"),
    ("Nguyen Xuan Phuc", "Nguyen Xuan Thang"),
    ("Nguyen Phu Trong", "Nguyen Manh Cuong"),
    ("Mohammed bin Salman", "Mohammed bin Zayed"),
    ("Mohammed bin Salman", "Faisal bin Farhan"),
    ("Ali Khamenei", "Ali Larijani"),
    ("Donald Trump", "Donald Trump Jr."),
    ("Donald Trump", "Ivanka Trump"),
    ("Joe Biden", "Hunter Biden"),
    ("Joe Biden", "Jill Biden"),
    ("George W. Bush", "George H. W. Bush"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Boris Johnson", "Mike Johnson"),
    ("Hun Sen", "Hun Manet"),
    ("Benjamin Netanyahu", "Yair Netanyahu"),
    ("Emmanuel Macron", "Brigitte Macron"),
    ("Luis Arce", "Luis Abinader"),
    ("Lavrov", "Sergei Lavrov"),
    ("Kim", "Kim Jong Un"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name_may_be_one_person(a: str, b: str) -> None:
    assert same_person(a, b), similarity(a, b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_names_of_two_persons_stay_apart(a: str, b: str) -> None:
    assert not same_person(a, b), similarity(a, b)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Choe Son-hui", "choe son hui"),
        ("Élysée", "elysee"),
        ("Côte d'Ivoire", "cote divoire"),
        ("U.S.", "us"),
        ("P’yŏngyang", "pyongyang"),
        ("Владимир Путин", "vladimir putin"),
        ("  Quai  d'Orsay ", "quai dorsay"),
        ("", ""),
    ],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded


names = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)


@given(names, names)
def test_similarity_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert similarity(a, b) == similarity(b, a)
    assert 0.0 <= similarity(a, b) <= 1.0


@given(names)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
