import { type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { SimulatorError } from '../simulator-error.js';
import { type OwnCertificate } from './certificate.js';

/** The simulator listens on this machine alone. */
export const HOST = '127.0.0.1';

/** The server of the cloud's metadata, over HTTPS as clients ask for it. */
export function metadataServer(
  { certificate, key }: OwnCertificate,
  log: RequestHandler,
  metadata: () => object,
): Server {
  const app = express();
  app.disable('x-powered-by');
  app.use(log);
  app.get('/metadata/endpoints', (_request, response) => {
    response.json(metadata());
  });
  return createSecureServer({ cert: certificate, key }, (request, response) => void app(request, response));
}

/** Begins to listen, and gives the port. @throws SimulatorError if it is taken */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error): void => {
      reject(new SimulatorError(`The simulator cannot listen on ${HOST}:${String(port)}: ${error.message}.`));
    };
    server.once('error', refuse).listen(port, HOST, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Ends a server at once, open connections too. */
export function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
