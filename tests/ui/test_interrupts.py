"""Ctrl-C where Python would lose it."""

import os
import signal
import threading
import time

import pytest

from ui.terminal.interrupts import insistent

pytestmark = pytest.mark.skipif(os.name == "nt", reason="has no signals")


def test_an_interrupt_that_falls_into_a_callback_is_not_dropped() -> None:
    class Falls:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.01)  # where Python looks for signals, and drops what they raise

    def fall() -> None:
        fallen = Falls()
        del fallen
        time.sleep(5)

    with pytest.raises(KeyboardInterrupt), insistent():
        fall()


def test_an_interrupt_that_another_thread_got_ends_a_read_that_blocks() -> None:
    reading, writing = os.pipe()
    before = signal.getsignal(signal.SIGINT)

    def interrupt() -> None:
        time.sleep(0.2)
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)  # the main thread's read goes on

    def read() -> None:
        threading.Thread(target=interrupt).start()
        os.read(reading, 1)

    with pytest.raises(KeyboardInterrupt), insistent():
        read()
    assert signal.getsignal(signal.SIGINT) == before
    os.close(reading)
    os.close(writing)
