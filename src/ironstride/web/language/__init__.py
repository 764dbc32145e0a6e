"""Other languages: what the core says in English is recognised and said in the reader's."""
