"""The review: indicators year by year, over a reform, with what each counts."""
