import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy on loopback that opens tunnels (CONNECT), or refuses each with a status. */
export interface ConnectProxy {
  /** Such as `http://user:password@127.0.0.1:3128`. */
  readonly url: string;
  /** The hosts to which a tunnel was asked for, with the headers of the question. */
  readonly asked: readonly { readonly host: string; readonly headers: IncomingHttpHeaders }[];
  readonly close: () => Promise<void>;
}

/**
 * Starts one. Whatever host is asked for, the tunnel leads to a port of this machine: names of other hosts are resolved
 * nowhere.
 *
 * @param port - where tunnels lead to
 */
export async function startConnectProxy(
  port: number,
  { status = 200, credentials = '' }: { readonly status?: number; readonly credentials?: string } = {},
): Promise<ConnectProxy> {
  const asked: { host: string; headers: IncomingHttpHeaders }[] = [];
  const open = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(400).end());
  server.on('connect', ({ url = '', headers }, client: Socket) => {
    asked.push({ host: url, headers });
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);
      return;
    }
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://${credentials}127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
