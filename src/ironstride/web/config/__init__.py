"""How the app is set up and served."""
