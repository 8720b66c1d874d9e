"""The language of a text, by its words; a page's own word counts only where these say nothing."""

import pytest

from dateline.articles.languages import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministers met in Altamira and agreed to meet again in the autumn.", "en"),
        ("Talks held.", "en"),
        ("Les ministres des deux pays se sont rencontrés dans la capitale pour une réunion sur les frontières.", "fr"),
        ("Die Minister der beiden Länder trafen sich am Samstag, und das Treffen ist nicht das letzte.", "de"),
        ("Los ministros de los dos países se reunieron por la mañana con el presidente, según las agencias.", "es"),
        ("Os ministros dos dois países não se reuniram com o presidente, mas também são esperados pela manhã.", "pt"),
        (
            "I ministri degli Esteri si sono incontrati nella capitale, che ha ospitato anche il vertice della lega.",
            "it",
        ),
        ("Министры иностранных дел двух стран провели переговоры в столице.", "ru"),
        ("Міністри закордонних справ двох країн провели переговори у столиці, їхня зустріч є першою.", "uk"),
        ("两国外长在首都举行会谈。", "zh"),
        ("両国の外相は首都で会談した。", "ja"),
        ("양국 외교장관이 수도에서 회담했다.", "ko"),
        ("التقى وزيرا خارجية البلدين في العاصمة.", "ar"),
        ("وزیران خارجه دو کشور در پایتخت گفتگو کردند و گزارش چاپ شد.", "fa"),
        (
            "İki ülkenin dışişleri bakanları başkentte bir araya geldi ve bu görüşme için daha sonra açıklama yapıldı.",
            "tr",
        ),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language_of(text) == code


def test_names_and_quotes_of_another_language_do_not_make_it_that() -> None:
    text = (
        "The head of the Union des Forces de la Liberté said that the talks in Rio de la Plata were over for the day."
    )
    assert language_of(text) == "en"


def test_what_is_declared_decides_where_the_words_do_not() -> None:
    assert language_of("kala " * 40, "fi-FI") == "fi"
    assert language_of("kala " * 40) == "und"
    assert language_of("The ministers met and the talks went on for hours.", "fi") == "en"
