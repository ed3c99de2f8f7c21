type Point = { x: number; y: number };
type Label = { width: number; height: number };

declare const dagre: {
  graphlib: {
    Graph: new (options: { multigraph: boolean }) => {
      setGraph(label: object): void;
      graph(): { width?: number; height?: number };
      setNode(name: string, label: Label): void;
      node(name: string): Label & Point;
      setEdge(from: string, to: string, label: object, name: string): void;
      edge(from: string, to: string, name: string): Partial<Label & Point> & { points: Point[] };
    };
  };
  layout(graph: object): void;
};
export default dagre;
