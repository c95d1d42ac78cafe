"""The nouns: frozen values that flow between the rooms; standard library only."""
