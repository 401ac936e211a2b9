/** The browser door of the rooms. The server never imports it. */
export { useRoom, type UsedRoom } from './use-room'
export { useMapValue } from './use-map-value'
export { useSharedText, writeText, type SharedText } from './use-shared-text'
export { statusText, type StatusText } from './status-text'
export type { Denied, RoomStatus } from './room-status'
export { readMap, readNotedParagraphs, readParagraphs } from '../read-text'
