-- The rows of the graph as tables, the way that one would lay them out for PostgreSQL: dates as dates, profiles with
-- their organization, headcounts as dated rows. An open end is 9999-12-31, as in the graph. Tables that no question of
-- the bench touches (places, homes, meetings, civil posts, events) are left out.
create schema hierarchy;
set search_path to hierarchy;

create table organization (
  id text primary key,
  code text not null,
  sector text,
  since date not null,
  until date not null,
  confirmed_on date,
  profile_since date not null,
  name text not null,
  short_name text,
  level text not null,
  sort_key text not null
);
create table headcount (
  organization_id text not null,
  since date not null,
  until date not null,
  official integer not null,
  probationary integer not null
);
create table profile (
  organization_id text not null,
  since date not null,
  until date not null,
  name text not null,
  short_name text,
  level text not null,
  sort_key text not null
);
create table part_of (child_id text not null, parent_id text not null, since date not null, until date not null);
create table member (
  id text primary key,
  name text not null,
  sort_key text not null,
  admitted_on date,
  official_on date,
  since date not null,
  until date not null
);
create table membership (
  member_id text not null,
  organization_id text not null,
  kind text not null,
  standing text not null,
  circumstance text,
  since date not null,
  until date not null,
  end_reason text
);
create table post (
  member_id text not null,
  organization_id text not null,
  body text not null,
  role text not null,
  since date not null,
  until date not null,
  decision text
);
create table supervision (
  member_id text not null,
  organization_id text not null,
  duties text[] not null,
  since date not null,
  until date not null,
  decision text,
  visits_per_year integer
);
