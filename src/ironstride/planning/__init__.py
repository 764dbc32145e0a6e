"""What and when: the engine that turns a runner into a dated plan, and its judge."""
