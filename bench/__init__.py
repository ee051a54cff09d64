"""How fast the engine is and how large its files are, beside other typesetters on the same work (docs/bench.md)."""
