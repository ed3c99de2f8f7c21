"""Record types and hops of each noun, from which statements are composed."""
