"""Long work: a table of jobs, taken by workers under a lease."""
