"""What the desk asks its file: rows by owner, the list, and the changes that several methods share."""

import secrets
import sqlite3

from answer.answer import Answer
from dateline.encodable import encodable
from ui.desk.errors import NoConversation, NoEntry
from ui.desk.rows import conversation_of, written
from ui.desk.values import Conversation, State
from ui.desk.wording import name_of, searchable, terms, words_of

_LIST = (
    "SELECT c.*, (SELECT count(*) FROM entries e WHERE e.conversation = c.number) AS entries"
    " FROM conversations c WHERE c.owner = ? AND c.deleted IS NULL"
    " AND EXISTS (SELECT 1 FROM entries e WHERE e.conversation = c.number){matches}"
    " ORDER BY c.touched DESC, c.number DESC LIMIT ?"
)
_MATCHES = (
    " AND c.number IN (SELECT e.conversation FROM entry_words w JOIN entries e ON e.number = w.rowid"
    " WHERE w.words MATCH ? UNION SELECT rowid FROM name_words WHERE words MATCH ?)"
)


def listed(connection: sqlite3.Connection, owner: str, matching: str, limit: int) -> list[sqlite3.Row]:
    """Return rows of an owner's conversations, the last touched first, with their count of `entries`."""
    queries = terms(matching)
    if matching.strip() and not queries:
        return []
    twice = [query for query in queries for _ in range(2)]
    sql = _LIST.format(matches=_MATCHES * len(queries))
    return connection.execute(sql, (owner, *twice, limit)).fetchall()


def conversation_row(connection: sqlite3.Connection, owner: str, conversation: str) -> sqlite3.Row:
    """Return the row of a conversation that is not deleted.

    Raises:
        NoConversation: there is none, or it is not this owner's.
    """
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM conversations WHERE id = ? AND owner = ? AND deleted IS NULL",
        (encodable(conversation), owner),
    ).fetchone()
    if row is None:
        raise NoConversation
    return row


def entry_row(connection: sqlite3.Connection, owner: str, entry: str) -> sqlite3.Row:
    """Return a row of `entries`, with its conversation's number as `place` and its id as `whose`.

    Raises:
        NoEntry: there is none, or it is not this owner's.
    """
    row: sqlite3.Row | None = connection.execute(
        "SELECT e.*, c.number AS place, c.id AS whose FROM entries e"
        " JOIN conversations c ON c.number = e.conversation"
        " WHERE e.id = ? AND c.owner = ? AND c.deleted IS NULL",
        (encodable(entry), owner),
    ).fetchone()
    if row is None:
        raise NoEntry
    return row


def whole(connection: sqlite3.Connection, row: sqlite3.Row, *, rated: bool = True) -> Conversation:
    """Return the conversation in a row, with what its owner thought of the answers where `rated`."""
    rating = "rating, reason" if rated else "NULL AS rating, '' AS reason"
    rows = connection.execute(
        f"SELECT id, question, filters, state, answer, sentence, asked, ended, {rating}"  # noqa: S608 - constants
        " FROM entries WHERE conversation = ? ORDER BY number",
        (row["number"],),
    ).fetchall()
    return conversation_of(row, rows)


def drop_from(connection: sqlite3.Connection, conversation: int, entry: str) -> None:
    """Drop an entry of a conversation and all after it.

    Raises:
        NoEntry: there is none in it.
    """
    row = connection.execute(
        "SELECT number FROM entries WHERE id = ? AND conversation = ?", (encodable(entry), conversation)
    ).fetchone()
    if row is None:
        raise NoEntry
    connection.execute(
        "DELETE FROM entries WHERE conversation = ? AND number >= ?", (conversation, row["number"])
    )


def name_after_first(connection: sqlite3.Connection, conversation: int) -> None:
    """Name a conversation after its first question, unless a person has named it."""
    row = connection.execute(
        "SELECT e.question FROM entries e JOIN conversations c ON c.number = e.conversation"
        " WHERE c.number = ? AND NOT c.named ORDER BY e.number LIMIT 1",
        (conversation,),
    ).fetchone()
    if row is not None:
        give_name(connection, conversation, name_of(row["question"]))


def give_name(connection: sqlite3.Connection, conversation: int, name: str) -> None:
    """Name a conversation, so that it is found by the new name."""
    connection.execute("UPDATE conversations SET name = ? WHERE number = ?", (name, conversation))
    connection.execute("UPDATE name_words SET words = ? WHERE rowid = ?", (searchable(name), conversation))


def place_for(
    connection: sqlite3.Connection, owner: str, conversation: str | None, now: str
) -> tuple[int, str]:
    """Return number and id of the conversation that a question goes to; for None a new one is made.

    Raises:
        NoConversation: there is none, or it is not this owner's.
    """
    if conversation is not None:
        row = conversation_row(connection, owner, conversation)
        return row["number"], row["id"]
    made = secrets.token_hex(16)
    cursor = connection.execute(
        "INSERT INTO conversations (id, owner, name, started, touched) VALUES (?, ?, '', ?, ?)",
        (made, owner, now, now),
    )
    number = cursor.lastrowid or 0
    connection.execute("INSERT INTO name_words (rowid, words) VALUES (?, '')", (number,))
    return number, made


def end_entry(
    connection: sqlite3.Connection,
    entry: str,
    state: State,
    answer: Answer | None,
    sentence: str | None,
    now: str,
) -> None:
    """Keep what came of an entry that runs, or was believed cut off; nothing happens where there is none."""
    row = connection.execute(
        "UPDATE entries SET state = ?, answer = ?, sentence = ?, ended = ?"
        " WHERE id = ? AND state IN ('running', 'cut_off') RETURNING number, conversation, question",
        (state, written(answer), encodable(sentence) if sentence else None, now, entry),
    ).fetchone()
    if row is None:
        return
    connection.execute(
        "UPDATE entry_words SET words = ? WHERE rowid = ?", (words_of(row["question"], answer), row["number"])
    )
    cited = {encodable(source.article) for source in answer.sources} if answer else set()
    connection.executemany(
        "INSERT INTO leaning (article, entry) VALUES (?, ?)",
        [(article, row["number"]) for article in sorted(cited)],
    )
    connection.execute("UPDATE conversations SET touched = ? WHERE number = ?", (now, row["conversation"]))
