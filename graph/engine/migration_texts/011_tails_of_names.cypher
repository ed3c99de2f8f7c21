// What names are found by: a name from each of its words on, in an index for each of the first six.
DROP INDEX member_word1 IF EXISTS;
DROP INDEX member_word2 IF EXISTS;
DROP INDEX member_word3 IF EXISTS;
DROP INDEX member_word4 IF EXISTS;
CREATE INDEX member_tail1 IF NOT EXISTS FOR (node:Member) ON (node.tail1);
CREATE INDEX member_tail2 IF NOT EXISTS FOR (node:Member) ON (node.tail2);
CREATE INDEX member_tail3 IF NOT EXISTS FOR (node:Member) ON (node.tail3);
CREATE INDEX member_tail4 IF NOT EXISTS FOR (node:Member) ON (node.tail4);
CREATE INDEX member_tail5 IF NOT EXISTS FOR (node:Member) ON (node.tail5);
CREATE INDEX member_tail6 IF NOT EXISTS FOR (node:Member) ON (node.tail6);
CREATE INDEX profile_tail1 IF NOT EXISTS FOR (node:Profile) ON (node.tail1);
CREATE INDEX profile_tail2 IF NOT EXISTS FOR (node:Profile) ON (node.tail2);
CREATE INDEX profile_tail3 IF NOT EXISTS FOR (node:Profile) ON (node.tail3);
CREATE INDEX profile_tail4 IF NOT EXISTS FOR (node:Profile) ON (node.tail4);
CREATE INDEX profile_tail5 IF NOT EXISTS FOR (node:Profile) ON (node.tail5);
CREATE INDEX profile_tail6 IF NOT EXISTS FOR (node:Profile) ON (node.tail6);
CREATE INDEX place_tail1 IF NOT EXISTS FOR (node:Place) ON (node.tail1);
CREATE INDEX place_tail2 IF NOT EXISTS FOR (node:Place) ON (node.tail2);
CREATE INDEX place_tail3 IF NOT EXISTS FOR (node:Place) ON (node.tail3);
CREATE INDEX place_tail4 IF NOT EXISTS FOR (node:Place) ON (node.tail4);
CREATE INDEX place_tail5 IF NOT EXISTS FOR (node:Place) ON (node.tail5);
CREATE INDEX place_tail6 IF NOT EXISTS FOR (node:Place) ON (node.tail6);
// step: rewrite_keys
