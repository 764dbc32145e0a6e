"""The web app: pages that say what the core knows."""
