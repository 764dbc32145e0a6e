"""The gym page: a session that is logged set by set, with or without a net."""
