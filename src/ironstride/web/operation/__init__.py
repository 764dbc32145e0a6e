"""How an installation is run: server, worker, sample, and keeping it well."""
