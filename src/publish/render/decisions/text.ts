/** Decisions on what texts of every kind are made of: TEI modules core, textstructure, figures and linking. */
import { parentOf } from '../../../xml/tree.js';
import {
  all,
  amongWords,
  childOf,
  type Decisions,
  has,
  holds,
  inside,
  lineEndHyphen,
  not,
  type Predicate,
} from '../rules.js';

const structure: Decisions = {
  ...all('TEI', { behaviour: 'document', made: 'label' }),
  ...all('teiCorpus', { behaviour: 'document' }),
  ...all('text group body front back', { behaviour: 'block' }),
  ...all('div div1 div2 div3 div4 div5 div6 div7', { behaviour: 'section' }),
  ...all('divGen', { behaviour: 'omit' }),
  ...all('floatingText', { behaviour: 'quotation', block: true, classes: ['floating-text'] }),
  ...all('head', { behaviour: 'heading' }),
  ...all('p', { behaviour: 'paragraph' }),
  ab: [
    { when: has('type', 'verbatim'), behaviour: 'verbatim' },
    { behaviour: 'paragraph', classes: ['ab'] },
  ],
  ...all('titlePage', { behaviour: 'block', classes: ['title-page'] }),
  ...all('docTitle', { behaviour: 'block', classes: ['doc-title'] }),
  titlePart: [
    { when: amongWords, behaviour: 'inline' },
    { behaviour: 'block', classes: ['title-part'] },
  ],
  ...all(
    'docAuthor docDate docEdition docImprint imprimatur',
    {
      when: childOf('titlePage', 'front', 'body', 'div', 'div1', 'div2'),
      behaviour: 'block',
      classes: ['title-line'],
    },
    { behaviour: 'inline' },
  ),
  ...all('byline', { behaviour: 'block', classes: ['byline'] }),
  ...all('epigraph', { behaviour: 'quotation', block: true, classes: ['epigraph'] }),
  ...all('argument', { behaviour: 'block', classes: ['argument'] }),
  ...all('opener', { behaviour: 'block', classes: ['opener'] }),
  ...all('closer', { behaviour: 'closer' }),
  ...all('postscript', { behaviour: 'block', classes: ['postscript'] }),
  ...all('trailer', { behaviour: 'block', classes: ['trailer'] }),
  dateline: [{ when: amongWords, behaviour: 'inline', classes: ['dateline'] }, { behaviour: 'dateline' }],
  salute: [
    { when: amongWords, behaviour: 'inline', classes: ['salute'] },
    { behaviour: 'block', classes: ['salute'] },
  ],
  ...all('signed', { behaviour: 'signature' }),
  ...all('address', { behaviour: 'block', classes: ['address'] }),
  ...all('addrLine', { behaviour: 'block', classes: ['address-line'] }),
  meeting: [
    { when: amongWords, behaviour: 'inline' },
    { behaviour: 'block', classes: ['meeting'] },
  ],
};

/** An example of a dictionary runs in the line. */
const citedInEntry: Predicate = (view, node) =>
  childOf('cit')(view, node) && inside('entry', 'entryFree', 'superEntry')(view, node);

const marks: Decisions = {
  ...all('hi', { behaviour: 'inline' }),
  ...all('emph', { behaviour: 'inline', styles: ['italic'], classes: ['emphasis'] }),
  ...all('foreign', { behaviour: 'inline', styles: ['italic'], classes: ['foreign'] }),
  ...all('distinct', { behaviour: 'inline', classes: ['distinct'] }),
  ...all('mentioned', { behaviour: 'inline', classes: ['mentioned'] }),
  ...all('soCalled', { behaviour: 'quotation', classes: ['mentioned'] }),
  ...all('term gloss', { behaviour: 'inline', classes: ['term'] }),
  title: [
    { when: has('level', 'm', 'j', 's'), behaviour: 'inline', styles: ['italic'], classes: ['title'] },
    { behaviour: 'inline', classes: ['title'] },
  ],
  ...all(
    'q quote said',
    { when: citedInEntry, behaviour: 'inline', classes: ['quotation'] },
    { when: has('rend', 'block', 'blockquote'), behaviour: 'quotation', block: true },
    { when: amongWords, behaviour: 'quotation' },
    { behaviour: 'quotation', block: true },
  ),
  ...all('cit', { when: amongWords, behaviour: 'inline' }, { behaviour: 'block', classes: ['cited'] }),
  ...all('blockquote', { behaviour: 'quotation', block: true }),
  ...all('seg phr s cl w m c syll', { behaviour: 'inline' }),
  pc: [
    { when: lineEndHyphen, behaviour: 'alternate', classes: ['line-end-hyphen'] },
    { behaviour: 'inline' },
  ],
  ...all('num measure unit measureGrp', { behaviour: 'inline' }),
  ...all('date time', { behaviour: 'inline', classes: ['date'] }),
  ...all('email', { behaviour: 'inline' }),
  ...all('idno', { behaviour: 'inline', classes: ['idno'] }),
  ...all('ref ptr', { behaviour: 'link' }),
  ...all('anchor', { behaviour: 'anchor' }),
  ...all('lb', { behaviour: 'break', place: 'line' }),
  ...all('pb', { behaviour: 'break', place: 'page' }),
  ...all('cb', { behaviour: 'break', place: 'column' }),
  ...all('gb milestone', { behaviour: 'break', place: 'other' }),
  ...all('note', { behaviour: 'note' }),
  ...all('noteGrp', { behaviour: 'inline' }),
  ...all('ruby', { behaviour: 'inline', classes: ['ruby'] }),
  ...all('rb', { behaviour: 'inline', classes: ['ruby-base'] }),
  ...all('rt', { behaviour: 'inline', classes: ['ruby-text'] }),
  ...all('index', { behaviour: 'omit' }),
};

