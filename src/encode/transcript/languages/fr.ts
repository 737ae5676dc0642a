/** French, as the treaty series of the League of Nations and the United Nations write it. */
import { en } from './en.js';
import type { Language } from './language.js';

const numbers: Record<string, number> = {};
for (const [value, words] of Object.entries({
  1: 'un une premier première', 2: 'deux deuxième second', 3: 'trois troisième', 4: 'quatre', 5: 'cinq', 6: 'six', 7: 'sept',
  8: 'huit', 9: 'neuf', 10: 'dix', 11: 'onze', 12: 'douze', 13: 'treize', 14: 'quatorze', 15: 'quinze', 16: 'seize',
  20: 'vingt vingts', 30: 'trente', 40: 'quarante', 50: 'cinquante', 60: 'soixante', 100: 'cent cents', 1000: 'mil mille',
})) // biome-ignore format: one decade a line reads best
  for (const word of words.split(' ')) numbers[word] = Number(value);

export const fr: Language = {
  code: 'fr',
  common: [
    'le',
    'la',
    'les',
    'de',
    'des',
    'du',
    'et',
    'dans',
    'par',
    'pour',
    'sur',
    'que',
    'qui',
    'est',
    'une',
    'aux',
    'ou',
    'sera',
  ],
  months: {
    janvier: 1,
    février: 2,
    fevrier: 2,
    mars: 3,
    avril: 4,
    mai: 5,
    juin: 6,
    juillet: 7,
    août: 8,
    aout: 8,
    septembre: 9,
    octobre: 10,
    novembre: 11,
    décembre: 12,
    decembre: 12,
  },
  numbers,
  links: ['et', 'de', "l'an", 'jour', 'le', 'du', 'mois'],
  first: 'premier|première|unique|PREMIER|UNIQUE|1er|1 er|Ier|I er|l er|ler|1°',
  divisions: [
    { type: 'article', word: 'Articles?|ARTICLES?|Art\\.|ART\\.|Artide|Articie' },
    { type: 'part', word: 'Partie|PARTIE' },
    { type: 'title', word: 'Titre|TITRE' },
    { type: 'chapter', word: 'Chapitre|CHAPITRE' },
    { type: 'section', word: 'Section|SECTION' },
    { type: 'annex', word: 'Annexe|ANNEXE' },
    { type: 'appendix', word: 'Appendice|APPENDICE' },
    { type: 'protocol', word: 'Protocole|PROTOCOLE' },
  ],
  attachments: [
    {
      type: 'protocol',
      pattern: /^protocole(?: (?:de signature|final|additionnel|annexe|spécial|de clôture))?\.?$/i,
    },
    { type: 'protocol', pattern: /^PROTOCOLE\b/ },
    { type: 'exchange', pattern: /^échanges? de (?:notes|lettres)(?: .*)?\.?$/i },
    { type: 'minutes', pattern: /^proc[èe]s-verbal(?![\p{L}])/iu },
    {
      type: 'annex',
      pattern:
        /^(?:(?:première|deuxième|troisième|quatrième) )?annexes?\.?$|^ANNEXE(?![\p{L}])|^(?:FORMULE|FORMULAIRE|MODÈLE) (?:[A-Z]|\d{1,2})\.?$/iu,
    },
    { type: 'annex', pattern: /^RÈGLEMENTS?(?![\p{L}])/u },
    { type: 'appendix', pattern: /^appendice\.?$/i },
    { type: 'schedule', pattern: /^LISTE\s["“«'‘]?\s?(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s?["”»'’]?\.?$/ },
    { type: 'statute', pattern: /^statuts?(?: .{0,80})?$/i },
    { type: 'section', pattern: /^dispositions finales\.?$/i },
    {
      type: 'section',
      pattern: /^(?:R[ÉE]SERVES?|D[ÉE]CLARATIONS?(?: COMMUNE)?|M[ÉE]MORANDUM|COMMUNIQU[ÉE])\.?$/,
    },
    { type: 'letter', pattern: /^lettres? connexes?$/i },
  ],
  kinds: [
    {
      kind: 'exchange',
      pattern:
        /[ée]change de (?:notes|lettres|communications)|^\W*(?:notes|lettres) [ée]chang[ée]es(?![\p{L}])/iu,
    },
    { kind: 'memorandum', pattern: /\bm[ée]morandum/i },
    { kind: 'declaration', pattern: /\bd[ée]claration(?![\p{L}])/iu },
    { kind: 'protocol', pattern: /^\W*(?:[\wéè-]+ ){0,3}protocole(?![\p{L}])/iu },
    { kind: 'convention', pattern: /^[^.]{0,100}?\bconvention(?![\p{L}])/iu },
    { kind: 'treaty', pattern: /^[^.]{0,60}?\b(?<!recueil des )trait[ée]/i },
    { kind: 'agreement', pattern: /\baccord(?![\p{L}])|\barrangement(?![\p{L}])|\bavenant(?![\p{L}])/iu },
    { kind: 'convention', pattern: /\bconvention(?![\p{L}])/iu },
    { kind: 'protocol', pattern: /\bprotocole(?![\p{L}])/iu },
    { kind: 'other', pattern: /^\W*(?:[\p{L}-]+ ){0,3}(?:programme|plan|procès-verbal)(?![\p{L}])/iu },
    { kind: 'treaty', pattern: /^\W*(?:[\p{L}-]+ ){0,3}pacte(?![\p{L}])/iu },
    { kind: 'other', pattern: /^\W*acte (?:g[ée]n[ée]ral|final|additionnel)(?![\p{L}])/iu },
    { kind: 'other', pattern: /\bcharte|constitution|\brecommandation|statuts?\b/i },
  ],
  headingJoins: {
    before:
      /^(?:sign[ée]e?s?|entre|et|de|du|des|le|la|les|l'|à|au|aux|relati[fv]e?|concernant|pour|sur|dans|en|avec|fait)\b/i,
    after:
      /(?:(?:^|\s)(?:et|de|du|des|le|la|les|entre|à|au|aux|relatif|relative|concernant|pour|sur|dans|en|avec|par)|[,-])$/i,
  },
  titleParties: {
    from: /(?<![\p{L}])entre(?![\p{L}])/iu,
    until:
      /(?<![\p{L}])(?:relati\p{L}+|concernant|sur|pour|en matière|en vue|portant|au sujet|modifiant|complétant|prorogeant|tendant|visant|dans le domaine|destiné\p{L}*)(?![\p{L}])/iu,
  },
  signedAt:
    /(?<![\p{L}])(?:sign[ée]e?s?|faite?|conclue?s?|paraph[ée]e?s?|ouverte?s? à la signature|adopt[ée]e?s?),?\s+(?:à|a|aux?)\s+/iu,
  beforeDate: /[,;]?\s*(?:en date )?(?:,?\s*(?<![\p{L}])(?:les?|du|des|ce))?\s*$/iu,
  titlePage: {
    registration:
      /^(?:enregistré|classé et inscrit|l'enregistrement)|\bl'enregistrement\s+a\b|\bcommuniqués? par\b|a eu lieu le\b/i,
    languages: /^textes? (?:officiels?|authentiques?|originaux)/i,
    and: /^et$/i,
  },
  registeredBy: [
    /(?:enregistrée?s?|classée?s? et inscrite?s?(?: au répertoire)?)(?: d'office)?\s+(?:par|à la demande (?:de|du|des))\s+(.{3,120}?)\s+le\b/i,
    /\bcommuniqués? par (?:le\s+|la\s+)?(.{3,160}?)(?:\s+auprès\b|\.\s+L'enregistrement|\.$)/i,
  ],
  exOfficio:
    /(?:enregistrée?s? d'office|(?:enregistrée?s?|classée?s? et inscrite?s?(?: au répertoire)?) par le secrétariat)(?![\p{L}])/iu,
  authentic: [
    /\btextes? (?:officiels?|authentiques?|originaux)\s*:?\s*([^.]{3,90}?)(?:\.|\s+communiqués?)/i,
    /\ben ([^.;]{3,90}?),\s*(?:les|tous les|chacun)[^.]{0,40}(?:textes?)[^.]{0,30}(?:également foi|foi égale)/i,
    /\ben langues? ([^.;]{3,90}?),/i,
  ],
  languageNames: {
    anglais: 'en',
    anglaise: 'en',
    français: 'fr',
    française: 'fr',
    espagnol: 'es',
    espagnole: 'es',
    russe: 'ru',
    allemand: 'de',
    allemande: 'de',
    néerlandais: 'nl',
    italien: 'it',
    italienne: 'it',
    portugais: 'pt',
    portugaise: 'pt',
    grec: 'el',
    turc: 'tr',
    arabe: 'ar',
    chinois: 'zh',
    chinoise: 'zh',
    japonais: 'ja',
    coréen: 'ko',
    roumain: 'ro',
    roumaine: 'ro',
    hongrois: 'hu',
    polonais: 'pl',
    tchèque: 'cs',
    slovaque: 'sk',
    bulgare: 'bg',
    danois: 'da',
    suédois: 'sv',
    norvégien: 'no',
    finnois: 'fi',
    hébreu: 'he',
    persan: 'fa',
    vietnamien: 'vi',
    'serbo-croate': 'sh',
    ukrainien: 'uk',
  },
  translation:
    /^[[(]?\s*(?:\d\s?)?traduction(?![\p{L}])(?:[^.]{0,60}\.?|[\s\d.—–-]*translation[\s\d.\])]*)$/iu,
  runningHead:
    /\b(?:Nations Unies|Soci[ée]t[ée] des Nations)\s*[-–—.•]*\s*Recueil des Trait[éeiès]+s?(?![\p{L}])|^Nations Unies\s*[-–—]?$|^Recueil des Trait[ée]s$/iu,
  preamble: {
    recital:
      /^(?:et )?(?:considérant|désireux|désirant|désireuses|ayant|rappelant|étant|soucieux|animés|reconnaissant|convaincus|vu|dans le|en vue|attendu|guidés|inspirés|conscients|également|résolus|tenant|lesquels|persuadés|s'inspirant|conformément|afin)(?![\p{L}])/iu,
    formula:
      /(?:sont convenus|ont convenu|ont décidé|ont résolu|ont arrêté|sont tombés d'accord|il a été convenu|ont conclu|adopte,? (?:ce|le|la)(?![\p{L}])[^.]{0,120}(?:convention|recommandation|protocole)(?![\p{L}]))/iu,
    opening:
      /^(?:le (?:gouvernement|président|royaume|conseil)|la (?:république|confédération)|les (?:hautes|gouvernements|parties|états|soussignés)|l'(?:union|état)|sa majesté|son |considérant|désireux|désirant|vu |nous[, ])/i,
  },
  ofStates:
    /(?<![\p{L}])(?:contractante?s?|plénipotentiaires?|gouvernements?|ratifi\p{L}+|conférence générale|états|nations|majesté|république|royaume)(?![\p{L}])/iu,
  testimonium: /^en foi de quoi/i,
  concluded: /(?!)/,
  done: /^(?:faite?(?: et signée?)?|signée?|conclue?)\s+(?:à|a|en|au|le|dans|double|quadruple|triple|ce)(?![\p{L}])|^fait,/iu,
  doneAt:
    /(?<![\p{L}])(?:fait|signé)(?:e)?(?![\p{L}])[^.]{0,120}?(?<![\p{L}])(?:à|a|aux?)\s+(?:la\s+ville\s+de\s+)?((?:la |le )?\p{Lu}[\p{L}'’ -]{1,40})/iu,
  entryIntoForce: {
    words: ['Entré en vigueur', 'Entrée en vigueur'],
    opener:
      /^\W*(?:conformément (?:à|aux) [^,]{3,60}, )?(?:(?:réputée?s? (?:être )?|est |sont )?(?:entrée?s?|mise?s?)|(?:la|le|cet|cette|l').{3,40}est entrée?) en vigueur/i,
    clause:
      /(?:[.;]\s*|,?\s+et\s+)((?:cet |cette |ladite |ledit |la |le |l')(?:accord|convention|traité|protocole|arrangement|échange de \p{L}+) )?(?=(?:est )?entrée?s? en vigueur(?![\p{L}]))/giu,
    sameDay:
      /^\W*(?:est )?entrée?s? en vigueur,? (?:le même jour|à (?:la même|cette) date|ce jour)(?![\p{L}])/iu,
    lesser:
      /^\W*(?:est )?entrée?s? en vigueur,? (?:à titre provisoire|provisoirement|(?:à titre |avec effet )?rétroactif|rétroactivement|avec effet),? (?:le|au|du|à compter du|à partir du|à dater du|dès le)\s*$/i,
    stated: /^\W*(?:(?:date de l'|date d')?entrée en vigueur|en vigueur)(?![\p{L}])/iu,
    notThis:
      /(?:avec effet(?: rétroactif)?(?: au| à compter du| à dater du)?|à titre provisoire (?:le|à compter du|dès le)|signée?s? [^.;]{0,40} le|lieu [^.;]{0,60} le|échangés [^.;]{0,60} le|du|jusqu'au|avant le)\s*$/i,
    onSignature:
      /(?:par|dès|à|lors de|à la date de|le jour de)\s+(?:la |sa )?(?:date de (?:la |sa )?)?signature/i,
    article:
      /(?:entrera|entre|entreront)\s+en\s+vigueur\s+(?:à compter du|à partir du|à dater du|dès le|le)\s*$/i,
    articleOnSignature:
      /(?:entrera|entre|entreront)\s+en\s+vigueur\s+(?:immédiatement\s+)?(?:dès|à|lors de|à compter de|le jour de|à partir de)\s+(?:la\s+)?(?:date\s+de\s+)?(?:sa|la|leur)\s+signature/i,
  },
  noteOpener:
    /^(?:(?:réputée?s? (?:être )?|est )?(?:entrée?s?|mise?s?) en vigueur|appliquée?s? (?:à titre|provisoirement)|conformément (?:à|aux) |voir\b|nations unies,? recueil|société des nations,? recueil|tradui(?:t|te)\b|traduction\b|l'échange des|les (?:instruments|ratifications)|la convention est entrée|l'accord est entré|de martens|ibid|selon\b|suivant\b|non (?:reproduit|publié)|ratifié|dépôt des|échange des (?:instruments|ratifications)|note\s?[-–—:]|d'après\b|renseignements? fourni)/i,
  ratified:
    /ratifications ont été (?:échangées|déposées)|échange des (?:instruments de )?ratifications?|dépôt des (?:instruments de )?ratifications?/i,
  instrumentReference:
    /\bp(?:p|age)?\.\s?\d{1,4} du présent volume|\b(?:Nations Unies|Société des Nations),?\s+Recueil\s+des\s+Traités,?\s+vol(?:ume|\.)*\s*[IVXLCDM\d]+,?\s*p(?:p|ages?)?\.?\s*\d+/gi,
  treatyOfDate:
    /(?:Traité|Accord|Convention|Protocole|Déclaration|Pacte|Arrangement)(?: [\p{L},'’-]+){0,14} (?:du|en date du|signée? à [\p{L} ]{2,30},? le)\s*$/u,
  signatures: {
    for: /^(?:pour(?: et au nom d(?:e|u|es))?|au nom d(?:e|u|es)|par autorisation d(?:e|u))(?![\p{L}])(?=.{2,})/iu,
    mark: /[[(]\s*(?:signé|signed)\s*(?:[-–—]\s*(?:signé|signed))?\s*[\])]|[[(]\s*s\.?\s?[\])]/i,
    initialled: /^[[(]\s*paraphé\s*[\])]/i,
    seal: en.signatures.seal,
    certified: /^(?:pour copie (?:certifiée )?conforme|(?:pour )?copie certifiée|certifiée? conforme)/i,
    condition: /^[[(]?(?:sous réserve|ad referendum|avec (?:les )?réserves?)(?![\p{L}])/iu,
    office:
      /(?<![\p{L}])(?:ministre|ministère|ambassadeur|secrétaire|plénipotentiaire|envoyé|chargé|directeur|président|représentant|consul|gouverneur|commissaire|attaché|général|chef|conseiller|délégué|adjoint|département|membre|affaires étrangères|gouvernement|république|conseil|d'état|chancelier)(?![\p{L}])/iu,
    courtesy: /^(?:S\.\s?E\.(?:\sM\.)?|Monsieur|Madame|Mme|Mlle)\.?(?=\s\p{Lu})/u,
    honorific: /^(?:Dr|DR|Docteur|Prof|Professeur|Général|Colonel|Commandant|Amiral|Me|Ing)\.?(?=\s\p{Lu})/u,
    titles: 'Excellence|Monsieur|Madame|MM?|Mme|Dr|Sir|[Bb]aron|[Cc]omte|[Pp]rince|Professeur|Général',
  },
  letters: {
    salute:
      /^(?:cher )?(?:monsieur|madame|messieurs|excellence|votre excellence)(?![\p{L}])(?:[, ]+(?:le|l'|la|monsieur|cher|chef|ministre|ambassadeur|président|chargé|secrétaire|directeur|collègue|et|d'|des|de)[\p{L} '’]{0,40})*[:,.;!]?\s*$/iu,
    valediction:
      /^(?:veuillez (?:agréer|accepter|croire)|je (?:vous prie|saisis)|agréez|avec (?:l'assurance|les assurances)|l'ambassade saisit|le ministère saisit|je prie votre|recevez)/i,
    addressee: /^(?:[àa] )?(?:son excellence|s\.\s?e\.\s|s\.\s?exc\.)|^(?:[àa] )?monsieur\b.{5,}/i,
    sender: /^(?:du |de |le |la |l')[^.]{3,140}(?<![\p{L}])(?:au|à|aux)\s.{3,140}$/iu,
    ministry:
      /(?<![\p{L}])(?:ministère|ambassade|légation|département|république|royaume|ministry|embassy)(?![\p{L}])/iu,
    numeral:
      /^(?:(?:note|lettre|n[°o]\.?)\s*)?\(?(?:[IVX]{1,4}|[1l]|\d)\)?\s*[.,]?\s*(?:\(?[a-d]\)?)?\.?$|^1,6$/i,
    seeNote: /^[[(]\s*voir (?:note|lettre|annexe)\b[^\])]*[\])]/i,
    enclosure: /^(?:pièce jointe|annexe)s?\s*:?$/i,
  },
  notice: /\(note du secrétariat\)/i,
  hyphenated: [
    'non',
    'vice',
    'sous',
    'ci',
    'au',
    'par',
    'là',
    'procès',
    'contre',
    'ex',
    'celui',
    'celle',
    'ceux',
    'elle',
    'lui',
    'grand',
    'peut',
    'quelques',
    'vis',
  ],
  particles: ['de', 'la', 'le', 'les', 'du', 'des', 'et', 'sur', 'en', 'au', 'aux', 'd', 'l'],
};
