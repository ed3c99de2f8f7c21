// Unique ids of every label, and an index for every property that a question begins at (graph/model.py).
// Every statement can be run twice: schema changes are not transactional, and two processes may start together.
CREATE CONSTRAINT organization_id IF NOT EXISTS FOR (node:Organization) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT profile_id IF NOT EXISTS FOR (node:Profile) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT place_id IF NOT EXISTS FOR (node:Place) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (node:Person) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT member_id IF NOT EXISTS FOR (node:Member) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT meeting_id IF NOT EXISTS FOR (node:Meeting) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT change_event_id IF NOT EXISTS FOR (node:ChangeEvent) REQUIRE node.id IS UNIQUE;
CREATE INDEX organization_code IF NOT EXISTS FOR (node:Organization) ON (node.code);
CREATE INDEX profile_sort_key IF NOT EXISTS FOR (node:Profile) ON (node.sortKey);
CREATE INDEX profile_name_key IF NOT EXISTS FOR (node:Profile) ON (node.nameKey);
CREATE INDEX place_code IF NOT EXISTS FOR (node:Place) ON (node.code);
CREATE INDEX place_sort_key IF NOT EXISTS FOR (node:Place) ON (node.sortKey);
CREATE INDEX member_sort_key IF NOT EXISTS FOR (node:Member) ON (node.sortKey);
CREATE INDEX member_word1 IF NOT EXISTS FOR (node:Member) ON (node.word1);
CREATE INDEX member_word2 IF NOT EXISTS FOR (node:Member) ON (node.word2);
CREATE INDEX member_word3 IF NOT EXISTS FOR (node:Member) ON (node.word3);
CREATE INDEX member_word4 IF NOT EXISTS FOR (node:Member) ON (node.word4);
