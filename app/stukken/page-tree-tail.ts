import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfRef } from '@libpdf/core'

/** So many pages hang on one branch. */
const BRANCH = 32
/** A tail that is larger than this helps nobody. In bytes. */
const MAX_TAIL_BYTES = 1_000_000

/**
 * What is laid behind a PDF so that a reader finds its pages without walking through the file (R-STU-63, decision 0065): an incremental update (ISO 32000-2, 7.5.6)
 * that hangs the pages of a long flat list on branches and writes them down once more, all together. The file before it stays as it is, byte for byte.
 * Empty when the file has no such list, or when the tail would not read back as exactly the same pages in the same order.
 *
 * `pdf` is changed: it must not be used for anything else afterwards.
 */
export async function pageTreeTail(pdf: PDF, file: Uint8Array): Promise<Uint8Array> {
  const startsAtZero = Buffer.from(file.subarray(0, 5)).toString('latin1') === '%PDF-'
  if (!startsAtZero || pdf.isEncrypted || pdf.canSaveIncrementally() !== null) return none
  const before = pagesOf(pdf)
  if (new Set(before).size !== before.length || !branchFlatLists(pdf)) return none
  const whole = await pdf.save({ incremental: true })
  const tail = whole.subarray(file.length)
  const sameStart = Buffer.compare(whole.subarray(0, file.length), file) === 0
  if (!sameStart || tail.length > MAX_TAIL_BYTES) return none
  const after = pagesOf(await PDF.load(whole))
  return after.join() === before.join() ? tail : none
}

const none = new Uint8Array()

const pagesOf = (pdf: PDF): string[] => pdf.getPages().map(({ ref }) => `${ref.objectNumber} ${ref.generation}`)

/** Whether anything was changed. */
function branchFlatLists(pdf: PDF): boolean {
  const root = pdf.getCatalog()?.get('Pages')
  const todo = root instanceof PdfRef ? [root] : []
  const seen = new Set<string>()
  let changed = false
  for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
    const key = `${ref.objectNumber} ${ref.generation}`
    const node = pdf.getObject(ref)
    if (seen.has(key) || !(node instanceof PdfDict)) continue
    seen.add(key)
    const kids = kidsOf(pdf, node)
    if (kids === null) continue
    todo.push(...kids.filter((kid) => !isPage(pdf, kid)))
    if (kids.length <= BRANCH) continue
    branch(pdf, ref, node, kids)
    changed = true
  }
  return changed
}

function isPage(pdf: PDF, kid: PdfRef): boolean {
  const dict = pdf.getObject(kid)
  return dict instanceof PdfDict && !dict.has('Kids')
}

/** How many pages hang under this one: 1 for a page. Throws where the tree does not say so. */
function countOf(pdf: PDF, kid: PdfRef): number {
  const dict = pdf.getObject(kid)
  if (!(dict instanceof PdfDict)) throw new Error('A page tree with something else in it')
  if (isPage(pdf, kid)) return 1
  const count = dict.get('Count')
  if (!(count instanceof PdfNumber)) throw new Error('A branch of a page tree without its count')
  return count.value
}

/** What hangs on this node; null when it is no branch, or one that is written otherwise than by reference. */
function kidsOf(pdf: PDF, node: PdfDict): PdfRef[] | null {
  const raw = node.get('Kids')
  const list = raw instanceof PdfRef ? pdf.getObject(raw) : raw
  if (!(list instanceof PdfArray)) return null
  const refs = [...list].filter((kid) => kid instanceof PdfRef)
  return refs.length === list.length ? refs : null
}

/** What pages inherit stays with the node above, so it holds for them as before. */
function branch(pdf: PDF, ref: PdfRef, node: PdfDict, kids: readonly PdfRef[]): void {
  const branches: PdfRef[] = []
  for (let from = 0; from < kids.length; from += BRANCH) {
    const own = kids.slice(from, from + BRANCH)
    const added = pdf.register(PdfDict.of({ Type: PdfName.of('Pages'), Parent: ref, Count: PdfNumber.of(own.reduce((sum, kid) => sum + countOf(pdf, kid), 0)), Kids: PdfArray.of(...own) }))
    branches.push(added)
    for (const kid of own) {
      const dict = pdf.getObject(kid)
      if (dict instanceof PdfDict) dict.set('Parent', added)
    }
  }
  node.set('Kids', PdfArray.of(...branches))
}
