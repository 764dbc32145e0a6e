"""The numbers a coach may change: data with grade, tag and source."""
