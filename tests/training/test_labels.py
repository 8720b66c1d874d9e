from training.labels import NAME_INDEX, NAME_LABELS, allowed_labels


def names(tag: str, scheme: str) -> set[str]:
    return {NAME_LABELS[i] for i in allowed_labels(tag, scheme)}


def test_fine_tags_mean_themselves() -> None:
    assert names("I-ORG", "gum") == {"I-ORG"}
    assert names("O", "gum") == {"O"}


def test_coarse_tags_leave_the_choice_open() -> None:
    assert names("B-LOC", "uner") == {"B-GPE", "B-LOC", "B-FAC"}
    assert {"O", "B-DATE", "I-NORP"} <= names("O", "uner")
    assert "B-PERSON" not in names("O", "uner")


def test_outside_is_the_first_label() -> None:
    assert NAME_INDEX["O"] == 0


def test_an_open_tag_permits_all() -> None:
    assert names("?", "silver") == set(NAME_LABELS)
    assert names("B-?", "silver") == {label for label in NAME_LABELS if label.startswith("B-")}
