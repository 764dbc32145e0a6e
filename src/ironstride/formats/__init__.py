"""One module per file format; each reader returns values and located problems."""
