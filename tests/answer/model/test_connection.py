"""Every provider through its own class of llama-index, against servers that speak its language."""

import json
from dataclasses import replace

import pytest
from llama_index.core.llms import MockLLM

from answer.engine import AnswerEngine
from answer.extractive import Extractive
from answer.model.answerer import Model, Modelled
from answer.model.connection import connect
from answer.model.limits import Limits, Price, read_price
from answer.model.prompts import NAMES, prompt_hashes
from answer.model.spec import Spec, read_spec
from answer.model.trouble import ModelSetupError, trouble_of
from answer.question import Question
from index.library import Library
from tests.answer.model.conftest import ASKED, FAST
from tests.answer.model.scripted import Exchange, passages, reply, serving, status

TRUE = "The old bridge at Varnholm will close for nine weeks from 2 April"
ROOMY = replace(FAST, connect=20, first=30, total=60)
"""Their packages are imported within it."""


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("extractive", None),
        (" openai/gpt-4o-mini ", Spec("openai", "gpt-4o-mini")),
        ("anthropic/claude-x", Spec("anthropic", "claude-x")),
        ("ollama/llama3.1:8b", Spec("ollama", "llama3.1:8b")),
        ("ollama/org/model", Spec("ollama", "org/model")),
        ("http://127.0.0.1:8080/v1#qwen", Spec("address", "qwen", "http://127.0.0.1:8080/v1")),
        ("https://models.example/v1/#org/qwen", Spec("address", "org/qwen", "https://models.example/v1")),
    ],
)
def test_every_form_of_the_setting_is_read(text: str, spec: Spec | None) -> None:
    assert read_spec(text) == spec


