"""What the shipped weights are good for, on small cases of our own; not asked of weights without training."""

import pytest

from models.files import CALIBRATION, READER, WEIGHTS, ModelFiles
from models.reader.calibration import Curve, read_calibration
from models.reader.network import CrossEncoder

NEUTRAL = Curve(1.0, 0.0)
pytestmark = pytest.mark.skipif(
    read_calibration(ModelFiles(READER, (WEIGHTS, CALIBRATION))).relevance == NEUTRAL,
    reason="the weights in place are not trained: their calibration is neutral",
)
TEXT = (
    "The ferry Aurora ran aground off Holm on 3 May. Captain Ida Brandt said that all 212 passengers were "
    "brought ashore within two hours. The company blamed a broken rudder."
)
ELSEWHERE = (
    "Wheat prices fell by four per cent after the harvest, the ministry of agriculture said on Monday."
)
NEAR = "The ferry Aurora was built in 1998 and carries passengers between Holm and the mainland twice a day."
ANSWERS = (
    ("Where did the ferry run aground?", "Holm"),
    ("Who is the captain of the Aurora?", "Ida Brandt"),
    ("How many passengers were brought ashore?", "212"),
    ("What did the company blame?", "rudder"),
)
VERDICTS = (
    ("All 212 passengers were brought ashore.", "supported"),
    ("The ferry Aurora ran aground off Holm.", "supported"),
    ("All 512 passengers were brought ashore.", "contradicted"),
    ("The ferry Aurora ran aground on 9 June.", "contradicted"),
    ("Wheat prices fell after the harvest.", "neither"),
)


@pytest.mark.parametrize(("question", "words"), ANSWERS)
def test_finds_the_text_that_answers_and_the_words(reader: CrossEncoder, question: str, words: str) -> None:
    right, near, elsewhere = reader.read([(question, text) for text in (TEXT, NEAR, ELSEWHERE)])
    assert right.logit > max(near.logit, elsewhere.logit)
    assert right.relevance > 0.5 > elsewhere.relevance
    assert right.answer is not None
    assert elsewhere.answer is not None
    assert words in TEXT[right.answer.start : right.answer.end]
    assert right.answer.probability > elsewhere.answer.probability


@pytest.mark.parametrize(("claim", "verdict"), VERDICTS)
def test_tells_what_a_text_does_for_a_claim(reader: CrossEncoder, claim: str, verdict: str) -> None:
    (reading,) = reader.read([(claim, TEXT)])
    assert getattr(reading, verdict) == max(reading.supported, reading.contradicted, reading.neither)
