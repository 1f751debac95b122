"""The models of an OpenAI-compatible endpoint: asked patiently, counted, never trusted to answer."""
