/** English, as the treaty series of the League of Nations and the United Nations write it. */
import type { Language } from './language.js';

const numbers: Record<string, number> = {};
for (const [value, words] of Object.entries({
  1: 'one first', 2: 'two second', 3: 'three third', 4: 'four fourth', 5: 'five fifth', 6: 'six sixth',
  7: 'seven seventh', 8: 'eight eighth', 9: 'nine ninth', 10: 'ten tenth', 11: 'eleven eleventh',
  12: 'twelve twelfth', 13: 'thirteen thirteenth', 14: 'fourteen fourteenth', 15: 'fifteen fifteenth',
  16: 'sixteen sixteenth', 17: 'seventeen seventeenth', 18: 'eighteen eighteenth', 19: 'nineteen nineteenth',
  20: 'twenty twentieth', 30: 'thirty thirtieth', 40: 'forty', 50: 'fifty', 60: 'sixty', 70: 'seventy',
  80: 'eighty', 90: 'ninety', 100: 'hundred', 1000: 'thousand',
})) // biome-ignore format: one decade a line reads best
  for (const word of words.split(' ')) numbers[word] = Number(value);

export const en: Language = {
  code: 'en',
  heardBeside: true,
  longestTitle: 70,
  common: [
    'the',
    'of',
    'and',
    'to',
    'in',
    'shall',
    'be',
    'by',
    'for',
    'this',
    'with',
    'which',
    'on',
    'or',
    'is',
    'was',
    'that',
  ],
  months: {
    january: 1,
    february: 2,
    march: 3,
    april: 4,
    may: 5,
    june: 6,
    july: 7,
    august: 8,
    september: 9,
    october: 10,
    november: 11,
    december: 12,
    jan: 1,
    feb: 2,
    aug: 8,
    sept: 9,
    oct: 10,
    nov: 11,
    dec: 12,
  },
  numbers,
  links: ['and', 'day', 'of', 'the', 'year', 'in', 'month', 'our', 'lord'],
  dayToMonth: '(?:day\\s+)?(?:(?:of|in)\\s+)?(?:the\\s+)?(?:month\\s+)?(?:of\\s+)?',
  first: 'First|first|FIRST',
  divisions: [
    {
      type: 'article',
      word: 'Articles?|ARTICLES?|Art\\.|ART\\.|Artide|Articie|Artiole|Ankle|Aride|Àrticle|Aiticle|ARTICIE',
    },
    { type: 'part', word: 'Part|PART' },
    { type: 'title', word: 'Title|TITLE' },
    { type: 'chapter', word: 'Chapter|CHAPTER' },
    { type: 'section', word: 'Section|SECTION' },
    { type: 'annex', word: 'Annex(?:ure)?|ANNEX(?:URE)?' },
    { type: 'appendix', word: 'Appendix|APPENDIX' },
    { type: 'schedule', word: 'Schedule|SCHEDULE' },
    { type: 'enclosure', word: 'Enclosure|ENCLOSURE' },
    { type: 'protocol', word: 'Protocol|PROTOCOL' },
  ],
  attachments: [
    {
      type: 'protocol',
      pattern:
        /^(?:(?:additional|final|supplementary|optional|special|secret|closing) )?protocol(?: of signature| of exchange.*| relating to .*| to the .*| concerning .*| of rectification.*)?\.?$/i,
    },
    { type: 'protocol', pattern: /^PROTOCOL\b/ },
    { type: 'exchange', pattern: /^exchanges? of (?:notes|letters|communications)(?: .*)?\.?$/i },
    {
      type: 'minutes',
      pattern: /^(?:(?:AGREED|FINAL) )?MINUTES?\b|^(?:agreed|final) minutes?\b|^proc[èe]s-verbal\b/i,
    },
    {
      type: 'annex',
      pattern:
        /^(?:(?:first|second|third|fourth|fifth|sixth) )?annex(?:ure|es)?\.?$|^ANNEX\b|^(?:FORM|MODEL) (?:[A-Z]|\d{1,2})\.?$|^regulations for the execution\b/i,
    },
    { type: 'annex', pattern: /^REGULATIONS\b/ },
    { type: 'appendix', pattern: /^appendix\.?$/i },
    { type: 'schedule', pattern: /^(?:(?:the|first|second|third|fourth) )?schedule\.?$/i },
    {
      type: 'schedule',
      pattern: /^(?:S(?:CHEDULE|chedule)|L(?:IST|ist))\s["“'‘]?\s?(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s?["”'’]?\.?$/,
    },
    { type: 'enclosure', pattern: /^enclosure(?: to (?:note|letter).*)?\.?$/i },
    { type: 'statute', pattern: /^statutes?(?: of the .*)?$/i },
    { type: 'section', pattern: /^final (?:provisions|clauses)\.?$|^ADMINISTRATIVE PROCEDURES$/i },
    {
      type: 'section',
      pattern:
        /^(?:RESERVATIONS?|(?:JOINT )?(?:DECLARATIONS?|STATEMENTS?|COMMUNIQU[EÉ]|(?:AGREED )?UNDERSTANDINGS?|MEMORANDUM(?: OF UNDERSTANDING)?))\.?$/,
    },
    { type: 'schedule', pattern: /^SCHEDULES? (?:OF|TO)\b.{0,80}$/ },
    { type: 'letter', pattern: /^related letters?$/i },
  ],
  kinds: [
    {
      kind: 'exchange',
      pattern: /\bexchange of (?:notes|letters|communications)|^\W*(?:notes|letters) exchanged\b/i,
    },
    { kind: 'memorandum', pattern: /^\W*(?:\w+ )?memorandum\b/i },
    { kind: 'declaration', pattern: /\bdeclaration(?![\p{L}])(?=.* (?:by|between|of|on|recogni)|$)/iu },
    { kind: 'protocol', pattern: /^\W*(?:[\w-]+ ){0,3}protocol(?![\p{L}])/iu },
    { kind: 'convention', pattern: /^[^.]{0,100}?\bconvention(?![\p{L}])/iu },
    { kind: 'treaty', pattern: /^[^.]{0,60}?\btreaty(?![\p{L}]| series)/iu },
    {
      kind: 'agreement',
      pattern: /\bagreement|\barrangement|\baccord(?![\p{L}])|\bunderstanding(?![\p{L}])/iu,
    },
    { kind: 'convention', pattern: /\bconvention(?![\p{L}])/iu },
    { kind: 'treaty', pattern: /\btreaty(?![\p{L}]| series)/iu },
    { kind: 'protocol', pattern: /\bprotocol(?![\p{L}])/iu },
    { kind: 'agreement', pattern: /^\W*(?:[\w-]+ ){0,3}(?:engagement|articles of agreement)(?![\p{L}])/iu },
    {
      kind: 'other',
      pattern: /^\W*(?:[\w-]+ ){0,3}(?:sunnud|sanad|sannad|perwannah|kaulnamah?)(?![\p{L}])/iu,
    },
    { kind: 'other', pattern: /^\W*(?:[\w-]+ ){0,4}(?:programme?|plan)\b/i },
    { kind: 'treaty', pattern: /^\W*(?:[\w-]+ ){0,3}(?:pact|covenant)(?![\p{L}])/iu },
    { kind: 'other', pattern: /^\W*(?:general|final|additional) act\b|^\W*procès-verbal\b/i },
    { kind: 'other', pattern: /\bcharter|constitution|\brecommendation|statute|modus vivendi|final act\b/i },
  ],
  headingJoins: {
    before:
      /^(?:signed|done|between|and|of|the|on|concerning|for|to|with|in|relating|regarding|respecting|constituting|by|at)\b/i,
    after:
      /(?:\b(?:and|of|the|between|by|on|in|for|to|with|at|concerning|relating|regarding|respecting|constituting|its|a|an|from|as)|[,-])$/i,
  },
  titleParties: {
    from: /\bbetween\b/i,
    until:
      /\b(?:concerning|relating|regarding|respecting|for|on|constituting|with (?:a view|regard|respect)|amending|extending|prolonging|modifying|renewing|supplement\w*|providing|governing|in regard|as to|about|to (?:promote|facilitate|amend|extend))\b/i,
  },
  signedAt:
    /\b(?:signed|done|concluded|initialled|executed|adopted),?\s+(?:in\s+[^.;:]{3,60}?,\s+)?(?:at|in)\s+(?!its\b)|\bopened for signature\s+(?:at|in)\s+/i,
  beforeDate: /[,;]?\s*(?:(?<![a-z])on)?(?:\s*(?<![a-z])(?:the|this))?\s*$/i,
  titlePage: {
    registration:
      /^(?:registered(?= (?:ex officio|by|at|with|on|\p{L}{3,9} [\dil]{1,2})(?![\p{L}\d]))|filed and recorded|(?:the )?registration (?:of .{0,80})?took place)(?![\p{L}])|(?<=[.;)] )registered (?:ex officio|by)\b|\bcommunicated by\b|\bregistration took place\b|\b(?:was|were|texts? in [^.]{3,60}) registered with the secretariat\b/iu,
    languages:
      /^(?:official|authentic|original|authoritative) (?:texts?)|\bofficial texts?\b.{0,40}\bcommunicated\b|^[\p{L}, -]{3,60} official texts?\b/iu,
    and: /^and$/i,
  },
  registeredBy: [
    /\b(?:registered|filed and recorded)(?: ex officio)?\s+(?:by|at the request of)\s+(.{3,120}?)\s+on\b/i,
    /\bregistered with the secretariat\b[^.]{0,80}?\bby (?:the )?(.{3,60}?)(?:,? on\b|,? \p{L}+ \d|\.$)/iu,
    /\bregistered with the secretariat\b[^.]{0,60}? at the request of (?:the )?(.{3,60}?)(?:,? on\b|[.,])/i,
    /\bcommunicated by (?:the\s+)?(.{3,160}?)(?:\s+to the\b|\.\s+The registration|,\s+on\b|\.$)/i,
  ],
  exOfficio: /\b(?:registered ex officio|(?:registered|filed and recorded) by the secretariat)\b/i,
  authentic: [
    /\b(?:official|authentic|original|authoritative) texts?\s*:?\s*([^.]{3,90}?)\./i,
    /^([\p{L}, ]{3,60}?) official texts? communicated/iu,
    /\bin (?:(?:duplicate|triplicate)[^.]{0,30} in )?(?:the )?([^.;]{3,90}?)(?:\s+languages?)?,?\s*(?:both|all|the two|the three|each|either)?\s*(?:texts |being |copies )*(?:being )?equally (?:authentic|authoritative|valid)/i,
  ],
  languageNames: {
    english: 'en',
    french: 'fr',
    spanish: 'es',
    russian: 'ru',
    german: 'de',
    dutch: 'nl',
    italian: 'it',
    portuguese: 'pt',
    greek: 'el',
    turkish: 'tr',
    arabic: 'ar',
    chinese: 'zh',
    japanese: 'ja',
    korean: 'ko',
    romanian: 'ro',
    rumanian: 'ro',
    hungarian: 'hu',
    polish: 'pl',
    czech: 'cs',
    slovak: 'sk',
    bulgarian: 'bg',
    danish: 'da',
    swedish: 'sv',
    norwegian: 'no',
    finnish: 'fi',
    icelandic: 'is',
    hebrew: 'he',
    persian: 'fa',
    hindi: 'hi',
    indonesian: 'id',
    thai: 'th',
    vietnamese: 'vi',
    mongolian: 'mn',
    albanian: 'sq',
    sinhalese: 'si',
    'serbo-croatian': 'sh',
    ukrainian: 'uk',
    latvian: 'lv',
    estonian: 'et',
    lithuanian: 'lt',
    amharic: 'am',
    burmese: 'my',
    nepali: 'ne',
    lao: 'lo',
    malay: 'ms',
    slovene: 'sl',
    macedonian: 'mk',
  },
  translation:
    /^[[(]?\s*(?:\d\s?)?translation(?![\p{L}])(?:[^.]{0,60}\.?|[\s\d.—–-]*traduction[\s\d.\])]*)$/iu,
  runningHead:
    /\b(?:United Nations|League of Nations)\s*[-–—.•_~]*\s*Treaty S[a-z]{4,6}\b|\bTreaty Series\s*[-–—]\s*(?:United|League of) Nations\b|^United Nations\s*[-–—]?$|^Treaty Series$/i,
  preamble: {
    recital:
      /^(?:and )?(?:considering|desiring|desirous|having|recalling|being|moved|in view of|recognizing|recognising|noting|convinced|deeply|wishing|whereas|guided|animated|inspired|believing|taking|aware|bearing|determined|anxious|with a view|mindful|in accordance|in order|equally|reaffirming|referring|realizing|inasmuch|prompted|acting|conscious|resolved|firmly|affirming|mutually|conforming|who,)\b/i,
    formula:
      /\b(?:have|has|hereby|it has been|do hereby|they have)\s+(?:therefore |accordingly |hereby |this day |mutually )?(?:agreed|decided|resolved|reached|concluded|declare)\b|\badopts? (?:this|the|on)\b[^.]{0,120}\b(?:convention|recommendation|protocol)\b/i,
    opening:
      /^(?:the (?:governments?|high contracting|states?|president|kingdom|republic|union|parties|undersigned|contracting|royal|imperial|swiss|federal|people)|his |her |their |considering|desiring|having |whereas|with a view|in (?:view|order|accordance)|we[, ]|being |for the purpose|on the one|it is hereby|pursuant|article\b)/i,
  },
  ofStates:
    /\b(?:high )?contracting\b|plenipotentiar|\bgovernments?\b|\bratif|\bgeneral conference\b|\bstates\b|\bnations\b|\bmajesty\b|\brepublic\b|\bkingdom\b/i,
  testimonium:
    /^(?:and )?in (?:witness|faith|testimony) (?:where\s?of|thereof)|^in witness of which|^in confirmation (?:where|there)of/i,
  concluded:
    /^(?:this|the (?:present|above|foregoing)) (?:treaty|agreement|engagement|convention)\b[^.]{0,200}?\b(?:concluded|settled|executed|signed|dated|done)\b/i,
  done: /^done\b|^signed (?:at|in) [A-Z]|^(?:signed|sealed|executed|concluded|dated|written)(?:,? (?:and )?(?:signed|sealed|exchanged|delivered|dated))*,? (?:at|in|on|this|the)\b|^dated \d|^given (?:at|under)|^made (?:at|in) [A-Z][^.]{0,60}\d{4}/i,
  doneAt:
    /\b(?:done|signed|made|given|concluded|executed|settled|sealed|dated|exchanged)\b[^.]{0,120}?\b(?:at|in)\s+(?:the\s+city\s+of\s+)?((?:the\s+)?(?!(?:duplicate|triplicate|two|three|four|quadruplicate|a|one|the|both|english|french)\b)[\p{Lu}][\p{L}'’ -]{1,40}(?:,\s*D\.?\s?C\.?)?)/iu,
  entryIntoForce: {
    words: ['Came into force'],
    opener:
      /^\W*(?:in accordance with [^.;]{3,80}?, )?(?:(?:this|the) .{3,40}? )?(?:came|entered|put|cam[ec]|carne|deemed to have (?:come|entered))\s+(?:provisionally\s+)?in\s?to\s+(?:force|operation|effect)\b/i,
    clause:
      /(?:[.;]\s*|,?\s+and\s+)((?:the|this) (?:agreement|convention|treaty|protocol|arrangement|exchange of \p{L}+) )?(?=(?:came|entered|was put) into (?:force|operation|effect)\b)/giu,
    sameDay: /^\W*(?:came|entered) into force,? (?:on )?(?:the same|that) (?:day|date)\b/i,
    lesser:
      /^\W*(?:came|entered) into force,? (?:provisionally|retroactively|with (?:retroactive )?effect),? (?:on|from|as from|as of)(?: the)?\s*$/i,
    notThis:
      /(?:effect (?:as )?(?:from|on)|effective (?:as )?(?:from|on)?|retroactive(?:ly)? (?:to|as from|from)|provisionally (?:on|from|as from)|(?:signed|exchanged|deposited|approved|notified|received|concluded|effected|made) [^.;]{0,70}(?:on|dated)|(?:took|taken|taking) place [^.;]{0,70}on|applied [^.;]{0,40}(?:from|on)|(?:agreement|convention|treaty|protocol|notes|letters) (?:of|dated)|until|before|dated|days? after|months? after)\s*$/i,
    stated: /^\W*(?:(?:date of )?entry into force|in force|(?:came|entered) into force)\b/i,
    definitive: /definitive\w*\s*(?:on)?\s*$/i,
    conditional: /\bafter\b|\bdays\b|\bmonths?\b|provisional|effect/i,
    reserved: /provisional|after|subject to/i,
    beforeDate: /(?<!\p{L})(?:on|(?:as )?(?:from|of))$/u,
    onSignature:
      /\b(?:by|on|upon|from|at the time of|as from)\s+(?:the (?:date|day) of )?(?:its |the )?(?:signature|signing)\b/i,
    article:
      /\b(?:shall|will|is to|to)\s+(?:also\s+)?(?:enter|come|be put)\s+into\s+(?:force|effect|operation)\s+(?:as from|on|as of|from)(?:\s+the)?\s*$/i,
    articleOnSignature:
      /\b(?:shall|will|is to)\s+(?:enter|come)\s+into\s+(?:force|effect)\s+(?:immediately\s+)?(?:on|upon|from|as from|as of|with effect from|at)\s+(?:the\s+)?(?:(?:date|day|time|moment)\s+of\s+)?(?:its|their|the)?\s*(?:signature|signing|being signed)\b/i,
  },
  noteOpener:
    /^(?:(?:provisionally )?(?:came|entered|put|cam[ec]|carne|coming) in\s?to (?:force|operation|effect)|deemed to have (?:come|entered)|see\b|united nations,? treaty series|league of nations,? treaty series|translat(?:ion|ed) by|traduction du?\b|information supplied|according to\b|(?:this )?(?:the )?(?:exchange of |deposit of )?(?:the )?(?:instruments of )?ratifications? (?:(?:were |have been )?(?:exchanged|deposited)|by|took)|the exchange of (?:the )?(?:instruments of )?ratifications?\b|de martens|british and foreign|united states of america:? treat|treaties and other international|ibid\b|not (?:printed|reproduced|published)|hereinafter|entry into force|registration|signed (?:on behalf|at|by)|the following|note\s?[-–—:]|for the text|printed in|published (?:by|in)|see also|vol\. |volume [ivxlc\d]|should read|instruments? of\b|the agreement came|the convention came|the treaty came|the text|this agreement was|ratified by|denounced|applied provisionally|extended to|with effect from|in accordance with article|by the exchange|date of)/i,
  ratified:
    /\bratifications (?:were|have been) (?:exchanged|deposited)|\bratifications? (?:exchanged|deposited|took place)|exchange of ratifications?\b/i,
  instrumentReference:
    /\bp(?:p|age)?\.\s?\d{1,4} of (?:this|the present) volume|\b(?:United Nations|League of Nations),?\s+Treaty\s+Series,?\s+[Vv]ol(?:ume|s|\.)*\s*[IVXLCDM\d]+,?\s*p(?:p|ages?)?\.?\s*\d+/gi,
  treatyOfDate:
    /\b(?:Treaty|Agreement|Convention|Protocol|Declaration|Pact|Arrangement)(?: [\p{L},'’-]+){0,14} (?:of|dated|signed (?:at|in) [\p{L} ]{2,30},? on)\s*$/u,
  signatures: {
    for: /^(?:for|on behalf of|by|in the name of)\b(?=.{2,})/i,
    mark: /[[(]?\s*\b(?:signed|sgd\.?|signé)\s*(?:[-–—]\s*signé)?\s*[\])]|^signed\s*:|[[(]\s*(?:s|sd|sgd)\.?\s?[\])]|^\/?s\//i,
    initialled: /^[[(]\s*(?:initialled|paraphé)\s*[\])]/i,
    // `L. S. ST. LAURENT` are initials.
    seal: /[[({]\s*(?:(?:[Ll]\.?\s?[Ss]\.?|[Ss][Ee][Aa][Ll]|I\.\s?S\.)\s*[\])}]|L\.\s?S\.\s?[J1|](?=\s|$))|\bL\.\s?S\.(?!\s+(?:\p{Lu}{2,}\.?\s*){1,3}$)/u,
    certified: /^(?:(?:for )?certified (?:a )?(?:true )?(?:cop(?:y|ies)|correct|for)\b|(?:a )?true copy\b)/i,
    condition:
      /^[[(]?(?:subject to|ad referendum|under reserve|with (?:the )?(?:following )?reservations?)\b/i,
    office:
      /\b(?:minister|ministry|ambassador|secretary|plenipotentiary|envoy|charg[ée]|director|president|representative|consul|governor|commissioner|chairman|attach[ée]|general|head|chief|adviser|counsell?or|delegate|deputy|acting|under|department|embassy|legation|member|officer|of state|foreign affairs|government|ad interim|rector|professor|vice|premier|chancellor|republic|state|council|of the|administrator|manager)\b/i,
    courtesy:
      /^(?:(?:H\.\s?E\.|His Excellency|Her Excellency)(?:\s(?:Mrs?|Miss|Ms)\.?)?|(?:Mrs?|Miss|Ms)\.?)(?=\s\p{Lu})/u,
    honorific:
      /^(?:Dr|DR|Prof|Professor|Gen|General|Lt|Col|Colonel|Major|Capt|Captain|Admiral|Ing|Lic)\.?(?=\s\p{Lu})/u,
    titles:
      'Excellency|Hon(?:ou?rable)?|Mrs?|Miss|Dr|Sir|M|Prof(?:essor)?|Signor|Senhor|Señor|Herr|Count|Baron|Prince|Cavaliere',
  },
  letters: {
    salute:
      /^(?:(?:my )?dear .{2,50}[:,.;!-]?|(?:sirs?|madam|gentlemen|(?:your )?excellency|mr\.? [\p{L} -]{3,40}|monsieur(?: le ministre| l'ambassadeur)?|your (?:excellency|highness|majesty))\s*[:,;!.-]*(?:\s*[-–—])?)\s*$/iu,
    valediction:
      /^(?:(?:please )?accept,?\b|i have(?: the honou?r(?: to be\b|,? ?&c|,? ?etc)|,? ?&c|,? ?etc)|i (?:avail|take|remain|have,? &c|have,? etc|am,? &c|am,? (?:sir|etc|excellency))|i beg (?:you|your excellency) to accept|i (?:request|ask) (?:you|your excellency) to accept|with (?:the )?(?:renewed )?(?:assurances?|expression)|yours (?:sincerely|faithfully|truly)|the (?:embassy|ministry|legation) (?:avails|takes)|very truly|respectfully|sincerely|i should like to avail|kindly accept)/i,
    addressee:
      /^\p{Lu}[\p{L}. '-]{3,40}, esq\b|^(?:(?:to )?(?:his|her) (?:(?:royal|imperial|serene) )?(?:excellency|highness|majesty)\b|(?:to )?h\.\s?e\.\s|the (?:right )?honou?rable\b|the rt\.? hon|to (?:the|his|her|mr|m)\b|monsieur\b)/iu,
    sender:
      /^(?:from )?(?:the|his|her|mr|sir|m|dr)\b.{3,140}?\bto\b (?:the|his|her|mr|sir|m|dr)?\b.{3,140}$/i,
    ministry:
      /\b(?:ministry|department|embassy|legation|foreign office|ministère|ambassade|légation|republic|république|royaume|kingdom)\b/i,
    numeral:
      /^(?:(?:note|letter|no\.?)\s*)?\(?(?:[IVX]{1,4}|[1l]|\d)\)?\s*[.,]?\s*(?:\(?[a-d]\)?)?\.?$|^(?:first|second|initial|reply) (?:note|letter)$/i,
    seeNote: /^[[(]\s*see (?:note|letter|enclosure|annex)\b[^\])]*[\])]/i,
    enclosure: /^enclosures?\b[^.]{0,30}:?$/i,
  },
  notice:
    /\(note by the secretariat\)|^(?:TERMINATION|PROLONGATION|SUSPENSION|COMMUNICATION|WITHDRAWAL OF RESERVATIONS?)\.?$|^(?:TERMINATION|PROLONGATION|SUSPENSION|RATIFICATION|ACCESSION|EXTENSION|ENTRY INTO FORCE|DENUNCIATION)S?\b.*\b(?:AGREEMENT|CONVENTION|TREATY|PROTOCOL)/i,
  hyphenated: [
    'co',
    'non',
    'self',
    'well',
    'vice',
    'inter',
    'semi',
    'ex',
    'anti',
    'above',
    'under',
    'post',
    'pre',
    're',
    'sub',
    'so',
    'long',
    'short',
    'two',
    'three',
    'ad',
  ],
  particles: ['of', 'the', 'and', 'de', 'la', 'le', 'du', 'da', 'on', 'sur', 'des', 'el', 'al', 'au', 'aux'],
  words: {
    and: 'and',
    or: 'or',
    of: 'of|of the',
    the: 'the',
    this: 'this',
    to: 'to',
    at: 'at|in',
    on: 'on',
    between: 'between',
    for: 'For',
    by: 'By',
    article: 'Article',
    articleBegins: 'Art|ART',
    done: 'DONE',
    signed: 'Signed',
    signedBy: 'Signed by',
    volume: '[Vv]ol',
    ordinal: 'st|nd|rd|th',
    dayOrdinal: 'st|nd|rd|th',
    beforeDay: 'on|of',
    beforeFigure: 'of|on|no|dated|part|annex',
    beforeOtherDate: 'of|dated|the|signed[^.]*',
    beforePlace: 'the |dated ',
    smallArticle: 'the',
    saint: 'ST',
    inPlace: 'of|am|an|del?|do',
    afterPlace: 'in duplicate|in triplicate|this|the',
    counted:
      'articles?|art|paragraphs?|para|annex(?:es)?|no|nos|chapters?|part|section|title|schedule|protocol|and|or|to|of|the|page|pages|pp?|vol|volume|first|group|table|column|category|list|note|notes|letter|point|items?|januar\\w*|februar\\w*|march|april|may|june|july|august|september|october|november|december|on|about|than|least|approximately|by|in|for|with|from|under|within|after|per|figure|form|grade|class|type|zone|is|are|at',
    beforeItem: 'paragraphs?|articles?|clauses?|items?|letters?|points?|under|annex',
    pending: 'of|in|with|and|to|under|by|the',
    attachedInCapitals: 'ANNEX|PROTOCOL|MINUTES',
    verbsOfArticles: 'shall|will|may|are|is|has|have',
    verbsOfHeadings: 'shall|will|may|agrees?|undertakes?|are|is',
    verbsOfLetters: 'shall|will|may|have|has|had|is|are|was|were|agrees?',
    letterLabel: 'note|letter|no',
    ownNumber: 'No|Ref',
    noteVerbale: 'notes? verbales?',
    instruments:
      'Treaty|Agreement|Convention|Protocol|Declaration|Exchange of|Charter|Constitution|Statutes?|Recomm[ae]ndation',
    concludedWith: 'between|with|into|by',
    goesOn: 'AND\\s+(?:AT|ON)',
    afterAdjective: '(?:\\s+and\\s+(?:the\\s+)?[\\p{L}-]+)?\\s+(?:Governments?|Republic|Kingdom)',
    besideParty: 'the|of|government|kingdom|republic|states?|union|people|s|democratic|federal',
    noName: 'OF|AND|THE|FOR|TO',
    afterName: 'Esq(?:uire)?',
    excellency: '(?:His|Her) Exc',
    articleOfOffice: 'The\\s',
    articleOfAddressee: 'The ',
    sentTo: 'for|at|in',
    notSentTo: 'the government|foreign|external',
    leagueOfNations: 'League of Nations',
    unitedNations: 'United Nations',
    series: '(?:United Nations|League of Nations),? Treaty Series',
    seriesHolds: 'United Nations, Treaty S',
    fusedNote:
      '(?:Came|Entered) in\\s?to force (?:on|provisionally|in|by|upon|from)|(?:The exchange of (?:the )?(?:instruments of )?r|R)atifications? (?:took|exchanged|deposited)',
    fusedNoteHolds: 'force|atification',
    nextNote: 'See|Translat\\p{L}*|United|League',
    noteBegins: 'Came|Entered|See|Translat|United Nations, T|League of Nations, T',
  },
  contractions: {},
  senders: [{ pattern: /DEPARTMENT OF STATE(?! FOR)/i, party: 'United States of America' }],
};
