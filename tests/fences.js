/**
 * The import fences: who may import whom (ARCHITECTURE.md), checked by dependency-cruiser.
 * Each room lists the rooms and the packages it may use; everything else is forbidden. A room named here that is gone
 * fails the check, and so does a room of src/ that nobody named. `npm run lint` and `.ci/run` run it.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { cruise } from 'dependency-cruiser';

const base = ['source', 'diagnostic', 'decode.ts', 'env.ts', 'xml'];
const wings = ['encode', 'validate', 'publish'];
const rooms = {
  source: { rooms: [], packages: [] },
  diagnostic: { rooms: ['source'], packages: [] },
  'decode.ts': { rooms: ['source', 'diagnostic'], packages: [] },
  'env.ts': { rooms: ['source', 'diagnostic'], packages: [] },
  xml: {
    rooms: ['source', 'diagnostic', 'env.ts'],
    packages: ['fast-xml-parser', 'xmlbuilder2', 'fontoxpath'],
  },
  encode: { rooms: base, packages: ['yaml', 'zod'] },
  validate: { rooms: base, packages: ['fontoxpath'] },
  publish: { rooms: base, packages: ['handlebars', 'xmlbuilder2', 'fflate', 'yaml'] },
  report: { rooms: [...base, ...wings], packages: ['handlebars'] },
  'publishing.ts': { rooms: [...base, 'validate', 'publish'], packages: [] },
  'pipeline.ts': { rooms: [...base, ...wings, 'report', 'publishing.ts'], packages: [] },
  'core.ts': { rooms: [...base, ...wings, 'report', 'publishing.ts', 'pipeline.ts'], packages: [] },
  node: {
    rooms: base,
    packages: [
      '@myriaddreamin/typst-ts-node-compiler',
      '@expo-google-fonts/source-serif-4',
      '@fontsource/source-serif-4',
      'pdfjs-dist',
      'saxon-js',
      'handlebars',
    ],
  },
  'index.ts': { rooms: ['source', 'diagnostic', 'decode.ts', 'env.ts', 'core.ts', 'node'], packages: [] },
  cli: {
    // `engross validate` and `publish` start for one small file as for thousands: they go past core.ts, which loads everything.
    rooms: [
      'source',
      'diagnostic',
      'decode.ts',
      'env.ts',
      'xml',
      'validate',
      'publishing.ts',
      'core.ts',
      'index.ts',
      'node',
      'report',
    ],
    packages: ['commander'],
  },
};
/** Inside publish/, an output uses nothing of another. */
const outputs = ['tei', 'html', 'text', 'print', 'citation', 'crosswalk', 'deposit'];
/** Only these have doors: everything else runs in a browser as it stands. */
const doors = ['node', 'cli'];

const quote = (text) => text.replace(/[.@/-]/g, '\\$&');
const roomPath = (room) => `^src/${quote(room)}${room.endsWith('.ts') ? '$' : '/'}`;
const packagePath = (name) => `(^|node_modules/)${quote(name)}(/|$)`;
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

const forbidden = [
  { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
  { name: 'resolvable', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
  {
    name: 'doors',
    severity: 'error',
    from: { path: '^src/', pathNot: doors.map(roomPath) },
    to: { dependencyTypes: ['core'] },
  },
  ...Object.entries(rooms).flatMap(([room, may]) => [
    {
      name: `${room} enters only its neighbours`,
      severity: 'error',
      from: { path: roomPath(room) },
      to: { path: '^src/', pathNot: [room, ...may.rooms].map(roomPath) },
    },
    {
      name: `${room} uses only its packages`,
      severity: 'error',
      from: { path: roomPath(room) },
      to: {
        dependencyTypes: npm,
        ...(may.packages.length === 0 ? {} : { pathNot: may.packages.map(packagePath) }),
      },
    },
  ]),
  ...outputs.map((output) => ({
    name: `the output ${output} uses no other output`,
    severity: 'error',
    from: { path: `^src/publish/${output}/` },
    to: { path: outputs.filter((other) => other !== output).map((other) => `^src/publish/${other}/`) },
  })),
];

const named = [...Object.keys(rooms), ...outputs.map((output) => `publish/${output}`)];
const gone = named.filter((room) => !existsSync(`src/${room}`));
const unnamed = readdirSync('src').filter((room) => !(room in rooms));

const { output } = await cruise(
  ['src'],
  {
    ruleSet: { forbidden },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    outputType: 'json',
  },
  {
    extensions: ['.ts', '.js', '.json'],
    extensionAlias: { '.js': ['.ts', '.js'] },
    conditionNames: ['import', 'node', 'default'],
    exportsFields: ['exports'],
  },
);
const { summary } = JSON.parse(output);

/** Functions of one folder may call each other in a circle: a table stands in a list, and a list in a table. */
const isWithinFolder = ({ rule, from, cycle }) =>
  rule.name === 'no-circle' && cycle.every(({ name }) => dirname(name) === dirname(from));

const problems = [
  ...gone.map((room) => `src/${room} is named in the fences and is gone`),
  ...unnamed.map((room) => `src/${room} is not named in the fences`),
  ...summary.violations
    .filter((one) => !isWithinFolder(one))
    .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
];
for (const problem of problems) console.log(`fence: ${problem}`);
console.log(`fences: ${summary.totalCruised} modules, ${problems.length} breaches`);
process.exitCode = problems.length > 0 || summary.totalCruised === 0 ? 1 : 0;
