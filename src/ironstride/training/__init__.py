"""The words: frozen values of the field and their invariants."""
