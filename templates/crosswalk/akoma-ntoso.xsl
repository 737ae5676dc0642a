<?xml version="1.0" encoding="UTF-8"?>
<!-- A treaty edition (docs/encoding.md) to Akoma Ntoso 3.0. A text with articles is an act, one without is a statement; annexes,
     letters and the like are attachments. A footnote moves to its reference; one without a reference stays where it is. Sources: OASIS, Akoma Ntoso Version 1.0 Part 2: Specifications (2018); the United
     Nations' AKN4UN guidelines. Lost on the way, for want of an element: certainty and responsibility of what the editor supplied,
     the number of a printed page, and running heads. TEI that is no treaty edition gives
     nothing, nor does one without any date: the schema asks for dates, and none is made up. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:engross:functions" xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="xs f" expand-text="yes">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- The references of a note, by its identifier. -->
  <xsl:key name="marker" match="ref[@type = 'note']" use="substring-after(@target, '#')"/>

  <xsl:variable name="header" select="/*/teiHeader"/>
  <xsl:variable name="treaty" select="/*/text/body/div[@type = 'treaty'][1]"/>
  <xsl:variable name="id" select="replace(/*/@xml:id, '\.[^.]+$', '')"/>
  <xsl:variable name="language" select="string((/*/text/@xml:lang, /*/@xml:lang)[1])"/>
  <xsl:variable name="signed" select="$header/profileDesc/creation/date[@type = 'signature']/@when"/>
  <xsl:variable name="published" select="$header/fileDesc/publicationStmt/date/@when"/>
  <xsl:variable name="kind" select="string(($treaty/@subtype, 'treaty')[1])"/>
  <xsl:variable name="hierarchical" select="exists($treaty//div[@type = 'article'])"/>
  <xsl:variable name="work" select="string-join(('/akn/un', if ($hierarchical) then 'act' else 'statement', $kind, $signed, $id), '/')"/>
  <!-- Divisions that stand beside the body of a treaty, not in it. -->
  <xsl:variable name="attached" select="'annex', 'appendix', 'schedule', 'enclosure', 'protocol', 'minutes', 'exchange', 'letter', 'statute', 'notice'"/>
  <!-- Divisions for which Akoma Ntoso has an element of the same name. -->
  <xsl:variable name="named" select="'part', 'title', 'chapter', 'section', 'article'"/>

  <!-- Identifiers by the naming convention: art.3.para.2 is art_3__para_2. What has none is numbered through. -->
  <xsl:function name="f:eId" as="attribute()">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="own" select="replace(replace($element/@xml:id, '([a-z]+)\.([^.]+)\.?', '$1_$2__'), '__$', '')"/>
    <xsl:attribute name="eId" select="if ($own != '') then $own else local-name($element) || '_n' || count($element/(preceding::* | ancestor::*))"/>
  </xsl:function>

  <xsl:template match="/">
    <xsl:if test="/*/@type = 'treaty' and $treaty and ($signed or $published)">
      <akomaNtoso>
        <xsl:element name="{if ($hierarchical) then 'act' else 'statement'}">
          <xsl:attribute name="name" select="$kind"/>
          <xsl:attribute name="contains" select="'originalVersion'"/>
          <xsl:call-template name="meta"/>
          <xsl:where-populated>
            <preface><xsl:apply-templates select="$treaty/head" mode="block"/></preface>
          </xsl:where-populated>
          <xsl:variable name="content" select="$treaty/*[not(self::head | self::closer | self::note[key('marker', @xml:id)] | self::fw | self::pb)][not(@type = $attached)]"/>
          <!-- What stands before the first division of an act is its preamble. -->
          <xsl:variable name="opening" select="$content[self::div[@type = 'preamble']] | $content[$hierarchical][not(self::div)][following-sibling::div[@type = ($named, 'preamble')]][not(preceding-sibling::div[@type = $named])]"/>
          <xsl:where-populated>
            <preamble><xsl:apply-templates select="$opening" mode="block"/></preamble>
          </xsl:where-populated>
          <xsl:element name="{if ($hierarchical) then 'body' else 'mainBody'}">
            <xsl:apply-templates select="$content except $opening" mode="hierarchy"/>
            <!-- Of an exchange of letters, all is attached; the schema wants a body that is not empty. -->
            <xsl:if test="not($content except $opening)"><hcontainer name="empty" eId="empty"><content><p/></content></hcontainer></xsl:if>
          </xsl:element>
          <xsl:where-populated>
            <conclusions><xsl:apply-templates select="$treaty/closer" mode="block"/></conclusions>
          </xsl:where-populated>
          <xsl:where-populated>
            <attachments>
              <xsl:apply-templates select="$treaty/div[@type = $attached], /*/text/body/div[not(. is $treaty)], /*/text/back/div" mode="attachment"/>
            </attachments>
          </xsl:where-populated>
        </xsl:element>
      </akomaNtoso>
    </xsl:if>
  </xsl:template>

  <xsl:template name="meta">
    <xsl:param name="part" as="xs:string" select="'!main'"/>
    <xsl:variable name="expression" select="$work || '/' || $language || '@'"/>
    <meta>
      <identification source="#engross">
        <FRBRWork>
          <FRBRthis value="{$work}/{$part}"/>
          <FRBRuri value="{$work}"/>
          <xsl:for-each select="$header/fileDesc/publicationStmt/idno"><FRBRalias value="{normalize-space()}" name="{@type}"/></xsl:for-each>
          <FRBRdate date="{($signed, $published)[1]}" name="{if ($signed) then 'signature' else 'edition'}"/>
          <xsl:for-each select="/*/standOff//org[@role = 'party']"><FRBRauthor href="#{@xml:id}" as="#author"/></xsl:for-each>
          <xsl:if test="not(/*/standOff//org[@role = 'party'])"><FRBRauthor href="#engross" as="#editor"/></xsl:if>
          <FRBRcountry value="un"/>
          <FRBRsubtype value="{$kind}"/>
          <xsl:for-each select="$treaty/@n"><FRBRnumber value="{.}"/></xsl:for-each>
          <xsl:for-each select="$header/fileDesc/titleStmt/title[@type = 'short']"><FRBRname value="{normalize-space()}"/></xsl:for-each>
        </FRBRWork>
        <FRBRExpression>
          <FRBRthis value="{$expression}/{$part}"/>
          <FRBRuri value="{$expression}"/>
          <FRBRdate date="{($signed, $published)[1]}" name="{if ($signed) then 'signature' else 'edition'}"/>
          <FRBRauthor href="#engross" as="#editor"/>
          <FRBRlanguage language="{$language}"/>
        </FRBRExpression>
        <FRBRManifestation>
          <FRBRthis value="{$expression}/{$part}.xml"/>
          <FRBRuri value="{$expression}.akn"/>
          <FRBRdate date="{($published, $signed)[1]}" name="{if ($published) then 'edition' else 'signature'}"/>
          <FRBRauthor href="#engross" as="#editor"/>
          <FRBRformat value="application/akn+xml"/>
        </FRBRManifestation>
      </identification>
      <xsl:if test="$part = '!main'">
        <xsl:where-populated>
          <lifecycle source="#engross">
            <xsl:for-each select="/*/standOff//event[@when]">
              <eventRef eId="{replace(@xml:id, '\.', '_')}" date="{@when}" source="#engross" type="{if (@type = 'signature') then 'generation' else 'amendment'}" refersTo="#{@xml:id}-concept"/>
            </xsl:for-each>
          </lifecycle>
        </xsl:where-populated>
        <references source="#engross">
          <xsl:apply-templates select="/*/standOff//(org | place | person | event)[@xml:id]" mode="reference"/>
          <TLCOrganization eId="engross" href="/ontology/organization/engross" showAs="{normalize-space($header/fileDesc/publicationStmt/publisher[1])}"/>
          <TLCRole eId="author" href="/ontology/role/author" showAs="Author"/>
          <TLCRole eId="editor" href="/ontology/role/editor" showAs="Editor"/>
        </references>
      </xsl:if>
    </meta>
  </xsl:template>

  <xsl:template match="org" mode="reference"><TLCOrganization eId="{@xml:id}" href="/ontology/organization/{@xml:id}" showAs="{normalize-space(orgName[1])}"/></xsl:template>
  <xsl:template match="place" mode="reference"><TLCLocation eId="{@xml:id}" href="/ontology/location/{@xml:id}" showAs="{normalize-space(placeName[1])}"/></xsl:template>
  <xsl:template match="person" mode="reference"><TLCPerson eId="{@xml:id}" href="/ontology/person/{@xml:id}" showAs="{normalize-space(persName[1])}"/></xsl:template>
  <xsl:template match="event" mode="reference"><TLCEvent eId="{@xml:id}-concept" href="/ontology/event/{@type}" showAs="{normalize-space(label)}"/></xsl:template>

  <!-- In the hierarchy: divisions with their heading, paragraphs; anything else in a container of its name. -->
  <xsl:template match="div" mode="hierarchy">
    <xsl:element name="{if (@type = $named) then @type else 'hcontainer'}">
      <xsl:sequence select="f:eId(.)"/>
      <xsl:if test="not(@type = $named)"><xsl:attribute name="name" select="(@type, 'division')[1]"/></xsl:if>
      <xsl:variable name="number" select="head[1]//num[1]"/>
      <xsl:for-each select="$number"><num><xsl:apply-templates/></num></xsl:for-each>
      <xsl:where-populated>
        <heading><xsl:apply-templates select="head/node() except $number"/></heading>
      </xsl:where-populated>
      <xsl:variable name="content" select="*[not(self::head | self::note[key('marker', @xml:id)] | self::fw | self::pb)]"/>
      <xsl:apply-templates select="$content" mode="hierarchy"/>
      <xsl:if test="not($content)"><content><p/></content></xsl:if>
    </xsl:element>
  </xsl:template>
  <xsl:template match="p" mode="hierarchy">
    <paragraph>
      <xsl:sequence select="f:eId(.)"/>
      <xsl:for-each select="label[1]"><num><xsl:apply-templates/></num></xsl:for-each>
      <content><p><xsl:apply-templates select="node() except label[1]"/></p></content>
    </paragraph>
  </xsl:template>
  <xsl:template match="*" mode="hierarchy">
    <hcontainer name="{local-name()}" eId="container__{f:eId(.)}">
      <content><xsl:apply-templates select="." mode="block"/></content>
    </hcontainer>
  </xsl:template>

  <xsl:template match="div" mode="attachment">
    <attachment>
      <xsl:sequence select="f:eId(.)"/>
      <doc name="{(@type, 'attachment')[1]}">
        <xsl:call-template name="meta"><xsl:with-param name="part" select="string(f:eId(.))"/></xsl:call-template>
        <xsl:where-populated><preface><xsl:apply-templates select="head" mode="block"/></preface></xsl:where-populated>
        <mainBody>
          <xsl:variable name="content" select="*[not(self::head | self::closer | self::note[key('marker', @xml:id)] | self::fw | self::pb)]"/>
          <xsl:apply-templates select="$content" mode="hierarchy"/>
          <xsl:if test="not($content)"><p/></xsl:if>
        </mainBody>
        <xsl:where-populated><conclusions><xsl:apply-templates select="closer" mode="block"/></conclusions></xsl:where-populated>
      </doc>
    </attachment>
  </xsl:template>

  <!-- Blocks. -->
  <xsl:template match="head" mode="block"><longTitle><p><xsl:apply-templates/></p></longTitle></xsl:template>
  <xsl:template match="div[@type = 'treaty']/head[not(@type = 'translation')]" mode="block" priority="2">
    <longTitle><p><xsl:apply-templates mode="title"/></p></longTitle>
  </xsl:template>
  <xsl:template match="p | ab | head[ancestor::div[@type = 'preamble']]" mode="block" priority="3"><p><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="div | quote | opener | closer | signed" mode="block">
    <!-- Text that stands beside elements of its own line is one paragraph. -->
    <xsl:for-each-group select="node()" group-adjacent="boolean(self::p | self::ab | self::list | self::table | self::signed | self::dateline | self::salute | self::quote | self::div | self::head | self::note)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()"><xsl:apply-templates select="current-group()" mode="block"/></xsl:when>
        <xsl:when test="normalize-space(string-join(current-group()))"><p><xsl:apply-templates select="current-group()"/></p></xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>
  <xsl:template match="note[key('marker', @xml:id)] | fw | pb | cb" mode="block" priority="4"/>
  <xsl:template match="note" mode="block"><p><xsl:apply-templates select="."/></p></xsl:template>
  <xsl:template match="list" mode="block">
    <blockList>
      <xsl:sequence select="f:eId(.)"/>
      <xsl:apply-templates select="item" mode="block"/>
    </blockList>
  </xsl:template>
  <xsl:template match="item" mode="block">
    <item>
      <xsl:sequence select="f:eId(.)"/>
      <xsl:for-each select="label[1]"><num><xsl:apply-templates/></num></xsl:for-each>
      <p><xsl:apply-templates select="node() except (label[1], list, table, p[preceding-sibling::p])"/></p>
      <xsl:apply-templates select="list, table, p[preceding-sibling::p]" mode="block"/>
    </item>
  </xsl:template>
  <xsl:template match="table" mode="block">
    <table>
      <xsl:sequence select="f:eId(.)"/>
      <xsl:for-each select="row">
        <tr><xsl:for-each select="cell"><td><p><xsl:apply-templates/></p></td></xsl:for-each></tr>
      </xsl:for-each>
    </table>
  </xsl:template>
  <xsl:template match="*" mode="block"><p><xsl:apply-templates/></p></xsl:template>

  <!-- In the title of the treaty: what its parts are. -->
  <xsl:template match="idno" mode="title"><docNumber><xsl:apply-templates/></docNumber></xsl:template>
  <xsl:template match="title" mode="title"><docTitle><xsl:apply-templates/></docTitle></xsl:template>
  <xsl:template match="date[@when]" mode="title"><docDate date="{@when}"><xsl:apply-templates/></docDate></xsl:template>
  <xsl:template match="node()" mode="title" priority="-1"><xsl:apply-templates select="."/></xsl:template>

  <!-- Phrases. -->
  <xsl:template match="ref[@type = 'note']">
    <xsl:variable name="note" select="id(substring-after(@target, '#'))"/>
    <xsl:choose>
      <!-- A further reference to the same note shows its marker. -->
      <xsl:when test="$note and . is key('marker', $note/@xml:id)[1]"><xsl:apply-templates select="$note" mode="note"/></xsl:when>
      <xsl:otherwise><sup><xsl:apply-templates/></sup></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="note"><xsl:apply-templates select="." mode="note"/></xsl:template>
  <xsl:template match="note[key('marker', @xml:id)]"/>
  <xsl:template match="note" mode="note">
    <authorialNote placement="{if (@type = 'endnote') then 'end' else 'bottom'}">
      <xsl:for-each select="@n"><xsl:attribute name="marker" select="."/></xsl:for-each>
      <xsl:sequence select="f:eId(.)"/>
      <xsl:choose>
        <xsl:when test="p">
          <xsl:apply-templates select="* except label[1]" mode="block"/>
        </xsl:when>
        <xsl:otherwise><p><xsl:apply-templates select="node() except label[1]"/></p></xsl:otherwise>
      </xsl:choose>
    </authorialNote>
  </xsl:template>
  <xsl:template match="ref[@target]" priority="-0.2"><ref href="{@target}"><xsl:apply-templates/></ref></xsl:template>
  <xsl:template match="orgName[@ref]"><organization refersTo="{@ref}"><xsl:apply-templates/></organization></xsl:template>
  <xsl:template match="placeName[@ref]"><location refersTo="{@ref}"><xsl:apply-templates/></location></xsl:template>
  <xsl:template match="persName[@ref]"><person refersTo="{@ref}"><xsl:apply-templates/></person></xsl:template>
  <xsl:template match="date[matches(@when, '^\d{4}-\d\d-\d\d$')]"><date date="{@when}"><xsl:apply-templates/></date></xsl:template>
  <xsl:template match="lb"><eol/></xsl:template>
  <xsl:template match="pb | cb | fw"/>
  <xsl:template match="choice"><xsl:apply-templates select="(corr, reg, expan, *)[1]"/></xsl:template>
  <xsl:template match="*" priority="-1"><xsl:apply-templates/></xsl:template>
  <xsl:template match="text()"><xsl:value-of select="replace(., '\s+', ' ')"/></xsl:template>
</xsl:stylesheet>
