import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dienstenOf } from '~/guard-paneel.server'
import { readDemoPost } from '~/hoorzitting/uitnodigen/demo-post.server'
import { DemoPostPage } from '~/hoorzitting/uitnodigen/schermen/demo-post-page'
import { notFound } from '~/toegang/guard.server'

/** The mail of the demonstration. Anywhere else, and with a mail server of one's own, the page does not exist. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { demoPost } = dienstenOf(context)
  if (!context.basis.demo || demoPost === null) throw notFound()
  return readDemoPost(demoPost)
}

export default function DemoPost() {
  return <DemoPostPage {...useLoaderData<typeof loader>()} />
}
