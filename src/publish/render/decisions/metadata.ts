/**
 * Decisions on what is about the text and not in it: modules header, msdescription, corpus, analysis, certainty,
 * nets, iso-fs, tagdocs. Inside `teiHeader` and `standOff` nothing is shown (the record reads them) unless there is no text; the same
 * elements in a text (a manuscript description in `front`, a specification in `body`) show their words.
 */
import { all, amongWords, childOf, type Decisions } from '../rules.js';
import { describesManuscript, standsIn } from '../standing-in.js';

/** What a part of a description is of is said where it stands apart. */
const inLineOrLabelled = [
  { when: amongWords, behaviour: 'inline' },
  { behaviour: 'block', made: 'label' },
] as const;
const inLineOrBlock = [{ when: amongWords, behaviour: 'inline' }, { behaviour: 'block' }] as const;

const header: Decisions = {
  teiHeader: [{ when: describesManuscript, behaviour: 'block' }, { behaviour: 'omit' }],
  standOff: [{ when: standsIn, behaviour: 'block' }, { behaviour: 'omit' }],
  ...all('xenoData encodingDesc profileDesc revisionDesc', { behaviour: 'omit' }),
  ...all(
    'titleStmt editionStmt extent publicationStmt seriesStmt notesStmt',
    { when: childOf('fileDesc'), behaviour: 'omit' },
    ...inLineOrLabelled,
  ),
  ...all(
    `source fileDesc sourceDesc projectDesc samplingDecl editorialDecl tagsDecl styleDefDecl refsDecl classDecl appInfo metDecl variantEncoding
    fsdDecl unitDecl charDecl geoDecl listPrefixDef prefixDef schemaSpec schemaRef abstract calendarDesc
    correspDesc correspAction correspContext creation handNotes langUsage particDesc settingDesc setting textClass
    textDesc transcriptionDesc listChange change availability respStmt correction hyphenation interpretation
    normalization punctuation quotation segmentation stdVals category catDesc taxonomy rendition namespace tagUsage
    application citeStructure citeData cRefPattern refState calendar keywords classCode catRef language unitDef
    conversion char glyph charProp localProp mapping unicodeProp unihanProp charName glyphName scriptNote handNote
    recordingStmt recording broadcast equipment scriptStmt channel constitution derivation domain factuality
    interaction preparedness purpose activity locale listForest`,
    ...inLineOrBlock,
  ),
  ...all('analytic monogr series imprint relatedItem biblScope citedRange', { behaviour: 'inline' }),
  ...all(
    'author editor sponsor funder principal resp edition publisher pubPlace distributor authority street post postBox postCode',
    { behaviour: 'inline' },
  ),
  ...all('licence', ...inLineOrBlock),
};

const manuscripts: Decisions = all(
  `msDesc msIdentifier msName msContents msItem msItemStruct msPart msFrag physDesc objectDesc supportDesc support
  objectType layoutDesc layout handDesc scriptDesc musicNotation typeDesc typeNote decoDesc decoNote bindingDesc binding sealDesc
  seal accMat additional additions adminInfo recordHist custodialHist custEvent surrogates history origin
  provenance acquisition collation collection repository institution condition foliation filiation summary textLang
  altIdentifier rubric finalRubric incipit explicit colophon`,
  { when: childOf('msIdentifier'), behaviour: 'inline' },
  ...inLineOrLabelled,
);

const manuscriptPhrases: Decisions = all(
  'locus locusGrp material watermark stamp signatures heraldry secFol catchwords dimensions dim height width depth origDate origPlace',
  { behaviour: 'inline' },
);

const analysis: Decisions = {
  ...all(
    `interp interpGrp span spanGrp link linkGrp join joinGrp alt altGrp timeline when certainty precision respons
    annotation`,
    { behaviour: 'omit' },
  ),
  ...all(
    `fs f fLib fvLib fDecl fDescr fsDecl fsDescr fsConstraints fsdLink bicond cond iff then if binary default numeric
    string symbol vAlt vColl vDefault vLabel vMerge vNot vRange graph node arc tree root iNode leaf eTree eLeaf
    triangle forest forestGrp`,
    ...inLineOrBlock,
  ),
};

const documentation: Decisions = {
  ...all(
    `altIdent attDef attList attRef classRef classSpec classes constraint constraintDecl constraintSpec content
    dataFacet dataRef dataSpec datatype defaultVal elementRef elementSpec empty equiv exemplum macroRef macroSpec memberOf model
    modelGrp modelSequence moduleRef moduleSpec outputRendition param paramList paramSpec remarks sequence interleave alternate
    anyElement specDesc specGrp specGrpRef specList valDesc valItem valList textNode listRef`,
    ...inLineOrBlock,
  ),
  ...all(
    'desc',
    { when: childOf('vocal', 'kinesic', 'incident', 'writing'), behaviour: 'inline' },
    ...inLineOrBlock,
  ),
};

export const metadataDecisions: Decisions = {
  ...header,
  ...manuscripts,
  ...manuscriptPhrases,
  ...analysis,
  ...documentation,
};
