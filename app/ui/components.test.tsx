import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  Button, CheckboxGroup, DataTable, DateField, ErrorSummary, Mark, MarkChoice, Notice, PageShell, RadioGroup, Select, StepBar,
  TextArea, TextField, nextAnnouncement
} from './index'

const options = [{ value: 'a', label: 'Een' }, { value: 'b', label: 'Twee' }]

describe('fields', () => {
  it('[R-UIX-6] label, hint and error are tied to their control', () => {
    const html = renderToStaticMarkup(<TextField name="kenmerk" label="Kenmerk" hint="Boven de brief." error="Vul het kenmerk in." />)
    expect(html).toContain('<label class="field__label" for="kenmerk">Kenmerk</label>')
    expect(html).toMatch(/<input[^>]*id="kenmerk"[^>]*aria-describedby="kenmerk-hint kenmerk-fout"[^>]*aria-invalid="true"/)
    expect(html).toContain('id="kenmerk-hint"')
    expect(html).toMatch(/id="kenmerk-fout"[^>]*><span class="visually-hidden">Fout: <\/span>Vul het kenmerk in\./)
  })

  it('[R-UIX-6] every kind of field says that it is wrong, and says nothing when it is right', () => {
    const field = { name: 'f', label: 'Veld' }
    for (const Field of [TextField, TextArea, DateField]) {
      expect(renderToStaticMarkup(<Field {...field} error="Mend." />)).toContain('aria-invalid="true"')
      expect(renderToStaticMarkup(<Field {...field} />)).not.toMatch(/aria-(invalid|describedby)/)
    }
    for (const Field of [Select, RadioGroup, CheckboxGroup]) {
      expect(renderToStaticMarkup(<Field {...field} options={options} error="Mend." />)).toContain('aria-invalid="true"')
      expect(renderToStaticMarkup(<Field {...field} options={options} />)).not.toMatch(/aria-(invalid|describedby)/)
    }
  })

  it('[R-UIX-7] choices are native inputs in a fieldset with a legend, the first of them reachable by the name of the field', () => {
    const html = renderToStaticMarkup(<RadioGroup name="keuze" label="Wat doet u?" options={options} defaultValue="b" />)
    expect(html).toMatch(/^<fieldset[^>]*><legend[^>]*>Wat doet u\?<\/legend>/)
    expect(html).toMatch(/<input[^>]*type="radio"[^>]*id="keuze"/)
    expect(html).toMatch(/id="keuze-2"[^>]*checked=""/)
    const boxes = renderToStaticMarkup(<CheckboxGroup name="vinkjes" label="Wat?" options={options} defaultValue={['a', 'b']} />)
    expect(boxes.match(/type="checkbox"/g)).toHaveLength(2)
    expect(boxes.match(/checked=""/g)).toHaveLength(2)
  })

  it('[R-UIX-8] the error summary links to each field, can take focus, and is absent without errors', () => {
    const html = renderToStaticMarkup(<ErrorSummary errors={[{ fieldId: 'reden', message: 'Schrijf een reden.' }]} />)
    expect(html).toMatch(/role="alert"[^>]*tabindex="-1"/i)
    expect(html).toContain('<a href="#reden">Schrijf een reden.</a>')
    expect(renderToStaticMarkup(<ErrorSummary errors={[]} />)).toBe('')
  })
})

describe('buttons', () => {
  it('[R-UIX-35] before the page listens, a button that needs it is shut, and one that sends a form is not', () => {
    expect(renderToStaticMarkup(<Button type="button">Kopieer</Button>)).toContain('disabled=""')
    expect(renderToStaticMarkup(<Button>Vastleggen</Button>)).not.toContain('disabled')
  })
})

describe('marks', () => {
  it('[R-UIX-5] a mark always has its word, and its weight is a form: filled or outlined', () => {
    const heavy = renderToStaticMarkup(<Mark shape="down" weight="heavy" label="verzwakt, zwaar" />)
    const light = renderToStaticMarkup(<Mark shape="down" weight="light" label="verzwakt, licht" />)
    expect(heavy).toContain('<span class="visually-hidden">verzwakt, zwaar</span>')
    expect(heavy).toContain('fill="currentColor"')
    expect(light).toContain('fill="none"')
  })

  it('[R-UIX-5] the four judgements are four radio buttons with a word and a key', () => {
    const html = renderToStaticMarkup(
      <MarkChoice name="oordeel" label="Uw oordeel" options={[{ value: 'op', label: 'Versterkt', shape: 'up' }, { value: 'nee', label: 'Niet te beoordelen', shape: 'circle' }]} />
    )
    expect(html).toContain('>Uw oordeel</legend>')
    expect(html.match(/type="radio"/g)).toHaveLength(2)
    expect(html).toContain('aria-keyshortcuts="2"')
    expect(html).toContain('Niet te beoordelen')
  })
})

