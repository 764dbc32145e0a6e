"""The athlete, the season that is planned, and the pages that show it."""
