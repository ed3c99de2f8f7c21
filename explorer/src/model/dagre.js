/** The layout of graphs in layers; dagre.d.ts says what of it is used. */
export { default } from "../../vendor/dagre.js";
