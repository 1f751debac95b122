"""Our figures beside published references and naive methods, on real files."""
