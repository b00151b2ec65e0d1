"""The Check tab."""
