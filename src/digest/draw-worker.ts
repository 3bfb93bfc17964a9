import { parentPort, workerData } from 'node:worker_threads';
import { draw, type Sketch } from './draw.ts';

// one sketch, one picture: the thread and all that it loaded are gone afterwards
parentPort?.postMessage(await draw(workerData as Sketch));
