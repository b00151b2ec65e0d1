"""Checking a text: does each sentence stand in its sources?"""
