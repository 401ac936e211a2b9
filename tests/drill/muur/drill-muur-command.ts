import { breakWalls, faultyGuards } from './drill-muur'
import { rebuild } from './guards'
import { copyHouse } from './scratch'
import { walls } from './walls'

/**
 * `npm run drill:muur`: every wall once, one line each. The exit code: 0 every break was noticed by the test that guards the wall, 1 one
 * was not, or a guard was red before anything was broken.
 */
export async function runMuurDrill(project: string, print: (line: string) => void): Promise<0 | 1> {
  const scratch = copyHouse(project, { built: true })
  try {
    print(`Oefening: ${walls.length} muren, elk één keer gebroken in een kopie. Eerst de wachters terwijl alles staat.`)
    await rebuild(scratch.folder)
    const faulty = await faultyGuards(scratch, walls)
    for (const fault of faulty) print(`FOUT: wachter | ${fault}`)
    let missed = 0
    // What has to be built again comes last: the others use what is built while it is whole.
    for (const wall of [...walls].sort((one, two) => Number(one.built ?? false) - Number(two.built ?? false))) {
      const [outcome] = await breakWalls(scratch, [wall])
      const noticed = outcome?.noticed
      if (noticed === undefined) missed += 1
      print(`${noticed === undefined ? 'FOUT: niet opgemerkt' : 'opgemerkt'} | ${wall.wall} | gebroken: ${wall.broken} | ${noticed === undefined ? 'door niemand' : `door ${noticed}`}`)
    }
    print(`${walls.length} muren gebroken: ${missed + faulty.length === 0 ? 'elke breuk opgemerkt door de wachter van die muur' : `${missed} niet opgemerkt, ${faulty.length} wachters fout`}`)
    return missed + faulty.length === 0 ? 0 : 1
  } finally {
    scratch.remove()
  }
}
