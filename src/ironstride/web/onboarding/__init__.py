"""From a new account to the first plan: the questions, one page each, and the answers later."""
