// The series of meetings of organizations (graph/derived.py), for graphs that were filled before they were kept.
MATCH (node:Organization)<-[:OF]-(meeting:Meeting)
WITH node, meeting
ORDER BY meeting.sortKey
WITH node, collect(duration.inDays(date('0001-01-01'), meeting.heldOn).days + 1) AS days
SET node.metOn = days;
MATCH (node:Organization)<-[:OF]-(meeting:Meeting)<-[came:ATTENDED]-(who:Member)
WITH node, meeting,
  [one IN collect(CASE came.capacity WHEN 'SUPERVISOR' THEN who.id ELSE null END) WHERE one IS NOT NULL] AS present,
  [one IN collect(DISTINCT CASE came.capacity WHEN 'STAND_IN' THEN came.onBehalfOf ELSE null END)
    WHERE one IS NOT NULL] AS behalf
WITH node, toString(duration.inDays(date('0001-01-01'), meeting.heldOn).days + 1) AS day, present, [one IN behalf WHERE NOT one IN present] AS absent
UNWIND [one IN present | day + '|+|' + one] + [one IN absent | day + '|-|' + one] AS visit
WITH node, visit
ORDER BY visit
WITH node, collect(visit) AS visits
SET node.visits = visits;
