// Meetings that are planned (graph/model/planned_tables.py).
CREATE CONSTRAINT planned_meeting_id IF NOT EXISTS FOR (node:PlannedMeeting) REQUIRE node.id IS UNIQUE;
