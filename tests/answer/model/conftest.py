"""A small library of invented articles, found once, and models that a scripted server plays."""

from collections.abc import Callable, Iterator

import pytest

from answer.answer import Answer
from answer.extractive import Extractive
from answer.found import Found
from answer.model.answerer import Model, Modelled
from answer.model.connection import connect
from answer.model.limits import Limits, Price
from answer.model.spec import Spec
from answer.question import Question
from index.library import Library
from index.retriever import HybridRetriever
from ingest.read import read_paths
from models.embedder import load_embedder
from tests.answer.model.scripted import Served, reply, serving

ARTICLES = {
    "bridge.txt": """Bridge at Varnholm to close for nine weeks

By Tilda Mohr, The Varnholm Courier, 4 March 2024

The old bridge at Varnholm will close for nine weeks from 2 April, harbour master Odo Brill said on Monday.
The repair costs 1.4 million crowns and is paid for by the county. Brill said that a ferry will run every
twenty minutes while the bridge is shut. “Nobody will have to swim,” he told the Courier.

The shopkeepers of the lower town asked for the work to be done in winter. Their speaker Hanne Loth said that
the closure would cost them a third of their trade.
""",
    "ferry.txt": """Varnholm ferry gets a second boat

The Salt Coast Gazette, 11 March 2024

The ferry across the Varn will have two boats while the bridge is closed, the county said on Friday.
The second boat, the Merrow, carries 60 passengers and no cars. Odo Brill promised that the crossing will be
free of charge for school children.
""",
    "kiln.txt": """Potters of Assen light the long kiln

The Salt Coast Gazette, 2 May 2023

The potters of Assen have lit the long kiln for the first time in forty years. It burns for six days and holds
800 pots. Mara Tolen, who leads the guild, said that the kiln had been repaired by hand.
""",
}
ASKED = "What did Odo Brill say about the bridge at Varnholm?"
FAST = Limits(connect=0.5, first=0.5, total=2.0, retries=2, wait=1.0, context=3_000, reply=400)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("model")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "home", load_embedder(), create=True) as opened:
        opened.ingest(read_paths([folder / name for name in ARTICLES]))
        yield opened


@pytest.fixture(scope="session")
def extractive(shelf: Library, warm: None) -> Extractive:  # noqa: ARG001 - what it does is wanted
    return Extractive(shelf, HybridRetriever(shelf).search, shelf.embedder)


@pytest.fixture(scope="session")
def found(extractive: Extractive) -> Found:
    return extractive.find(Question(ASKED))


@pytest.fixture(scope="session")
def warm() -> None:
    """Have the packages of the client loaded, which takes longer than the limits of these tests."""
    from openai import OpenAI

    with serving(reply("x")) as served:
        OpenAI(base_url=served.address, api_key="x").chat.completions.create(
            model="m", messages=[{"role": "user", "content": "x"}], stream=True
        )


def modelled(
    extractive: Extractive,
    served: Served,
    limits: Limits = FAST,
    *,
    strict: bool = True,
    price: Price | None = None,
) -> Modelled:
    """The answerer with the model that a scripted server plays; waiting between tries takes no time."""
    model = Model(connect(Spec("address", "m", served.address), limits), limits, strict, price)
    return Modelled(extractive, model, None, sleep=lambda _: None)


@pytest.fixture
def ask(extractive: Extractive) -> Callable[..., Answer]:
    """Ask the question of a server: `ask(served)`, or with other limits or a lenient check."""

    def asked(served: Served, text: str = ASKED, **given: object) -> Answer:
        return modelled(extractive, served, **given).ask(Question(text))  # type: ignore[arg-type]

    return asked
