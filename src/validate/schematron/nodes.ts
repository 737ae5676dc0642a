/** The tree as XPath sees it: in the waist, since rules of publishing are XPath too. */
export { facade, Nodes, XNode } from '../../xml/xpath/nodes.js';
