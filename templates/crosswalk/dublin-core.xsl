<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI header to Dublin Core: the oai_dc record that repositories harvest (OAI-PMH 2.0) and deposits carry.
     Sources: DCMI Metadata Terms; openarchives.org/OAI/2.0/oai_dc.xsd; for treaties, docs/encoding.md.
     What the header does not say has no element: nothing here has a default. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="file" select="/*/teiHeader/fileDesc"/>
  <xsl:variable name="profile" select="/*/teiHeader/profileDesc"/>
  <xsl:variable name="print" select="$file/sourceDesc/bibl[@type = 'printSource']"/>

  <xsl:template match="/">
    <oai_dc:dc xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
      <xsl:apply-templates select="$file/titleStmt/title[not(@type = 'sub')]" mode="title"/>
      <xsl:apply-templates select="$file/titleStmt/author" mode="creator"/>
      <xsl:apply-templates select="/*/standOff//org[@role = 'party']/orgName[@type = 'full']" mode="subject"/>
      <xsl:apply-templates select="$file/titleStmt/(title[@type = 'sub'], ../editionStmt/edition)" mode="description"/>
      <xsl:apply-templates select="/*/standOff//event" mode="description"/>
      <xsl:apply-templates select="$file/publicationStmt/(publisher | authority | distributor)" mode="publisher"/>
      <xsl:apply-templates select="$file/titleStmt/editor" mode="contributor"/>
      <xsl:apply-templates select="$profile/creation/date[@type = 'signature'], $file/publicationStmt/date" mode="date"/>
      <xsl:apply-templates select="$profile/textClass/catRef" mode="type"/>
      <dc:type>Text</dc:type>
      <dc:format>application/tei+xml</dc:format>
      <xsl:apply-templates select="$file/publicationStmt//idno[not(idno)]" mode="identifier"/>
      <xsl:apply-templates select="$print" mode="source"/>
      <xsl:apply-templates select="(/*/text/@xml:lang, /*/@xml:lang, $profile/langUsage/language/@ident)[. != ''][1]" mode="language"/>
      <xsl:apply-templates select="/*/standOff//listBibl/bibl[@type = 'treaty']" mode="relation"/>
      <xsl:apply-templates select="$profile/creation/placeName" mode="coverage"/>
      <xsl:apply-templates select="$file/publicationStmt/availability/licence" mode="rights"/>
    </oai_dc:dc>
  </xsl:template>

  <!-- An element that says nothing, or only that nothing is stated (TEI requires a publisher), is not repeated. -->
  <xsl:template match="*[normalize-space() = ('', 'Not stated')]" mode="#all" priority="9"/>

  <xsl:template match="title" mode="title">
    <dc:title>
      <xsl:copy-of select="@xml:lang[. != '']"/>
      <xsl:value-of select="normalize-space()"/>
    </dc:title>
  </xsl:template>

  <xsl:template match="author" mode="creator"><dc:creator>{normalize-space((persName, orgName, name, .)[1])}</dc:creator></xsl:template>
  <xsl:template match="editor" mode="contributor"><dc:contributor>{normalize-space((persName, orgName, name, .)[1])}</dc:contributor></xsl:template>
  <xsl:template match="*" mode="publisher">
    <dc:publisher>{normalize-space((name, orgName, persName, .)[1])}</dc:publisher>
  </xsl:template>
  <xsl:template match="orgName" mode="subject"><dc:subject>{normalize-space()}</dc:subject></xsl:template>
  <xsl:template match="*" mode="description"><dc:description>{normalize-space()}</dc:description></xsl:template>
  <xsl:template match="event[@when]" mode="description">
    <dc:description>{normalize-space(label)}: {@when}</dc:description>
  </xsl:template>
  <xsl:template match="date" mode="date">
    <dc:date>{(@when, normalize-space())[1]}</dc:date>
  </xsl:template>
  <xsl:template match="catRef" mode="type" priority="10">
    <dc:type>{(id(substring-after(@target, '#'))/catDesc/normalize-space(), substring-after(@target, '#'))[1]}</dc:type>
  </xsl:template>
  <xsl:template match="idno[@type]" mode="identifier"><dc:identifier>{@type} {normalize-space()}</dc:identifier></xsl:template>
  <xsl:template match="idno[lower-case(@type) = ('uri', 'url')]" mode="identifier">
    <dc:identifier>{normalize-space()}</dc:identifier>
  </xsl:template>
  <xsl:template match="idno[lower-case(@type) = 'doi']" mode="identifier">
    <dc:identifier>https://doi.org/{replace(normalize-space(), '^(https?://(dx\.)?doi\.org/|doi:)', '')}</dc:identifier>
  </xsl:template>
  <xsl:template match="idno" mode="identifier"><dc:identifier>{normalize-space()}</dc:identifier></xsl:template>
  <xsl:template match="bibl" mode="source"><dc:source>{normalize-space()}</dc:source></xsl:template>
  <xsl:template match="@*" mode="language"><dc:language>{.}</dc:language></xsl:template>
  <xsl:template match="bibl" mode="relation"><dc:relation>{normalize-space()}</dc:relation></xsl:template>
  <xsl:template match="placeName" mode="coverage"><dc:coverage>{normalize-space()}</dc:coverage></xsl:template>
  <xsl:template match="licence" mode="rights">
    <dc:rights>{normalize-space()}</dc:rights>
    <xsl:where-populated><dc:rights>{@target}</dc:rights></xsl:where-populated>
  </xsl:template>
</xsl:stylesheet>
