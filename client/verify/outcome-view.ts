import { html, nothing, type TemplateResult } from 'lit';
import { icon, iconCheck, iconTriangleAlert } from '../elements/icon.ts';
import { groupsOfFour } from '../../shared/record/freeze-record.ts';
import { verifyWord } from '../../shared/locale/verify-de.ts';
import type { ComparedSentence } from '../../shared/verify/compare-document.ts';
import { printable, spokenDate, spokenPrinciple, spokenSentence } from '../../shared/verify/spoken.ts';
import type { Verification } from '../../shared/verify/verify-record.ts';
import type { CheckedDocument, Outcome } from './chosen-files.ts';

type Readable = Extract<Verification, { readable: true }>;

const good = (words: string): TemplateResult => html`<p class="finding good">${icon(iconCheck)}<span>${words}</span></p>`;
const bad = (words: string): TemplateResult => html`<p class="finding bad">${icon(iconTriangleAlert)}<span>${words}</span></p>`;

/** Sixteen groups in two lines of eight, which are easier to compare. */
const digits = (hash: string): TemplateResult => html`<code>${groupsOfFour(hash.slice(0, 32))}<br />${groupsOfFour(hash.slice(32))}</code>`;

/** What was found, from the verdict down to the single sentence. */
export function outcomeView(outcome: Extract<Outcome, { kind: 'checked' }>): TemplateResult {
  const { verification, name, documents, keyGiven } = outcome;
  if (!verification.readable) {
    const { why, path } = verification;
    return bad(why === 'not-a-record' && path !== undefined ? verifyWord('not-a-record-at', { file: name, path: printable(path) }) : verifyWord(why, { file: name }));
  }
  const { record, freezes, findings, sound } = verification;
  return html`
    <section class="verdict ${sound ? 'good' : 'bad'}">
      <h2>${icon(sound ? iconCheck : iconTriangleAlert)}${verifyWord(sound ? 'pageSound' : 'pageNotSound')}</h2>
      <p dir="auto">${verifyWord('title', { process: printable(record.process.title) })}</p>
      <p>${sound ? (freezes.length === 0 ? verifyWord('none') : verifyWord('allSound', { n: freezes.length })) : verifyWord('pageNotUse')}</p>
      ${findings.map((finding) => bad(verifyWord(`record-${finding}`)))}
    </section>
    ${keyView(verification, keyGiven)} ${freezes.map((one) => freezeView(one, record.publicKey.id))} ${documents.map((document) => documentView(document, sound))}
  `;
}

const keyView = ({ record, fingerprint, findings, sound }: Readable, keyGiven: boolean): TemplateResult => html`
  <section>
    <h2>${verifyWord('key')}</h2>
    <p><code class="large">${groupsOfFour(record.publicKey.id)}</code></p>
    <p class="meta">${verifyWord('wholeKey')}</p>
    <p>${digits(fingerprint)}</p>
    ${(record.keys ?? []).map(({ id }) => html`<p>${verifyWord('earlierKey')} <code>${groupsOfFour(id)}</code></p>`)}
    ${keyGiven && !findings.includes('other-key') ? good(verifyWord('keyGiven')) : nothing} ${sound ? html`<p>${verifyWord('compare')}</p>` : nothing}
  </section>
`;

const freezeView = ({ freeze, findings }: Readable['freezes'][number], ownKey: string): TemplateResult => html`
  <article class=${findings.length === 0 ? 'sealed' : 'broken'}>
    <h3 dir="auto">${spokenPrinciple(freeze.record)}</h3>
    <p class="wording" dir="auto">${freeze.record.text}</p>
    <p class="meta">${verifyWord('frozenAt', { date: spokenDate(freeze.record.frozenAt) })}</p>
    <p class="meta">${verifyWord('checksum')}</p>
    <p>${digits(freeze.hash)}</p>
    ${freeze.keyId === ownKey ? nothing : html`<p>${verifyWord('sealedBy')} <code>${groupsOfFour(printable(freeze.keyId))}</code></p>`}
    ${findings.length === 0 ? good(verifyWord('sound')) : findings.map((finding) => bad(verifyWord(`freeze-${finding}`)))}
  </article>
`;

function documentView({ name, reading, comparison }: CheckedDocument, recordSound: boolean): TemplateResult {
  const title = html`<h2>${verifyWord('documentTitle', { file: name })}</h2>`;
  if (!reading.ok) return html`<section>${title} ${bad(verifyWord(`document-${reading.why}`, { file: name }))}</section>`;
  if (comparison === null) return html`<section>${title}</section>`;
  const { sentences, missing, equal } = comparison;
  return html`
    <section>
      ${title}
      ${equal ? good(sentences.length === 0 ? verifyWord('documentNone') : verifyWord('documentSame', { n: sentences.length })) : bad(verifyWord('documentOther'))}
      ${recordSound ? html`<p class="meta">${verifyWord('onlySentences')}</p>` : bad(verifyWord('documentUnproven'))}
      ${sentences.map(sentenceView)} ${missing.map(({ record }) => bad(verifyWord('missing', { principle: spokenPrinciple(record) })))}
    </section>
  `;
}

const sentenceView = ({ shown, freeze, findings }: ComparedSentence): TemplateResult => html`
  <h3 dir="auto">${printable(shown.heading)}</h3>
  ${findings.length === 0 ? good(verifyWord('sentence-same')) : nothing}
  ${findings.map((finding) => html`${bad(spokenSentence(finding, freeze))}${finding === 'text' && freeze !== null ? html`<p class="wording" dir="auto">${freeze.record.text}</p>` : nothing}`)}
`;