@pytest.mark.parametrize(
    "text",
    [
        "", "openai", "openai/", "openai/a b", "gpt-4o", "mistral/x", "http://", "http://x", "http://x/v1#", "ftp://x/v1#m",
        "http://roe:secret@x/v1#m", "http://x:0/v1#m", "http://x:99999/v1#m", "http://[/v1#m", "http://x/v1?key=1#m",
        "file:///etc/passwd#m", "openai/x\n",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    if text == "openai/x\n":
        assert read_spec(text) == Spec("openai", "x")
        return
    with pytest.raises(ValueError, match=r"."):
        read_spec(text)


@pytest.mark.parametrize(
    ("provider", "variable"), [("openai", "OPENAI_API_KEY"), ("anthropic", "ANTHROPIC_API_KEY")]
)
def test_a_missing_key_is_named_before_anything_is_imported(
    provider: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(variable, raising=False)
    spec = read_spec(f"{provider}/m")
    assert spec is not None
    with pytest.raises(ModelSetupError, match=f"{variable} is not set; set {variable}"):
        connect(spec, Limits())


def anthropic(one: Exchange) -> None:
    """Answer as Anthropic's servers do."""
    asked = {"messages": [*one.body["messages"]]}
    text = "".join(part["text"] for m in asked["messages"] for part in m["content"])
    one.head()
    name = passages(text)[0]["id"]
    usage = {"input_tokens": 321, "output_tokens": 1}
    message = {"id": "x", "type": "message", "role": "assistant", "model": "m", "content": [], "usage": usage}
    end: dict[str, str | None] = {"stop_reason": "end_turn", "stop_sequence": None}
    events: list[dict[str, object]] = [
        {"type": "message_start", "message": message | dict.fromkeys(end)},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        *(
            {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": piece}}
            for piece in (TRUE[:20], TRUE[20:], f" [{name[:2]}", f"{name[2:]}].")
        ),
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": end, "usage": {"output_tokens": 9}},
        {"type": "message_stop"},
    ]  # fmt: skip
    for event in events:
        one.raw(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())


def ollama(one: Exchange) -> None:
    """Answer as Ollama does: a JSON object a line."""
    one.head(kind="application/x-ndjson")
    name = passages(one.prompt)[0]["id"]
    for piece in (TRUE[:20], TRUE[20:], f" [{name[:2]}", f"{name[2:]}]."):
        told = {"model": "m", "message": {"role": "assistant", "content": piece}, "done": False}
        one.raw(json.dumps(told).encode() + b"\n")
    end = {"model": "m", "message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop"}
    one.raw(json.dumps(end | {"prompt_eval_count": 300, "eval_count": 12}).encode() + b"\n")


def first(text: str) -> str:
    return f"{TRUE} [{passages(text)[0]['id']}]."


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-open-secret")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-secret")
    return monkeypatch


@pytest.mark.parametrize(
    ("answerer", "variable", "suffix", "act"),
    [
        ("openai/gpt-4o-mini", "OPENAI_BASE_URL", "/v1", reply(first)),
        ("openai/gpt-of-next-year", "OPENAI_BASE_URL", "/v1", reply(first)),
        ("anthropic/claude-sonnet-4-5", "ANTHROPIC_BASE_URL", "", anthropic),
        ("ollama/llama3.1", "OLLAMA_HOST", "", ollama),
    ],
)
def test_every_provider_answers_and_fails_well(
    answerer: str, variable: str, suffix: str, act: object, extractive: Extractive, keys: pytest.MonkeyPatch
) -> None:
    spec = read_spec(answerer)
    assert spec is not None
    with serving(act, status(401), status(500)) as served:  # type: ignore[arg-type]
        keys.setenv(variable, f"http://127.0.0.1:{served.port}{suffix}")
        limits = replace(ROOMY, retries=0)
        answerer_ = Modelled(extractive, Model(connect(spec, limits), limits), None, lambda _: None)
        good, refused, broken = (answerer_.ask(Question(ASKED)) for _ in range(3))
        assert len(served.requests) == 3
    assert (good.answerer, [one.text for one in good.statements]) == (answerer, [f"{TRUE}."])
    assert good.usage is not None
    assert good.usage["prompt_tokens"]
    assert "refuses the key (401)" in refused.searched.notes[0]
    assert "failed (500)" in broken.searched.notes[0]
    assert refused.answerer == broken.answerer == "extractive"
    assert "secret" not in json.dumps([good.as_dict(), refused.as_dict()])


def test_any_llm_of_llama_index_may_write(shelf: Library) -> None:
    engine = AnswerEngine(shelf, shelf.embedder, model=MockLLM(max_tokens=20))
    answer = engine.ask(Question(ASKED))  # it says its prompt again, which nothing bears out but the passages
    assert engine.name
    assert {one.verdict for one in answer.statements} == {"supported"}


def test_what_an_llm_raises_is_told_and_holds_no_key(shelf: Library) -> None:
    class Broken(MockLLM):
        def stream_chat(self, *_: object, **__: object) -> object:  # type: ignore[override]
            raise RuntimeError("no luck with key sk-abcdef123456 today")

    answer = AnswerEngine(shelf, shelf.embedder, model=Broken(max_tokens=1)).ask(Question(ASKED))
    assert answer.answerer == "extractive"
    assert "RuntimeError: no luck" in answer.searched.notes[0]
    assert "abcdef" not in answer.searched.notes[0]


@pytest.mark.parametrize(
    ("error", "said", "again"),
    [
        (TimeoutError(), "in time", True),
        (ConnectionRefusedError(), "cannot be reached", True),
        (ValueError("x" * 900), "failed", False),
        (json.JSONDecodeError("no", "", 0), "no answer of a model", False),
    ],
)
def test_errors_are_told_in_one_sentence(error: Exception, said: str, *, again: bool) -> None:
    trouble = trouble_of(error)
    assert said in str(trouble)
    assert trouble.retryable is again
    assert len(str(trouble)) < 300


def test_prices_are_two_numbers() -> None:
    assert read_price("0.15/0.60") == Price(0.15, 0.6)
    assert Price(1.0, 4.0).of(1_000_000, 500_000) == 3.0
    for bad in ("", "1", "1/", "a/b", "-1/2", "1/nan", "inf/1"):
        with pytest.raises(ValueError, match=r"."):
            read_price(bad)


def test_prompts_have_hashes() -> None:
    assert set(prompt_hashes()) == set(NAMES)
    assert all(len(sha) == 64 for sha in prompt_hashes().values())


def test_nothing_of_a_provider_is_imported_before_a_model_is_called() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from ui.settings import load_settings; from ui.answerer import model_of;"
        "model_of(load_settings({'answerer': 'http://127.0.0.1:9/v1#m'})); import answer.model.answerer;"
        "print([n for n in sys.modules if n.split('.')[0] in {'openai','anthropic','ollama','boto3','httpx'}"
        " or n.startswith(('llama_index.core','llama_index.llms.','tiktoken'))])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", (done.stdout, done.stderr[-500:])
