"""Parts that other pages show."""
