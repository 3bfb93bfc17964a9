/** What the playground does otherwise than it would by itself; read by Node before it. */
export const PRELOAD = `
// It would listen on every address of the machine, and has no option for another one.
const net = require('node:net');
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  const told = rest.filter((item) => typeof item === 'function');
  return listen.call(this, { port: Number(port?.port ?? port), host: '127.0.0.1' }, ...told);
};

// It keeps what the bot says until somebody listens, and then tells a page that does not know any conversation yet: the
// page drops it all. So a page is not heard before it has its configuration, which it asks for at the same time.
const http = require('node:http');
const emit = http.Server.prototype.emit;
const READY_AFTER = 500;
const AT_LATEST = 20_000;
let told = () => undefined;
let configured = new Promise((resolve) => { told = resolve; });
http.Server.prototype.emit = function (event, request, ...rest) {
  const path = request?.url ?? '';
  if (event === 'request' && path === '/_internal/v1/config') {
    const before = told;
    configured = new Promise((resolve) => { told = resolve; });
    const mine = told;
    rest[0].once('finish', () => { before(); mine(); });
  }
  const isPage = request?.headers?.origin !== undefined;
  if (event === 'upgrade' && isPage && path.startsWith('/_ws_conversation/')) {
    const late = new Promise((resolve) => setTimeout(resolve, AT_LATEST).unref());
    const hear = () => setTimeout(() => emit.call(this, event, request, ...rest), READY_AFTER);
    void Promise.race([configured, late]).then(hear);
    return true;
  }
  return emit.call(this, event, request, ...rest);
};
`;
