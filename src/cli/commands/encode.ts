/** `engross encode`: transcripts to TEI, what was read of them as facts, and why each line was taken for what. */
import { dirname, join, parse as parsePath } from 'node:path';
import {
  type EditionSettings,
  encode as encodeSource,
  explain,
  factsOf,
  readEdition,
  readTranscript,
} from '../../core.js';
import type { Diagnostic } from '../../diagnostic/diagnostic.js';
import { systemCode, writeWhole } from '../../node/files.js';
import { readSource } from '../../node/read.js';
import { conclude, type ExitCode, exitCodes, print, progress } from '../terminal.js';
import { readInto } from '../workbench.js';
