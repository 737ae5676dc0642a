/** Decisions on what editors add: modules transcr, textcrit, gaiji, namesdates, dictionaries. */
import { all, amongWords, childOf, type Decisions } from '../rules.js';
import { standsIn } from '../standing-in.js';
import { standsApart } from '../witnesses.js';

const transcription: Decisions = {
  ...all('choice', { behaviour: 'alternate' }),
  app: [
    {
      when: ({ tree }, node) => standsApart(tree, node),
      behaviour: 'alternate',
      classes: ['apparatus'],
      block: true,
    },
    { behaviour: 'alternate', classes: ['apparatus'] },
  ],
  ...all('subst', { behaviour: 'alternate', classes: ['substitution'] }),
  ...all('sic', { behaviour: 'inline', classes: ['sic'] }),
  ...all('orig', { behaviour: 'inline', classes: ['original'] }),
  ...all('abbr', { behaviour: 'inline', classes: ['abbreviation'] }),
  ...all('corr', { behaviour: 'inline', classes: ['corrected'] }),
  ...all('reg', { behaviour: 'inline', classes: ['regularized'] }),
  ...all('expan', { behaviour: 'inline', classes: ['regularized', 'expanded'] }),
  ...all('ex', { behaviour: 'inline', classes: ['expansion'] }),
  ...all('am', { behaviour: 'inline' }),
  ...all('add', { behaviour: 'inline', classes: ['added'] }),
  ...all('del', { behaviour: 'inline', classes: ['deleted'], styles: ['strikethrough'] }),
  ...all('supplied', { behaviour: 'inline', classes: ['supplied'] }),
  ...all('unclear', { behaviour: 'inline', classes: ['unclear'] }),
  ...all('surplus', { behaviour: 'inline', classes: ['surplus'] }),
  ...all('secl', { behaviour: 'inline', classes: ['secluded'] }),
  ...all('damage', { behaviour: 'inline', classes: ['damaged'] }),
  ...all('restore redo undo retrace mod ellipsis', { behaviour: 'inline' }),
  ...all('gap', { behaviour: 'gap' }),
  ...all('space', { behaviour: 'space' }),
  ...all('fw', { behaviour: 'furniture' }),
  ...all('metamark', { behaviour: 'inline', classes: ['metamark'] }),
  ...all('addSpan delSpan damageSpan handShift lacunaStart lacunaEnd witStart witEnd', {
    behaviour: 'anchor',
  }),
  ...all('g', { behaviour: 'inline', made: 'glyph' }),
  ...all('lem rdg', { behaviour: 'inline' }),
  ...all('rdgGrp', { behaviour: 'inline' }),
  ...all('wit', { behaviour: 'inline', classes: ['witness'] }),
  ...all('witDetail', { behaviour: 'note' }),
  ...all('listApp', { behaviour: 'block' }),
  ...all('listWit', { behaviour: 'list', listKind: 'plain' }),
  ...all('witness', { behaviour: 'listItem', made: 'label' }),
  ...all('sourceDoc', { behaviour: 'block', classes: ['source-document'] }),
  ...all('surface', { behaviour: 'section', made: 'label' }),
  ...all('surfaceGrp', { behaviour: 'section' }),
  ...all('zone', { behaviour: 'block' }),
  ...all('line', { behaviour: 'line' }),
  facsimile: [{ when: standsIn, behaviour: 'block' }, { behaviour: 'omit' }],
  ...all('path', { behaviour: 'omit' }),
  ...all('substJoin transpose listTranspose', { behaviour: 'omit' }),
};

const names: Decisions = {
  ...all('persName', { behaviour: 'inline', classes: ['person'] }),
  ...all('placeName', { behaviour: 'inline', classes: ['place'] }),
  ...all('orgName', { behaviour: 'inline', classes: ['organization'] }),
  ...all('name rs eventName objectName', { behaviour: 'inline', classes: ['name'] }),
  ...all(
    'roleName addName forename surname genName nameLink country region district bloc settlement geogName geogFeat gender persPronouns offset',
    { behaviour: 'inline' },
  ),
  ...all('listPerson listPlace listOrg listEvent listObject listNym listRelation listRef listAnnotation', {
    behaviour: 'list',
    listKind: 'plain',
  }),
  ...all(
    'person personGrp place org event object nym relation',
    {
      when: childOf(
        'listPerson',
        'listPlace',
        'listOrg',
        'listEvent',
        'listObject',
        'listNym',
        'listRelation',
      ),
      behaviour: 'listItem',
    },
    { behaviour: 'block' },
  ),
  ...all(
    'persona birth death age sex faith floruit langKnowledge langKnown nationality occupation education residence affiliation state trait socecStatus population climate terrain location objectIdentifier',
    { when: amongWords, behaviour: 'inline' },
    { behaviour: 'block', classes: ['particular'], made: 'label' },
  ),
  ...all('geo', { behaviour: 'inline' }),
};

const dictionaries: Decisions = {
  ...all('entry entryFree superEntry', { behaviour: 'entry' }),
  ...all(
    'hom sense re',
    { when: amongWords, behaviour: 'inline', classes: ['sense'], made: 'number' },
    { behaviour: 'block', classes: ['sense'], made: 'number' },
  ),
  ...all('form', { behaviour: 'inline', classes: ['form'] }),
  ...all('orth', { behaviour: 'inline', classes: ['headword'], styles: ['bold'] }),
  ...all('gramGrp gram gen case number per tns mood pos subc iType itype', {
    behaviour: 'inline',
    classes: ['grammar'],
    styles: ['italic'],
  }),
  ...all('usg lbl lang', { behaviour: 'inline', classes: ['usage'], styles: ['italic'] }),
  ...all('etym', { behaviour: 'inline', classes: ['etymology'] }),
  ...all('def xr colloc dictScrap hyph hyphenation pron stress syll oRef pRef oVar pVar', {
    behaviour: 'inline',
  }),
};

export const editingDecisions: Decisions = { ...transcription, ...names, ...dictionaries };
