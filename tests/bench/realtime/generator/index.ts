// The load generator: a process of its own, on a core of its own.
import { answerOrders, tell } from '../answering'
import { runFanOut } from './fan-out'
import { fillRooms, holdRooms, release } from './occupants'
import { openRoom, runStorm } from './open-room'

answerOrders({ 'fan-out': runFanOut, fill: fillRooms, hold: holdRooms, open: openRoom, storm: runStorm, release })
tell('ready')
