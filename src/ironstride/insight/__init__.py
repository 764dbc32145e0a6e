"""Did it help: strength over time, what was done of what was planned, and best sets."""
