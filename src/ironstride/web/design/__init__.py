"""How pages look: templates that all pages share, colours, letters and icons."""
