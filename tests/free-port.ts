import { createServer } from 'node:net';

/** A port on this machine that nobody listens at. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    // below those that the system gives out: another test must not get it in the moment before it is used
    const wanted = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') freePort().then(resolve, reject);
      else reject(error);
    });
    server.listen(wanted, '127.0.0.1', () => server.close(() => resolve(wanted)));
  });
