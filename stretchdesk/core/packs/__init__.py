"""Content packs: stretches and poses that somebody else wrote."""
