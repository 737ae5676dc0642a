<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI header to MODS 3.8, for library catalogues. Sources: Library of Congress, MODS User Guidelines (version 3);
     MARC genre term list (marcgt), which has "treaty"; for treaties, docs/encoding.md.
     What the header does not say has no element: nothing here has a default. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns="http://www.loc.gov/mods/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" expand-text="yes">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="file" select="/*/teiHeader/fileDesc"/>
  <xsl:variable name="profile" select="/*/teiHeader/profileDesc"/>
  <xsl:variable name="print" select="$file/sourceDesc/bibl[@type = 'printSource']"/>
  <xsl:variable name="treaty" select="/*/@type = 'treaty'"/>

  <xsl:template match="/">
    <mods version="3.8" xsi:schemaLocation="http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-8.xsd">
      <xsl:apply-templates select="$file/titleStmt/title[not(@type = 'sub')]" mode="title"/>
      <xsl:apply-templates select="$file/titleStmt/(author | editor)" mode="name"/>
      <typeOfResource>text</typeOfResource>
      <xsl:if test="$treaty"><genre authority="marcgt">treaty</genre></xsl:if>
      <xsl:where-populated>
        <originInfo>
          <xsl:apply-templates select="$file/publicationStmt/(pubPlace, publisher | authority | distributor, date)" mode="origin"/>
          <xsl:apply-templates select="$profile/creation/date[@type = 'signature']" mode="origin"/>
          <xsl:apply-templates select="$file/editionStmt/edition" mode="origin"/>
        </originInfo>
      </xsl:where-populated>
      <xsl:apply-templates select="(/*/text/@xml:lang, /*/@xml:lang, $profile/langUsage/language/@ident)[. != ''][1]" mode="language"/>
      <physicalDescription>
        <internetMediaType>application/tei+xml</internetMediaType>
      </physicalDescription>
      <xsl:apply-templates select="/*/standOff//event[@when]" mode="note"/>
      <xsl:apply-templates select="/*/standOff//org[@role = 'party']/orgName[@type = 'full']" mode="subject"/>
      <xsl:apply-templates select="$profile/creation/placeName" mode="subject"/>
      <xsl:apply-templates select="$print" mode="host"/>
      <xsl:apply-templates select="/*/standOff//listBibl/bibl[@type = 'treaty']" mode="references"/>
      <xsl:apply-templates select="$file/publicationStmt//idno[not(idno)]" mode="identifier"/>
      <xsl:apply-templates select="$file/publicationStmt/availability/licence" mode="access"/>
    </mods>
  </xsl:template>

  <!-- An element that says nothing, or only that nothing is stated (TEI requires a publisher), is not repeated. -->
  <xsl:template match="*[normalize-space() = ('', 'Not stated')]" mode="#all" priority="9"/>

  <xsl:template match="title" mode="title">
    <titleInfo>
      <xsl:if test="@type = 'short'"><xsl:attribute name="type" select="'abbreviated'"/></xsl:if>
      <xsl:if test="@type = 'alt'"><xsl:attribute name="type" select="'alternative'"/></xsl:if>
      <title>{normalize-space()}</title>
      <xsl:apply-templates select="self::*[not(@type = ('short', 'alt'))]/../title[@type = 'sub']" mode="subtitle"/>
    </titleInfo>
  </xsl:template>
  <xsl:template match="title" mode="subtitle"><subTitle>{normalize-space()}</subTitle></xsl:template>

  <xsl:template match="author | editor" mode="name">
    <xsl:variable name="entity" select="id(substring-after(@ref, '#'))"/>
    <xsl:variable name="person" select=".//surname and .//forename"/>
    <name>
      <xsl:if test="$entity/self::org or orgName"><xsl:attribute name="type" select="'corporate'"/></xsl:if>
      <xsl:if test="$person or persName"><xsl:attribute name="type" select="'personal'"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$person">
          <namePart type="family">{normalize-space(string-join(.//surname, ' '))}</namePart>
          <namePart type="given">{normalize-space(string-join(.//forename, ' '))}</namePart>
        </xsl:when>
        <xsl:otherwise><namePart>{normalize-space((persName, orgName, name, .)[1])}</namePart></xsl:otherwise>
      </xsl:choose>
      <role>
        <roleTerm type="code" authority="marcrelator">{if (self::editor) then 'edt' else 'aut'}</roleTerm>
      </role>
    </name>
  </xsl:template>

  <xsl:template match="pubPlace" mode="origin">
    <place><placeTerm type="text">{normalize-space()}</placeTerm></place>
  </xsl:template>
  <xsl:template match="publisher | authority | distributor" mode="origin"><publisher>{normalize-space((name, orgName, persName, .)[1])}</publisher></xsl:template>
  <xsl:template match="publicationStmt/date" mode="origin">
    <dateIssued>
      <xsl:if test="@when"><xsl:attribute name="encoding" select="'w3cdtf'"/></xsl:if>
      <xsl:value-of select="(@when, normalize-space())[1]"/>
    </dateIssued>
  </xsl:template>
  <xsl:template match="creation/date[@when]" mode="origin">
    <dateCreated encoding="w3cdtf">{@when}</dateCreated>
  </xsl:template>
  <xsl:template match="edition" mode="origin"><edition>{normalize-space()}</edition></xsl:template>

  <xsl:template match="@*" mode="language">
    <language><languageTerm type="code" authority="rfc5646">{.}</languageTerm></language>
  </xsl:template>

  <xsl:template match="event" mode="note"><note type="{@type}">{normalize-space(label)}: {@when}</note></xsl:template>
  <xsl:template match="orgName" mode="subject">
    <subject><name type="corporate"><namePart>{normalize-space()}</namePart></name></subject>
  </xsl:template>
  <xsl:template match="placeName" mode="subject"><subject><geographic>{normalize-space()}</geographic></subject></xsl:template>

  <xsl:template match="bibl" mode="host">
    <relatedItem type="host">
      <xsl:for-each select="title[normalize-space()]"><titleInfo><title>{normalize-space()}</title></titleInfo></xsl:for-each>
      <xsl:for-each select="publisher[normalize-space()]"><originInfo><publisher>{normalize-space()}</publisher></originInfo></xsl:for-each>
      <xsl:where-populated>
        <part>
          <xsl:for-each select="biblScope[@unit = 'volume'][@n]"><detail type="volume"><number>{@n}</number></detail></xsl:for-each>
          <xsl:for-each select="idno[normalize-space()]"><detail type="number"><number>{normalize-space()}</number></detail></xsl:for-each>
          <xsl:for-each select="biblScope[@unit = 'page'][@from]">
            <extent unit="page">
              <start>{@from}</start>
              <xsl:where-populated><end>{@to}</end></xsl:where-populated>
            </extent>
          </xsl:for-each>
        </part>
      </xsl:where-populated>
    </relatedItem>
  </xsl:template>
  <xsl:template match="bibl" mode="references">
    <relatedItem type="references"><titleInfo><title>{normalize-space((title, .)[1])}</title></titleInfo></relatedItem>
  </xsl:template>

  <xsl:template match="idno" mode="identifier">
    <identifier>
      <xsl:if test="@type"><xsl:attribute name="type" select="lower-case(@type)"/></xsl:if>
      <xsl:value-of select="normalize-space()"/>
    </identifier>
  </xsl:template>

  <xsl:template match="licence" mode="access">
    <accessCondition type="use and reproduction">
      <xsl:if test="@target"><xsl:attribute name="xlink:href" namespace="http://www.w3.org/1999/xlink" select="tokenize(@target)[1]"/></xsl:if>
      <xsl:value-of select="normalize-space()"/>
    </accessCondition>
  </xsl:template>
</xsl:stylesheet>