/** A list that runs in the line. */
const runIn = ['inline', 'run-in', 'runin'];
const inRunIn: Predicate = (view, node) => {
  const list = parentOf(view.tree, node);
  return (
    view.name(list) === 'list' && (has('rend', ...runIn)(view, list) || has('type', ...runIn)(view, list))
  );
};

const listsAndFigures: Decisions = {
  list: [
    { when: has('rend', ...runIn), behaviour: 'inline' },
    { when: has('type', ...runIn), behaviour: 'inline' },
    { when: has('type', 'gloss', 'glossary'), behaviour: 'list', listKind: 'glossary' },
    { when: holds('label'), behaviour: 'list', listKind: 'glossary' },
    { when: has('rend', 'numbered', 'ordered'), behaviour: 'list', listKind: 'ordered' },
    { when: has('type', 'ordered', 'numbered'), behaviour: 'list', listKind: 'ordered' },
    { when: has('rend', 'bulleted', 'unordered', 'bullet'), behaviour: 'list', listKind: 'bulleted' },
    { when: has('type', 'bulleted', 'unordered', 'bullet'), behaviour: 'list', listKind: 'bulleted' },
    { behaviour: 'list', listKind: 'plain' },
  ],
  item: [{ when: inRunIn, behaviour: 'inline' }, { behaviour: 'listItem' }],
  label: [
    { when: inRunIn, behaviour: 'label' },
    { when: childOf('list'), behaviour: 'label', block: true },
    { when: not(amongWords), behaviour: 'label', block: true },
    { behaviour: 'label' },
  ],
  ...all('headLabel headItem', { behaviour: 'label', block: true, classes: ['column-head'] }),
  ...all('table', { behaviour: 'table' }),
  ...all('row', { behaviour: 'row' }),
  ...all('cell', { behaviour: 'cell' }),
  ...all('figure notatedMusic', { behaviour: 'figure' }),
  ...all('graphic media binaryObject', { behaviour: 'graphic' }),
  figDesc: [
    {
      when: (view, node) => holds('graphic', 'media')(view, view.tree.parents[node] ?? 0),
      behaviour: 'omit',
    },
    { behaviour: 'block', classes: ['description'] },
  ],
  formula: [
    { when: amongWords, behaviour: 'formula' },
    { behaviour: 'formula', block: true },
  ],
  ...all(
    'bibl biblStruct biblFull',
    { when: childOf('listBibl'), behaviour: 'listItem', classes: ['bibliographic'] },
    { when: citedInEntry, behaviour: 'bibliographicItem' },
    { when: amongWords, behaviour: 'bibliographicItem' },
    { behaviour: 'bibliographicItem', block: true },
  ),
  ...all('listBibl', { behaviour: 'list', listKind: 'plain', classes: ['bibliography'] }),
  ...all('egXML', { behaviour: 'code', block: true }),
  ...all('eg', { when: amongWords, behaviour: 'code' }, { behaviour: 'code', block: true }),
  ...all('code ident att gi tag val', { behaviour: 'code' }),
};

const verseAndDrama: Decisions = {
  ...all('lg', { behaviour: 'lineGroup' }),
  // What goes on with a line that another speaker began.
  l: [{ when: has('part', 'm', 'f'), behaviour: 'line', styles: ['indent'] }, { behaviour: 'line' }],
  ...all('caesura', { behaviour: 'anchor' }),
  ...all('rhyme metSym', { behaviour: 'inline' }),
  ...all('sp', { behaviour: 'speech', made: 'label' }),
  ...all('spGrp', { behaviour: 'speech' }),
  ...all('speaker', { behaviour: 'speaker' }),
  ...all('stage', { when: amongWords, behaviour: 'stage' }, { behaviour: 'stage', block: true }),
  ...all('view camera caption sound tech move', { behaviour: 'stage' }),
  ...all('castList castGroup', { behaviour: 'list', listKind: 'plain', classes: ['cast'] }),
  ...all('castItem', { behaviour: 'listItem' }),
  ...all('role actor', { behaviour: 'inline', classes: ['role'] }),
  ...all('roleDesc', { behaviour: 'inline' }),
  ...all('set prologue epilogue performance', { behaviour: 'section' }),
  annotationBlock: [
    { when: holds('u'), behaviour: 'block' },
    { behaviour: 'speech', made: 'label' },
  ],
  ...all('u', { behaviour: 'speech', made: 'label' }),
  ...all('pause', { behaviour: 'gap' }),
  ...all('shift', { behaviour: 'anchor' }),
  ...all(
    'vocal kinesic incident',
    { when: childOf('u', 'seg', 'annotationBlock'), behaviour: 'stage', classes: ['nonverbal'] },
    { behaviour: 'stage', block: true },
  ),
  ...all(
    'writing',
    { when: childOf('u', 'seg'), behaviour: 'stage', made: 'label' },
    { behaviour: 'stage', block: true, made: 'label' },
  ),
  ...all('post', { behaviour: 'block', classes: ['post'], made: 'label' }),
};

export const textDecisions: Decisions = { ...structure, ...marks, ...listsAndFigures, ...verseAndDrama };
