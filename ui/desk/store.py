"""The desk: every conversation of the web chat, each its owner's alone."""

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from answer.answer import Answer
from dateline.encodable import encodable
from ui.desk.database import Database
from ui.desk.errors import NoConversation
from ui.desk.queries import (
    conversation_row,
    drop_from,
    end_entry,
    entry_row,
    give_name,
    listed,
    name_after_first,
    place_for,
    whole,
)
from ui.desk.rows import entry_of, leaning_of, summary_of, written_filters
from ui.desk.values import Conversation, Entry, Leaning, Rating, State, Summary
from ui.desk.wording import name_of, words_of

KEPT = timedelta(hours=1)
"""How long a deleted conversation can be brought back."""
LONGEST_REASON = 2_000
MOST = 200

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Desk:
    """Conversations in `desk.sqlite3` of a library's home. Open it with `Desk.open`; threads may share it.

    Every method that takes an `owner` sees that owner's conversations only, and says `NoConversation` or
    `NoEntry` of anybody else's, as of what does not exist. A change is there or not there, whenever the
    process is killed. Every method raises `UnusableDesk` where the file cannot be read or written.

    Attributes:
        home: the library's folder.
    """

    def __init__(self, home: Path, database: Database, clock: Clock = _now) -> None:
        self.home = home
        self._database = database
        self._clock = clock

    @classmethod
    def open(cls, home: Path, *, clock: Clock = _now) -> Self:
        """Open the desk in `home` for a server; what an earlier server left running is cut off from now on.

        Raises:
            UnusableDesk, NewerDesk: see `ui.desk.errors`.
        """
        desk = cls(home, Database.open(home), clock)
        with desk._database.transaction() as connection:
            # Another server of the same home may still be at it: its `finish` takes this back.
            connection.execute("UPDATE entries SET state = 'cut_off' WHERE state = 'running'")
        desk._purge()
        return desk

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- asking

    def begin(
        self,
        owner: str,
        conversation: str | None,
        question: str,
        filters: Mapping[str, object],
        *,
        replacing: str | None = None,
    ) -> Entry:
        """Keep a question that is about to be answered, and return it as an entry that is running.

        Args:
            owner: whose it is.
            conversation: id of the one it continues; None begins a new one.
            question: as asked.
            filters: what narrows it, as `Filters.as_dict` gives it.
            replacing: id of the entry of this conversation that it stands in for: that and all after it go.

        Raises:
            NoConversation, NoEntry: there is none, or it is not this owner's.
        """
        entry, now, asked = secrets.token_hex(16), self._stamp(), encodable(question)
        with self._database.transaction() as connection:
            number, name = place_for(connection, owner, conversation, now)
            if replacing is not None:
                drop_from(connection, number, replacing)
            cursor = connection.execute(
                "INSERT INTO entries (id, conversation, question, filters, state, asked)"
                " VALUES (?, ?, ?, ?, 'running', ?)",
                (entry, number, asked, written_filters(filters), now),
            )
            connection.execute(
                "INSERT INTO entry_words (rowid, words) VALUES (?, ?)",
                (cursor.lastrowid, words_of(asked, None)),
            )
            name_after_first(connection, number)
            connection.execute("UPDATE conversations SET touched = ? WHERE number = ?", (now, number))
        return Entry(entry, name, asked, dict(filters), asked=now)

    def finish(self, entry: str, answer: Answer) -> None:
        """Keep the whole answer; nothing happens where the entry has been dropped meanwhile."""
        self._end(entry, "done", answer)

    def stop(self, entry: str, answer: Answer | None) -> None:
        """Keep that the answer was stopped, and what there was of it."""
        self._end(entry, "stopped", answer)

    def fail(self, entry: str, sentence: str) -> None:
        """Keep that there is no answer, and why."""
        self._end(entry, "failed", None, sentence)

    def retract(self, owner: str, entry: str) -> None:
        """Drop an entry and all after it in its conversation.

        Raises:
            NoEntry: there is none, or it is not this owner's.
        """
        with self._database.transaction() as connection:
            row = entry_row(connection, owner, entry)
            drop_from(connection, row["place"], entry)
            name_after_first(connection, row["place"])

    # --- looking

    def conversations(self, owner: str, matching: str = "", limit: int = MOST) -> list[Summary]:
        """Return an owner's conversations, the last touched first.

        With `matching` those alone in which each of its words begins some word of the name, the questions or
        the answers; text of any kind may be looked for.
        """
        with self._database.reading() as connection:
            rows = listed(connection, owner, matching, limit)
        return [summary_of(row) for row in rows]

    def conversation(self, owner: str, conversation: str) -> Conversation:
        """Return a whole conversation.

        Raises:
            NoConversation: there is none, or it is not this owner's.
        """
        with self._database.reading() as connection:
            return whole(connection, conversation_row(connection, owner, conversation))

    def entry(self, owner: str, entry: str) -> Entry:
        """Return one entry.

        Raises:
            NoEntry: there is none, or it is not this owner's.
        """
        with self._database.reading() as connection:
            row = entry_row(connection, owner, entry)
        return entry_of(row, row["whose"])

    def leaning_on(self, owner: str, article: str, limit: int = MOST) -> list[Leaning]:
        """Return an owner's answers that cite the article of this id, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT c.id AS conversation, c.name, e.id, e.question, e.asked"
                " FROM leaning l JOIN entries e ON e.number = l.entry"
                " JOIN conversations c ON c.number = e.conversation"
                " WHERE l.article = ? AND c.owner = ? AND c.deleted IS NULL"
                " ORDER BY e.asked DESC, e.number DESC LIMIT ?",
                (encodable(article), owner, limit),
            ).fetchall()
        return [leaning_of(row) for row in rows]

    # --- keeping house

    def rename(self, owner: str, conversation: str, name: str) -> str:
        """Give a conversation a name, and return it as it is kept: on one line, of a length for the list.

        Raises:
            NoConversation: there is none, or it is not this owner's.
        """
        kept = name_of(name)
        with self._database.transaction() as connection:
            number = conversation_row(connection, owner, conversation)["number"]
            connection.execute("UPDATE conversations SET named = 1 WHERE number = ?", (number,))
            give_name(connection, number, kept)
        return kept

    def delete(self, owner: str, conversation: str) -> None:
        """Delete a conversation and end its sharing; `restore` brings it back for as long as `KEPT`.

        Raises:
            NoConversation: there is none, or it is not this owner's.
        """
        self._purge()
        with self._database.transaction() as connection:
            number = conversation_row(connection, owner, conversation)["number"]
            connection.execute(
                "UPDATE conversations SET deleted = ?, token = NULL WHERE number = ?", (self._stamp(), number)
            )

    def restore(self, owner: str, conversation: str) -> None:
        """Bring a deleted conversation back.

        Raises:
            NoConversation: it was not deleted, or too long ago, or it is not this owner's.
        """
        self._purge()
        with self._database.transaction() as connection:
            done = connection.execute(
                "UPDATE conversations SET deleted = NULL WHERE id = ? AND owner = ? AND deleted IS NOT NULL",
                (conversation, owner),
            )
            if not done.rowcount:
                raise NoConversation

    # --- sharing

    def share(self, owner: str, conversation: str) -> str:
        """Return the token under which anybody may read the conversation; the same one until `unshare`.

        Raises:
            NoConversation: there is none, or it is not this owner's.
        """
        with self._database.transaction() as connection:
            row = conversation_row(connection, owner, conversation)
            token: str = row["token"] or secrets.token_urlsafe(24)
            connection.execute("UPDATE conversations SET token = ? WHERE number = ?", (token, row["number"]))
        return token

    def unshare(self, owner: str, conversation: str) -> None:
        """End the sharing: the link leads nowhere from now on, and a new one will be another.

        Raises:
            NoConversation: there is none, or it is not this owner's.
        """
        with self._database.transaction() as connection:
            number = conversation_row(connection, owner, conversation)["number"]
            connection.execute("UPDATE conversations SET token = NULL WHERE number = ?", (number,))

    def shared(self, token: str) -> Conversation:
        """Return the conversation under a token, to be read, without what its owner thought of the answers.

        Raises:
            NoConversation: nothing is shared under it, or not any more.
        """
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT * FROM conversations WHERE token = ? AND deleted IS NULL", (encodable(token),)
            ).fetchone()
            if row is None:
                raise NoConversation
            return whole(connection, row, rated=False)

    # --- judging

    def rate(self, owner: str, entry: str, rating: Rating | None, reason: str = "") -> None:
        """Keep what the owner thinks of an answer; None takes it back, with its reason.

        Raises:
            NoEntry: there is none, or it is not this owner's.
        """
        kept = encodable(reason).strip()[:LONGEST_REASON] if rating else ""
        with self._database.transaction() as connection:
            number = entry_row(connection, owner, entry)["number"]
            connection.execute(
                "UPDATE entries SET rating = ?, reason = ? WHERE number = ?", (rating, kept, number)
            )

    # --- inside

    def _stamp(self, when: datetime | None = None) -> str:
        return (
            (when or self._clock()).astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        )

    def _end(self, entry: str, state: State, answer: Answer | None, sentence: str | None = None) -> None:
        with self._database.transaction() as connection:
            end_entry(connection, entry, state, answer, sentence, self._stamp())

    def _purge(self) -> None:
        """Forget for good what was deleted long enough ago, down to the words by which it was found."""
        before = self._stamp(self._clock() - KEPT)
        with self._database.transaction() as connection:
            gone = connection.execute("DELETE FROM conversations WHERE deleted < ?", (before,)).rowcount
            for words in ("entry_words", "name_words") if gone else ():
                connection.execute(f"INSERT INTO {words} ({words}) VALUES ('optimize')")  # noqa: S608 - ours
