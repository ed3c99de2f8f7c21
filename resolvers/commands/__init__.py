"""The commands behind the mutations: what each does to the facts, and the rules that all of them keep."""
