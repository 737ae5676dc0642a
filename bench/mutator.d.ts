import type { XmlTree } from '../src/xml/tree.js';
export function random(seed: number): () => number;
export function mutate(tree: XmlTree, seed: number): { text: string; what: string };
