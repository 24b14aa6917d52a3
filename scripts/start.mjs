import { installPackages } from './install.mjs';

installPackages();
const { build, preview } = await import('vite');
await build({ logLevel: 'warn' });
const server = await preview({ preview: { port: Number(process.env.PORT ?? 4173), host: 'localhost' } });
console.log('\nDrydock is at:');
server.printUrls();
console.log('\nStop it with Ctrl-C. What you do there stays in that browser.');
