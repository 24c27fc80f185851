// Turns the n-gram tables of the npm package eld into ngrams.bin and
// languages.tsv. Run through make.sh.
import { writeFileSync } from 'fs'

const src = process.argv[2] + '/src/'
const { ngramsData } = await import(src + 'ngrams/small.js')
const { dictionary } = await import(src + 'dictionary.js')
const { avgScore } = await import(src + 'avgScore.js')

// Bytes from 0x80 stand as characters of a dictionary in the source; letters,
// spaces and apostrophes stand for themselves.
const byteOf = new Map()
dictionary.forEach((c, b) => { if (b >= 0x80 && c !== ' ') byteOf.set(c, b) })
const bytes = key => [...key].map(c => {
  if (/[a-z '`]/.test(c)) return c.charCodeAt(0)
  if (!byteOf.has(c)) throw new Error('no byte for ' + JSON.stringify(c))
  return byteOf.get(c)
})

const codes = ngramsData.languages
const names = new Intl.DisplayNames(['en'], { type: 'language' })
const rows = Object.values(codes).sort().map(c => [c, names.of(c), avgScore[c]].join('\t'))
writeFileSync('languages.tsv', `# The languages that can be told apart, and the usual score of a text in each.
# Origin: npm package eld 2.1.0 (Nito T.M., github.com/nitotm/efficient-language-detector-js), Apache-2.0;
# names from Unicode CLDR. Rebuilt by make.sh.
code\tname\tscore
${rows.join('\n')}
`)
const order = Object.values(codes).sort()

const records = Object.entries(ngramsData.ngrams).map(([key, scores]) => {
  const b = bytes(key)
  if (b.length > 6) throw new Error('long n-gram')
  const name = Buffer.alloc(6)
  Buffer.from(b).copy(name)
  const pairs = Object.entries(scores).map(([id, s]) => [order.indexOf(codes[id]), s]).sort((x, y) => x[0] - y[0])
  return { name, pairs }
}).sort((a, b) => Buffer.compare(a.name, b.name))

const index = [], scores = []
for (const { name, pairs } of records) {
  const at = Buffer.alloc(4)
  at.writeUInt32LE(scores.length)
  index.push(name, at)
  for (const [language, score] of pairs) scores.push(language, score)
}
const head = `chancery ngrams 1\norigin: npm eld 2.1.0, table "small"\nlicence: Apache-2.0, Copyright Nito T.M.\nrecords: ${records.length}\n\n`
writeFileSync('ngrams.bin', Buffer.concat([Buffer.from(head), ...index, Buffer.from(scores)]))
