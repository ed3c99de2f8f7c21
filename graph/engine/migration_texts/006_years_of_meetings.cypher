// The series of meetings as one text for each year (graph/meeting_years.py), made from the days and visits of before.
MATCH (node:Organization)<-[:OF]-(meeting:Meeting)
WHERE node.metOn IS NOT NULL
WITH node, meeting
ORDER BY meeting.sortKey
WITH node, meeting.heldOn.year AS year,
  collect(toString(duration.inDays(date('0001-01-01'), meeting.heldOn).days + 1)) AS days
ORDER BY year
WITH node, year, days,
  [visit IN coalesce(node.visits, []) WHERE substring(visit, 0, 6) >= days[0] AND substring(visit, 0, 6) <= days[size(days) - 1]] AS visits
WITH node, year, days, visits,
  reduce(found = [], visit IN visits | CASE WHEN substring(visit, 7) IN found THEN found ELSE found + [substring(visit, 7)] END) AS visitors
WITH node,
  reduce(text = toString(year) + '|' + days[0], day IN days[1..] | text + ',' + day)
  + reduce(text = '', visitor IN visitors | text + '|' + replace(visitor, '|', '')
    + reduce(part = '', visit IN visits | part + CASE WHEN substring(visit, 7) = visitor
      THEN CASE WHEN part = '' THEN ' ' ELSE ',' END + substring(visit, 0, 6) ELSE '' END)) AS year
WITH node, collect(year) AS years
SET node.meetingYears = years;
MATCH (node:Organization)
WHERE node.metOn IS NOT NULL
REMOVE node.metOn, node.visits;
