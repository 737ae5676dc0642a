/** The command line of engross: what it offers, with examples. Each command's work is in its own file, loaded when it is called. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from '../node/package.js';
import { type ExitCode, exitCodes, say } from './terminal.js';

const list = (value: string): string[] => {
  const names = value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw new InvalidArgumentError('Name at least one, parted by commas.');
  return names;
};

const exits = `

Exit codes: 0 nothing worse than a warning, 1 errors found, 2 could not run.`;

/** For an option that may be given several times. */
const each = (value: string, before: readonly string[] = []): string[] => [...before, value];

const strict = () => new Option('--strict', 'exit with 1 on warnings too');

/** Runs the command line and gives the exit code: 0 fine, 1 errors found, 2 could not run. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCodes.fine;
  const program = commands((result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.couldNotRun;
    say(
      `engross: a fault of the program itself, not of your files. Please report it.\n${error instanceof Error ? error.stack : String(error)}`,
    );
    return exitCodes.couldNotRun;
  }
}

function commands(done: (code: ExitCode) => void): Command {
  const program = new Command('engross')
    .description(
      'From the transcript of a treaty to a citable scholarly edition: TEI, web page, text, citations, PDF.',
    )
    .version(packageVersion())
    .showHelpAfterError('(engross --help shows how)')
    .showSuggestionAfterError()
    .exitOverride();
  addBuild(program, done);
  addEncode(program, done);
  addValidate(program, done);
  addSchema(program, done);
  addPublish(program, done);
  addCite(program, done);
  addInit(program, done);
  for (const command of program.commands)
    command.exitOverride().showHelpAfterError(`(engross ${command.name()} --help shows how)`);
  return program;
}

type Done = (code: ExitCode) => void;

const formats = (names: string) =>
  new Option(
    '--formats <list>',
    `what to make, parted by commas: ${names}; all of them unless given`,
  ).argParser(list);

const templates = () =>
  new Option(
    '--templates <dir>',
    'templates and style sheets of yours, which stand in for those of the web page one by one',
  );

const font = () =>
  new Option(
    '--font <name>',
    'a font for what the font of the house lacks in print: a file, a folder, or a family of this machine; may be repeated',
  ).argParser(each);

const split = () =>
  new Option(
    '--split <how>',
    'what becomes a page of its own: auto (long texts are parted), none, a number of levels of divisions, or a type of division (chapter)',
  ).default('auto');

function addBuild(program: Command, done: Done): void {
  program
    .command('build')
    .description('build every edition below a folder: encode, validate, publish, read back')
    .argument('[dir]', 'folder of an edition, or of several', 'tei')
    .option('--out <dir>', 'where the outputs go', 'dist')
    .addOption(formats('html,text,pdf,citations,tei,crosswalk,deposit'))
    .addOption(split())
    .addOption(templates())
    .addOption(font())
    .option('--no-readback', 'do not read the outputs back and compare them with the TEI')
    .addOption(strict())
    .addHelpText(
      'after',
      `
Examples:
  engross build                             every edition in tei/ into dist/
  engross build tei/unts-I-3108             one edition
  engross build --formats html,citations    the quick outputs only${exits}`,
    )
    .action(async (dir: string, options) =>
      done(await (await import('./commands/build.js')).build(dir, options)),
    );
}

function addEncode(program: Command, done: Done): void {
  program
    .command('encode')
    .description('turn transcripts into TEI; an edition.yaml beside a transcript is used')
    .argument('<files...>', 'transcripts in plain text')
    .option('-o, --output <path>', 'the TEI file to write (a folder where several transcripts are given)')
    .option('--encoding <label>', 'read the transcripts in this encoding instead of finding it out')
    .option('--language <code>', 'the language of the transcripts (en, fr, ru) instead of finding it out')
    .option('--explain', 'print, line by line, what each line was taken for and why')
    .option('--facts', 'print one JSON line a file of what was read')
    .option(
      '--report <file>',
      'write a page that shows each line beside its TEI, and why (a folder where several transcripts are given)',
    )
    .addOption(strict())
    .addHelpText(
      'after',
      `
Examples:
  engross encode treaty.txt                 TEI on standard output
  engross encode treaty.txt -o treaty.xml
  engross encode --explain treaty.txt       what each line was taken for
  engross encode --report check.html treaty.txt
  engross encode --facts *.txt -o tei       facts as JSON lines, TEI into the folder tei${exits}`,
    )
    .action(async (files: string[], options) =>
      done(await (await import('./commands/encode.js')).encode(files, options)),
    );
}

function addValidate(program: Command, done: Done): void {
  program
    .command('validate')
    .description('check XML against its schema, and treaty editions against their rules')
    .argument('<files...>', 'XML documents')
    .option(
      '--schema <file>',
      'RELAX NG (.rng, .rnc) or Schematron (.sch) to check against; may be repeated',
      each,
    )
    .option('--catalogue <file>', 'OASIS XML catalogue that says where schemas lie; may be repeated', each)
    .option('--fetch', 'fetch schemas that are nowhere on this machine, and keep them in the store')
    .option('--no-rules', 'the schema alone')
    .option('--transcript <file>', 'check that the TEI gives this transcript back byte for byte')
    .addOption(
      new Option('--format <name>', 'how findings are told')
        .choices(['text', 'json', 'sarif', 'github', 'html'])
        .default('text'),
    )
    .option('--fix', 'show, as a patch, what can safely be put right')
    .addOption(new Option('--write', 'show the patch and put it right in the files').implies({ fix: true }))
    .addOption(strict())
    .addHelpText(
      'after',
      `
Examples:
  engross validate edition.xml
  engross validate --schema tei_all.rng *.xml
  engross validate --schema tei_all.rng --schema house-rules.sch edition.xml
  engross validate edition.xml --transcript transcript.en.txt
  engross validate --format json edition.xml
  engross validate --format html edition.xml > findings.html
  engross validate --fix edition.xml              the patch; --write applies it as well${exits}`,
    )
    .action(async (files: string[], options) =>
      done(await (await import('./commands/validate.js')).validate(files, options)),
    );
}

function addSchema(program: Command, done: Done): void {
  const schema = program
    .command('schema')
    .description('keep schemas on this machine, for documents that name them by an address')
    .addHelpText(
      'after',
      `
The store is in the folder that ENGROSS_SCHEMAS names, else in engross/schemas in your data folder.

Examples:
  engross schema add tei_all.rng                  for every document that names a tei_all.rng
  engross schema add tei_all.rng --as https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng
  engross schema add https://example.org/s.rng    fetched now, and never again
  engross schema list
  engross schema remove tei_all.rng`,
    );
  schema
    .command('add')
    .description('copy a schema into the store, with all it includes')
    .argument('<schema>', 'a file, or an address to fetch it from')
    .option('--as <address>', 'what documents call it; unless given, its address or its file name')
    .action(async (from: string, options) =>
      done(await (await import('./commands/schema.js')).addSchema(from, options)),
    );
  schema
    .command('list')
    .description('what the store has, with hash and date')
    .action(async () => done(await (await import('./commands/schema.js')).listSchemas()));
  schema
    .command('remove')
    .description('take schemas out of the store')
    .argument('<addresses...>', 'as engross schema list shows them')
    .action(async (addresses: string[]) =>
      done(await (await import('./commands/schema.js')).removeSchema(addresses)),
    );
  for (const command of schema.commands) command.exitOverride().showHelpAfterError();
}

function addPublish(program: Command, done: Done): void {
  program
    .command('publish')
    .description('publish TEI P5 documents as web page, plain text, PDF and citations')
    .argument('<files...>', 'TEI documents, or folders of them')
    .option(
      '--out <dir>',
      'where the outputs go: dist/NAME unless given, NAME.xml being the document; of several documents, the folder that holds a folder for each',
    )
    .addOption(formats('html,text,pdf,citations,tei,crosswalk'))
    .addOption(split())
    .option('--url <address>', 'the public address of the folder: adds a sitemap and canonical links')
    .addOption(templates())
    .option('--behaviours <file>', 'YAML that says what elements are to be; may be repeated', each)
    .option('--odd <file>', 'ODD whose processing models say it; may be repeated', each)
    .addOption(font())
    .option('--no-readback', 'do not read the outputs back and compare them with the TEI')
    .addOption(strict())
    .addHelpText(
      'after',
      `
Examples:
  engross publish letter.xml                a page, text, PDF, citations and more in dist/letter
  engross publish letter.xml --out site
  engross publish letter.xml --out site --behaviours house.yaml
  engross publish letter.xml --out site --formats html,text
  engross publish letter.xml --templates design   with the templates and style sheets in design/
  engross publish letter.xml --formats pdf --font NotoNaskhArabic-Regular.ttf
  engross publish volume.xml --split chapter      a page for each <div type="chapter">
  engross publish *.xml                     each in a folder of its own in dist
  engross publish letters --out site        every document in the folder letters${exits}`,
    )
    .action(async (files: string[], options) =>
      done(await (await import('./commands/publish.js')).publish(files, options)),
    );
}

function addCite(program: Command, done: Done): void {
  program
    .command('cite')
    .description('cite an edition, or a part of it')
    .argument('<edition>', 'the identifier of an edition in tei/, or a TEI file')
    .option(
      '--style <name>',
      'un, bluebook, oscola, aglc, mcgill, chicago, apa, mla, bibtex, biblatex, ris, csl-json; every style of words unless given',
    )
    .option('--pinpoint <unit>', 'a citable unit: para.7, art.3')
    .addHelpText(
      'after',
      `
Examples:
  engross cite unts-I-3108                  in every style
  engross cite unts-I-3108 --style bluebook
  engross cite unts-I-3108 --style oscola --pinpoint para.7
  engross cite edition.xml --style bibtex`,
    )
    .action(async (edition: string, options) =>
      done(await (await import('./commands/cite.js')).cite(edition, options)),
    );
}

function addInit(program: Command, done: Done): void {
  program
    .command('init')
    .description(
      'begin an edition: writes edition.yaml with what the transcript says, and comments on what it does not',
    )
    .argument('<file>', 'a transcript in plain text')
    .option('--force', 'replace an edition.yaml that is there')
    .addHelpText(
      'after',
      `
Examples:
  engross init tei/my-treaty/transcript.en.txt     writes tei/my-treaty/edition.yaml`,
    )
    .action(async (file: string, options) =>
      done(await (await import('./commands/init.js')).init(file, options)),
    );
}
