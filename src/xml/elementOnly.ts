/**
 * TEI elements that hold elements alone, so that white space between their children means nothing (TEI P5 4.12, content
 * models without `textNode`). Those that stand inside prose (choice, cit, subst, app …) are left out on purpose.
 */
const names = `
  TEI teiCorpus teiHeader fileDesc titleStmt respStmt editionStmt publicationStmt seriesStmt notesStmt sourceDesc
  availability encodingDesc projectDesc samplingDecl editorialDecl correction normalization punctuation hyphenation
  interpretation quotation segmentation stdVals tagsDecl namespace styleDefDecl refsDecl citeStructure classDecl
  taxonomy category charDecl char glyph appInfo application listPrefixDef prefixDef profileDesc langUsage textClass
  keywords abstract correspDesc correspAction particDesc settingDesc setting textDesc calendarDesc revisionDesc
  listChange recordHist
  standOff listOrg org listPlace place location listPerson person personGrp listEvent event listBibl biblStruct analytic
  monogr imprint biblFull listNym nym listRelation listObject object listAnnotation annotation
  msDesc msIdentifier msContents physDesc objectDesc supportDesc history additional adminInfo
  facsimile sourceDoc surface surfaceGrp
  text group front body back div div1 div2 div3 div4 div5 div6 div7 titlePage docTitle lg sp list listTranspose
  table row spGrp castList castGroup performance`;

export const elementOnlyNames: ReadonlySet<string> = new Set(names.trim().split(/\s+/));

/** Whether indentation may be added within a TEI element. */
export const elementOnly = (name: string): boolean => elementOnlyNames.has(name);
