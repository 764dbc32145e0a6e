"""The calendar: runs and lifts together, moved and replanned with the price said before."""