describe('state', () => {
  it('[R-UIX-9] trouble is spoken at once and recovery once; the rhythm of saving is silent', () => {
    expect(nextAnnouncement(undefined, 'saving')).toBeUndefined()
    expect(nextAnnouncement(undefined, 'saved')).toBeUndefined()
    expect(nextAnnouncement(undefined, 'offline')).toBe('offline')
    expect(nextAnnouncement('offline', 'saving')).toBe('offline')
    expect(nextAnnouncement('offline', 'saved')).toBe('saved')
    expect(nextAnnouncement('saved', 'saving')).toBe('saved')
    expect(nextAnnouncement('saved', 'refused')).toBe('refused')
  })

  it('[R-UIX-10] a notice names its tone in words, and a test is never the good tone', () => {
    const html = renderToStaticMarkup(<Notice tone="test" title="TEST-zegel: geen rechtskracht" />)
    expect(html).toContain('Test: ')
    expect(html).not.toContain('notice--good')
  })

  it('[R-UIX-10] a bar of steps has its words', () => {
    const html = renderToStaticMarkup(<StepBar total={6} current={3} label="Beoordeling" />)
    expect(html).toContain('Stap 3 van 6: ')
    expect(html).toContain('Beoordeling')
    expect(html).toContain('aria-hidden="true"')
  })

  it('[R-UIX-11] a busy button keeps its place in the focus order and says what it does', () => {
    const html = renderToStaticMarkup(<Button busy busyLabel="Bezig met vastleggen">Standpunt vastleggen</Button>)
    expect(html).toContain('aria-disabled="true"')
    expect(html).toContain('Bezig met vastleggen')
    expect(html).not.toMatch(/ disabled/)
  })
})

describe('page', () => {
  it('[R-UIX-12] a page has a skip link to its one main, marks the current place and names the capacity', () => {
    const html = renderToStaticMarkup(
      <PageShell navItems={[{ href: '/', label: 'Mijn werk', current: true }, { href: '/dossiers', label: 'Dossiers' }]} capacity="Secretaris">x</PageShell>
    )
    expect(html).toContain('href="#inhoud"')
    expect(html).toMatch(/<main id="inhoud"/)
    expect(html.match(/aria-current="page"/g)).toHaveLength(1)
    expect(html).toMatch(/U werkt als <\/span><strong[^>]*>Secretaris/)
  })

  it('[R-UIX-37] a menu of more than three places stands behind one button on a phone; a shorter one has no button', () => {
    const places = (count: number) => renderToStaticMarkup(<PageShell navItems={Array.from({ length: count }, (_, at) => ({ href: `/${at}`, label: `Plek ${at}` }))}>x</PageShell>)
    expect(places(3)).not.toContain('popover')
    expect(places(4)).toMatch(/<button type="button" class="shell__menu" popovertarget="hoofdmenu">Menu<\/button><ul id="hoofdmenu" popover="auto">/)
    expect(places(4).match(/href="\/\d"/g)).toHaveLength(4)
  })

  it('[R-UIX-14] the closed compartment is named in words on the page', () => {
    const html = renderToStaticMarkup(<PageShell compartment="gesloten" compartmentLabel="Gesloten compartiment">x</PageShell>)
    expect(html).toContain('data-compartiment="gesloten"')
    expect(html).toContain('Gesloten compartiment')
  })

  it('[R-UIX-4] a table carries a caption, scopes and a label per cell for narrow screens', () => {
    const html = renderToStaticMarkup(
      <DataTable
        caption="Stukken"
        rows={[{ id: '1' }]}
        rowKey={(row) => row.id}
        columns={[{ key: 'n', header: 'Nummer', rowHeader: true, cell: (row) => row.id }, { key: 'd', header: 'Datum', cell: () => 'wo 25 nov' }]}
      />
    )
    expect(html).toContain('<caption>Stukken</caption>')
    expect(html).toContain('scope="col"')
    expect(html).toContain('scope="row"')
    expect(html).toContain('data-label="Datum"')
  })

  it('[R-UIX-15] no component writes an inline style', () => {
    const html = renderToStaticMarkup(<><StepBar total={2} current={1} label="x" /><Notice title="x" /><Mark shape="square" label="x" /></>)
    expect(html).not.toContain('style=')
  })
})
