"""A proposal of supervisors: the situation, what each choice costs, and the cheapest plan."""
