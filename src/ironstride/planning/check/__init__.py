"""The judge of any plan: it shares the words and the numbers with the engine, but no code."""
