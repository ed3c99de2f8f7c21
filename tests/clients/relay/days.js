// Walks through the pages of two days in turn, in one store; prints what it shows in the end, as JSON.
const { ask, shown, loadNext, tree } = require("./pages.js");

const names = (fragment, of, field) => shown(fragment, of)[field].edges.map(({ node }) => node.name);

async function walk(fragment, field, parents, count) {
  const pages = parents.map(() => 1);
  for (let more = true; more; ) {
    more = false;
    for (const [at, of] of parents.entries()) {
      if (await loadNext(fragment, of, count)) {
        pages[at] += 1;
        more = true;
      }
    }
  }
  return parents.map((of, at) => [shown(fragment, of).name, pages[at], names(fragment, of, field)]);
}

async function main() {
  const days = [];
  for (const day of ["2025-06-30", "2025-07-01"]) {
    days.push((await ask(tree.organization, { code: "20197", day })).organization);
  }
  const district = (await ask(tree.organization, { code: "509", day: "2025-06-30" })).organization;
  const { workload } = await ask(tree.supervisors, { under: process.argv[3], day: "2025-06-30" });
  console.log(
    JSON.stringify({
      days: await walk(tree.children, "children", days, 2),
      district: await walk(tree.children, "children", [district], 7),
      followed: await walk(tree.followed, "supervisedOrganizations", [workload.nodes[0].supervisor], 1),
    }),
  );
}

main();
