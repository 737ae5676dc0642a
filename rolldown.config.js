/**
 * After tsc, part of `npm run build`: the command line and all of our own that it loads as a few files, since opening
 * three hundred takes longer than building an edition. Packages stay where npm puts them. The library is not bundled.
 * Chunks lie beside main.js: `packageRoot` counts on their depth.
 */
export default {
  input: 'lib/cli/main.js',
  platform: 'node',
  external: (id) => !/^[./]/.test(id),
  output: { dir: 'lib/cli', format: 'esm', chunkFileNames: 'chunk-[name].js' },
  logLevel: 'warn',
};
