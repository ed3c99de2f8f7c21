"""Who asks: settings, tokens and the keys that sign them, a key for development, and what whoever asks may."""
