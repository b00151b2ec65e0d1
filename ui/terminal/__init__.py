"""How answers, hits and articles look in a terminal; hostile text is made harmless on the way."""
