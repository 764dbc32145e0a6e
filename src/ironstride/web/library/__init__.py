"""What there is to look up: the exercises, and the rules with their reasons."""
