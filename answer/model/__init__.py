"""Answers written by a language model: prompted with passages as data, parsed as they stream, and checked."""
