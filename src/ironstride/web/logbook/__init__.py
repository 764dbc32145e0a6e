"""What was done: sets and reports of sessions, as facts that are only ever added."""
