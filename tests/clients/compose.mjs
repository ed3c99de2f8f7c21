// Composes the service's subgraph with another one that adds a field to Organization, as a gateway's operator would.
// Prints "composed", or what Apollo's composition says against it.
import { readFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'

const ours = readFileSync(0, 'utf8')
const theirs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { notes: [String!]! }
  type Organization @key(fields: "id") { id: ID!  note: String }
`
const { errors, supergraphSdl } = composeServices([
  { name: 'hierarchy', url: 'http://127.0.0.1/graphql', typeDefs: parse(ours) },
  { name: 'notes', url: 'http://127.0.0.1/notes', typeDefs: parse(theirs) },
])
if (errors?.length) {
  for (const error of errors) console.error(error.message)
  process.exit(1)
}
console.log(supergraphSdl.includes('note: String') ? 'composed' : 'the other subgraph is not in it')
