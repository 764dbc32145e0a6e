"""The runner's data: in from other apps, out as files and feeds, and gone for good."""
