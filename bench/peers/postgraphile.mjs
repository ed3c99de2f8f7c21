// PostGraphile on its own HTTP server, as its manual sets it up for production. PORT, DATABASE and CONNECTIONS come
// from the environment. Run by the bench.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const { PORT, DATABASE, CONNECTIONS } = process.env;

const service = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({ connectionString: DATABASE, schemas: ["hierarchy"], poolConfig: { max: Number(CONNECTIONS) } }),
  ],
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
  grafast: { explain: false },
});
const server = createServer();
server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
await service.createServ(grafserv).addTo(server);
server.listen(Number(PORT), "127.0.0.1");
