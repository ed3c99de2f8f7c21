// @neo4j/graphql under Apollo Server, as their manuals set them up for production. PORT, GRAPH_URL, GRAPH_USER,
// GRAPH_PASSWORD and HIERARCHY (the type definitions' file) come from the environment. Run by the bench.
import { readFileSync } from "node:fs";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

const { PORT, GRAPH_URL, GRAPH_USER, GRAPH_PASSWORD, HIERARCHY, CONNECTIONS } = process.env;

const driver = neo4j.driver(GRAPH_URL, neo4j.auth.basic(GRAPH_USER, GRAPH_PASSWORD), {
  maxConnectionPoolSize: Number(CONNECTIONS),
  notificationFilter: { minimumSeverityLevel: "OFF" },
  telemetryDisabled: true,
});
// A page in the order of an index needs a condition on it, and that one must be switched on.
const features = { filters: { String: { GT: true } } };
const hierarchy = new Neo4jGraphQL({ typeDefs: readFileSync(HIERARCHY, "utf8"), driver, features });
const server = new ApolloServer({
  schema: await hierarchy.getSchema(),
  introspection: false,
  plugins: [ApolloServerPluginLandingPageDisabled()],
});
await startStandaloneServer(server, {
  listen: { host: "127.0.0.1", port: Number(PORT) },
  context: async () => ({ sessionConfig: { database: "neo4j" } }),
});
