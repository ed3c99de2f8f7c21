// What the rules find other nodes by: a member by the card, or by the birthday.
CREATE INDEX member_card IF NOT EXISTS FOR (node:Member) ON (node.cardNumber);
CREATE INDEX member_birthday IF NOT EXISTS FOR (node:Member) ON (node.birthDate);
