// Every audit of graphql-http, mandatory and optional; prints what is not passed, as JSON.
import { serverAudits } from "graphql-http";

const missed = [];
const audits = serverAudits({ url: process.argv[2], fetchFn: fetch });
for (const audit of audits) {
  const { status, reason } = await audit.fn();
  if (status !== "ok") missed.push([audit.id, audit.name, status, reason]);
}
console.log(JSON.stringify({ audits: audits.length, missed }));
