"""Migrations of the exchange app."""
