import { Extension } from '@tiptap/core'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * Which part of the document is which node of the editor. When a part of the text changes, the editor's library (version 3.0.9) forgets the parts that
 * changed and then everything else too, for blocks that are dragged about; so a letter of one person made it build a verslag of 300 paragraphs anew for all
 * others. Paragraphs of plain text are not dragged and do not nest: what was not named has not changed, and is kept.
 */
class KeptNodes<Part, Node> extends Map<Part, Node> {
  #named = false
  override delete(part: Part): boolean {
    this.#named = true
    return super.delete(part)
  }
  override clear(): void {
    if (!this.#named) super.clear()
    this.#named = false
  }
}

/** Leaves the paragraphs that others did not touch as they are (R-RTM-82). Beside `Collaboration`, in texts of plain paragraphs only. */
export const KeepUnchanged = Extension.create({
  name: 'keepUnchanged',
  onCreate() {
    const { binding }: { binding: { mapping: Map<unknown, unknown> } } = ySyncPluginKey.getState(this.editor.state)
    const kept = new KeptNodes<unknown, unknown>()
    for (const [part, node] of binding.mapping) kept.set(part, node)
    binding.mapping = kept
  }
})
