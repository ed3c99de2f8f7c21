"""The report on supervision: who follows whom, and do they come."""
