"""Charts as SVG, drawn here and looking the same everywhere; each with the rows that it shows."""
