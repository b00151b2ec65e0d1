"""Names of one thing: short forms, initials, and what is no person's name."""

from answer.compared.called import Called, called
from answer.evidence import sentences_of
from index.sentences import sentence_spans


def things(text: str, title: str = "", without: frozenset[str] = frozenset()) -> dict[str, Called]:
    sentences = sentences_of("a", text, sentence_spans(text))
    return {one.name: one for one in called(sentences, {"a": title}, without)}


def test_a_last_name_and_initials_stand_for_the_full_name() -> None:
    found = things("Ida Brek-Roe spoke. The court heard Brek-Roe again. They asked IBR and Vasch.")
    assert set(found["Ida Brek-Roe"].stands) == {0, 1, 2}
    assert "Brek-Roe" not in found


def test_a_longer_name_is_meant_by_its_first_word_only_where_that_is_usual() -> None:
    usual = things(
        "They asked Tolmar Research. Then Tolmar Research closed. They saw Tolmar Research leave Tolmar."
    )
    assert set(usual) == {"Tolmar Research"}
    rare = things("They asked Tolmar. Then Tolmar closed. Owners left Tolmar. They use Tolmar Search.")
    assert "Tolmar" in rare


def test_persons_have_full_names_and_stand_in_no_place() -> None:
    found = things("He met CEO Ida Roe in Port Isk. The firm FTQ paid the Grand Quay.")
    assert found["Ida Roe"].person
    assert not found["Port Isk"].person
    assert not found["FTQ"].person
    assert not found["Grand Quay"].person


def test_what_a_title_names_counts_for_its_sentences_and_less() -> None:
    found = things("They closed it.", title="Ida Roe shuts the quay")
    assert 0 < found["Ida Roe"].stands[0] < 1


def test_days_and_what_is_left_out_are_no_names() -> None:
    assert set(things("On Monday Ida Roe met Vasch in May.", without=frozenset({"vasch"}))) == {"Ida Roe"}
