"""The planner: operations answered by plans, compiled into statements that the backend runs."""
