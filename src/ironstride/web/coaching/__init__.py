"""Clubs, coaches and what an athlete lets them see."""
