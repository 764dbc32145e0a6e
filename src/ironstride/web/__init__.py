"""The app: one Django project for athletes, their coaches and clubs."""
