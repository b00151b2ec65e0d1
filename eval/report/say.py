"""The words of a report: names of metrics, outcomes and verdicts, and how numbers are written."""

from collections.abc import Iterable, Mapping

METRIC_NAMES: Mapping[str, str] = {
    "right": "Counts right",
    "must_say": "Says what it must",
    "must_say_early": "Says it early",
    "must_not_say": "Says nothing it must not",
    "gold_source_cited": "Cites an expected article",
    "all_gold_sources_cited": "Cites all expected articles",
    "evidence_quote_recall": "Quotes the expected words",
    "every_statement_cited": "Every statement is cited",
    "quote_validity": "Quotes are verbatim",
    "answered_rightly": "Answers the answerable",
    "refused_rightly": "Refuses the unanswerable",
    "refusal_precision": "Refusals were due",
    "conflict_flagged": "Flags a conflict",
    "no_false_conflict": "Flags no false conflict",
    "exact_match": "Exact short answer",
    "token_f1": "Words of the short answer",
    "choice_accuracy": "Chooses the right answer",
    "latency": "Time to answer",
    "followup_said": "Follow-up says what it must",
    "gold_source_recall": "Share of expected articles cited",
    "hit_at_5": "Expected article among the first 5 found",
    "recall_at_10": "Expected articles among the first 10 found",
    "mrr": "Reciprocal rank of the first expected article",
    "ndcg_at_10": "nDCG of the first 10 found",
    "map": "Average precision of what is found",
    "evidence_found_at_10": "Expected words among the first 10 found",
    "statements_supported": "Statements are supported",
    "citation_recall": "Citations bear statements out",
    "citation_precision": "Citations are needed",
    "short_answer": "Short answer",
    "judge_faithfulness": "Statements follow from their quotes",
    "judge_correctness": "Answer is right",
    "judge_relevancy": "Answer is to the point",
    "tokens": "Tokens",
    "cost": "Cost in US dollars",
}

OUTCOMES: Mapping[str, str] = {
    "answered": "answered",
    "partly": "partly answered",
    "conflicting": "conflicting sources",
    "not_in_sources": "not in the sources",
    "failed": "failed",
}

VERDICTS: Mapping[str, str] = {
    "supported": "Supported",
    "partly": "Partly supported",
    "contradicted": "Contradicted",
    "unsupported": "Not supported",
    "uncited": "No citation",
    "misquoted": "Misquoted",
    "wrong_source": "Wrong source",
}

TYPE_NAMES: Mapping[str, str] = {
    "fact": "fact",
    "attribution": "attribution",
    "metadata": "metadata",
    "multi": "several articles",
    "conflict": "conflict",
    "temporal": "time",
    "followup": "follow-up",
    "false_premise": "false premise",
    "unanswerable": "unanswerable",
    "untyped": "no type",
}


def metric_name(name: str) -> str:
    """Return a metric's name in words."""
    return METRIC_NAMES.get(name, name.replace("_", " ").replace("@", " at ").capitalize())


def listed(names: Iterable[str]) -> str:
    """Return the names of metrics as part of a sentence."""
    known = map(metric_name, names)
    return ", ".join(name[:1].lower() + name[1:] for name in known)


def type_name(name: str) -> str:
    """Return a type's name in words; one that is not ours stays as it is."""
    return TYPE_NAMES.get(name, name)


def number(value: float | None, unit: str = "share") -> str:
    """Return "0.644", "364 ms", "1.8 s", "–" for none."""
    if value is None:
        return "–"
    if unit == "ms":
        return f"{value:,.0f} ms" if value < 10_000 else f"{value / 1000:,.1f} s"
    return f"{value:.3f}" if unit == "share" or abs(value) < 10 else f"{value:,.0f}"


def signed(value: float | None, unit: str = "share") -> str:
    """Return "+0.020", "−12 ms", "0", "–" for none."""
    if value is None:
        return "–"
    written = number(abs(value), unit)
    if not any(mark in "123456789" for mark in written):
        return "0"
    return ("−" if value < 0 else "+") + written


def p_value(value: float | None) -> str:
    """Return a p, three digits or "<0.001"."""
    if value is None:
        return "–"
    return "<0.001" if value < 0.001 else f"{value:.3f}"


def count(number_: int, noun: str) -> str:
    """Return "1 question", "680 questions"."""
    return f"{number_:,} {noun}{'' if number_ == 1 else 's'}"
