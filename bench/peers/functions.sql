-- Keys, indexes and functions: what PostGraphile cannot follow by itself (a day that holds for a whole question, a path
-- of any length, a sum over a subtree) is a SQL function, as its manual advises. Each is one STABLE statement, so that
-- PostgreSQL puts it into the statement that calls it.
set search_path to hierarchy;

alter table headcount add primary key (organization_id, since);
alter table profile add primary key (organization_id, since);
alter table part_of add primary key (child_id, since, parent_id);
alter table membership add primary key (member_id, since, kind, organization_id);
alter table post add primary key (member_id, since, organization_id, body, role);
alter table supervision add primary key (organization_id, since, member_id);
alter table headcount add foreign key (organization_id) references organization;
alter table profile add foreign key (organization_id) references organization;
alter table part_of add foreign key (child_id) references organization;
alter table part_of add foreign key (parent_id) references organization;
alter table membership add foreign key (member_id) references member;
alter table membership add foreign key (organization_id) references organization;
alter table post add foreign key (member_id) references member;
alter table post add foreign key (organization_id) references organization;
alter table supervision add foreign key (member_id) references member;
alter table supervision add foreign key (organization_id) references organization;
create index on organization (code);
create index on organization (level);
create index on profile (sort_key);
create index on part_of (parent_id, since, until) include (child_id);
create index on membership (organization_id);
create index on post (organization_id);
create index on supervision (member_id);
create index on member (sort_key);

create function organization_on(code text, on_day date) returns organization language sql stable as $$
  select o from hierarchy.organization o
  where o.code = organization_on.code and o.since <= on_day and on_day < o.until limit 1
$$;

create function organization_name_on(o organization, on_day date) returns text language sql stable as $$
  select case when o.profile_since <= on_day then o.name else (
    select p.name from hierarchy.profile p
    where p.organization_id = o.id and p.since <= on_day and on_day < p.until) end
$$;
create function organization_short_name_on(o organization, on_day date) returns text language sql stable as $$
  select case when o.profile_since <= on_day then o.short_name else (
    select p.short_name from hierarchy.profile p
    where p.organization_id = o.id and p.since <= on_day and on_day < p.until) end
$$;
create function organization_level_on(o organization, on_day date) returns text language sql stable as $$
  select case when o.profile_since <= on_day then o.level else (
    select p.level from hierarchy.profile p
    where p.organization_id = o.id and p.since <= on_day and on_day < p.until) end
$$;

create function organization_children(o organization, on_day date) returns setof organization language sql stable as $$
  select c.* from hierarchy.part_of l join hierarchy.organization c on c.id = l.child_id
  where l.parent_id = o.id and l.since <= on_day and on_day < l.until
  order by c.sort_key
$$;
create function organization_ancestors(o organization, on_day date) returns setof organization language sql stable as $$
  with recursive above as (
    select l.parent_id, 1 as height from hierarchy.part_of l
    where l.child_id = o.id and l.since <= on_day and on_day < l.until
    union all
    select l.parent_id, above.height + 1 from above join hierarchy.part_of l on l.child_id = above.parent_id
    where l.since <= on_day and on_day < l.until
  )
  select a.* from above join hierarchy.organization a on a.id = above.parent_id order by above.height desc
$$;
create function organization_member_count(o organization, on_day date) returns integer language sql stable as $$
  with recursive below as (
    select o.id as id
    union all
    select l.child_id from below join hierarchy.part_of l on l.parent_id = below.id
    where l.since <= on_day and on_day < l.until
  )
  select coalesce(sum(h.official + h.probationary), 0)::integer
  from below join hierarchy.headcount h on h.organization_id = below.id and h.since <= on_day and on_day < h.until
$$;
create function organization_supervisions(o organization, on_day date) returns setof supervision language sql stable as $$
  select s.* from hierarchy.supervision s
  where s.organization_id = o.id and s.since <= on_day and on_day < s.until
  order by s.since
$$;
create function grassroots_on(on_day date) returns setof organization language sql stable as $$
  select o.* from hierarchy.organization o
  where o.level in ('GRASSROOTS_COMMITTEE', 'GRASSROOTS_CELL') and o.since <= on_day and on_day < o.until
  order by o.sort_key
$$;

create function members_on(on_day date) returns setof member language sql stable as $$
  select m.* from hierarchy.member m where m.since <= on_day and on_day < m.until order by m.sort_key
$$;
create function member_cell(m member, on_day date) returns organization language sql stable as $$
  select c from hierarchy.membership l join hierarchy.organization c on c.id = l.organization_id
  where l.member_id = m.id and l.kind = 'OFFICIAL' and l.since <= on_day and on_day < l.until limit 1
$$;
create function member_posts(m member, on_day date) returns setof post language sql stable as $$
  select h.* from hierarchy.post h where h.member_id = m.id and h.since <= on_day and on_day < h.until
  order by h.since
$$;

analyze;
