"""How heavy: from a runner's own sets to a weight that can be built."""
