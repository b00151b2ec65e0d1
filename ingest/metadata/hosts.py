"""Outlets known by the host of their pages; of a host that is not known no name is made."""

_NAMES = {
    "abc.net.au": "ABC News",
    "abcnews.go.com": "ABC News",
    "afp.com": "AFP",
    "aljazeera.com": "Al Jazeera",
    "apnews.com": "AP",
    "bbc.co.uk": "BBC",
    "bbc.com": "BBC",
    "bloomberg.com": "Bloomberg",
    "cbsnews.com": "CBS News",
    "cnbc.com": "CNBC",
    "cnn.com": "CNN",
    "derstandard.at": "Der Standard",
    "dw.com": "DW",
    "economist.com": "The Economist",
    "elpais.com": "El País",
    "euronews.com": "Euronews",
    "faz.net": "FAZ",
    "forbes.com": "Forbes",
    "foxnews.com": "Fox News",
    "france24.com": "France 24",
    "ft.com": "Financial Times",
    "independent.co.uk": "The Independent",
    "interfax.ru": "Interfax",
    "kyivindependent.com": "The Kyiv Independent",
    "latimes.com": "Los Angeles Times",
    "lefigaro.fr": "Le Figaro",
    "lemonde.fr": "Le Monde",
    "nbcnews.com": "NBC News",
    "newsweek.com": "Newsweek",
    "npr.org": "NPR",
    "nytimes.com": "The New York Times",
    "politico.com": "Politico",
    "politico.eu": "Politico",
    "reuters.com": "Reuters",
    "rferl.org": "RFE/RL",
    "rt.com": "RT",
    "scmp.com": "South China Morning Post",
    "sky.com": "Sky News",
    "spiegel.de": "Der Spiegel",
    "sueddeutsche.de": "Süddeutsche Zeitung",
    "tagesschau.de": "Tagesschau",
    "tass.com": "TASS",
    "tass.ru": "TASS",
    "telegraph.co.uk": "The Telegraph",
    "theguardian.com": "The Guardian",
    "thehill.com": "The Hill",
    "theweek.co.uk": "The Week",
    "time.com": "Time",
    "ukrinform.net": "Ukrinform",
    "usatoday.com": "USA Today",
    "washingtonpost.com": "The Washington Post",
    "wsj.com": "The Wall Street Journal",
    "zeit.de": "Die Zeit",
}


def outlet_at(url: str) -> str | None:
    """Return the outlet that the host of `url` is known to be, or None."""
    host = url.partition("://")[2].split("/", 1)[0].rpartition("@")[2].partition(":")[0].lower()
    labels = host.split(".")
    return next(
        (_NAMES[name] for at in range(len(labels)) if (name := ".".join(labels[at:])) in _NAMES), None
    )
