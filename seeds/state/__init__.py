"""The first state: units, hierarchy, people, committees, rules."""
