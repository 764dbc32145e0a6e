"""How it goes: strength, what was done of what was planned, and the report of a week."""
