"""People who sign in: accounts, invitations, links that sign in once, and who looked at what."""
