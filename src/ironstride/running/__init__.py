"""What the runs say: run types and what a run costs the legs."""
