"""The exercises: TOML data and its reader."""
