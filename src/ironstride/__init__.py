"""Ironstride: strength training for distance runners, planned around the runs."""
