// What of ECharts is used, in one module that is loaded when the first picture is drawn.
import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { init, use as register, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

register([BarChart, AriaComponent, GridComponent, LegendComponent, SVGRenderer])

/** One picture as SVG text, of so many pixels. The ids in it differ from those of every other picture: several stand on one page. */
export function toSvg(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
