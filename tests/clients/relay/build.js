// Puts what relay-compiler has made in place of the texts in tree.js.
const { writeFileSync } = require("node:fs");
const { transformFileSync } = require("@babel/core");

writeFileSync("built.js", transformFileSync("tree.js", { plugins: [["relay", { eagerEsModules: false }]] }).code);
