/** A small volume with what a site must mind: notes on other pages, references both ways, headings alike and empty. */
export const volume = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
  <titleStmt><title>Correspondence</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>
  <sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader><text><front><p>To the reader.</p></front><body>
  <div type="chapter" xml:id="c1"><head>The first letter</head>
    <p xml:id="p1">A word<note xml:id="n1" place="foot">Noted on its page.</note> of greeting; see <ref target="#p2">below</ref>.</p></div>
  <div type="chapter"><head>The first letter</head><p xml:id="p2">An answer<ref target="#n2">*</ref>, after <ref target="#p1">the above</ref>.</p></div>
  <div type="chapter"><head/><p>A third.</p></div>
  </body><back><div type="notes"><head>Notes</head><note xml:id="n2" place="end">Noted far away.</note></div></back></text></TEI>`;
